/** One system's part of a request letter. */
export interface LetterSystem {
  readonly systemName: string;
  /** Form codes in capitals: `MDS`. */
  readonly forms: readonly string[];
  readonly rows: readonly { readonly form: string; readonly numbers: readonly string[]; readonly label: string; readonly ask: string }[];
}

/** What a request letter says. Days are `YYYY-MM-DD`. */
export interface RequestLetter {
  readonly on: string;
  readonly toName: string;
  readonly contactName: string | null;
  readonly fromName: string;
  readonly subject: string;
  readonly opening: string;
  readonly closing: string;
  readonly dueOn: string;
  readonly systems: readonly LetterSystem[];
  /** Where the provider answers. */
  readonly link: string;
  /** The short code for a link that cannot be pressed; `null` in a letter by mail. */
  readonly code: string | null;
}

interface Rowed {
  readonly systemName: string;
  readonly form: string;
  readonly numbers: readonly string[];
  readonly label: string;
  readonly ask: string;
}

/** Groups what a request asks for by system, in the order in which the systems first occur. */
export function letterSystems(disclosures: readonly { readonly systemName: string; readonly form: string }[], rows: readonly Rowed[]): LetterSystem[] {
  const systems = new Map<string, { forms: string[]; rows: Rowed[] }>();
  const of = (name: string) => {
    const found = systems.get(name) ?? { forms: [], rows: [] };
    systems.set(name, found);
    return found;
  };
  for (const { systemName, form } of disclosures) of(systemName).forms.push(form.toUpperCase());
  for (const row of rows) of(row.systemName).rows.push({ ...row, form: row.form.toUpperCase() });
  return [...systems].map(([systemName, { forms, rows: own }]) => ({ systemName, forms, rows: own }));
}

/** `2026年12月1日` of `2026-12-01`. */
export function japaneseDay(day: string): string {
  const [year, month, date] = day.split("-").map(Number);
  return `${year}年${month}月${date}日`;
}

/** The names of the forms in full, for a reader who does not know the short ones. */
export function formName(form: string): string {
  if (form === "MDS") return "製造業者による医療情報セキュリティ開示書（MDS）";
  if (form === "SDS") return "サービス事業者による医療情報セキュリティ開示書（SDS）";
  return form;
}

/** The words that a letter begins with, to be changed by the writer. */
export function usualOpening(): string {
  return "拝啓　平素は格別のご高配を賜り、厚く御礼申し上げます。\n当院では、厚生労働省「医療情報システムの安全管理に関するガイドライン」にもとづき、使用している医療情報システムの安全対策を確認しております。\nつきましては、下記についてご提出・ご回答くださいますようお願い申し上げます。";
}

/** The words that a letter ends with, to be changed by the writer. */
export function usualClosing(): string {
  return "「いいえ」の項目は、対応の予定または代わりとなる対策を備考にお書き添えください。\n貴社のご担当でない場合は、回答のページの「うちの担当ではない」から、ご担当の事業者をお知らせください。";
}

/** What a letter is about, in one line. */
export function usualSubject(fromName: string): string {
  return `医療情報セキュリティ開示書のご提出・ご回答のお願い（${fromName}）`;
}

const BY_LINK = "次のページを開き、ファイルを置くか、項目ごとにお答えください（登録は要りません）。";
const BY_REPLY = "このメールへの返信に、開示書のファイルを添えてお送りください。項目へのご回答は、返信の本文にお書きください。";
const CHASER_LINK = "次のページから続けられます（登録は要りません）。";
const CHASER_REPLY = "このメールへの返信でお送りください。";

/** The text of a letter or reminder for a provider who cannot open the link: by reply instead. @param place what stands where the link goes */
export function letterByReply(text: string, place: string): string {
  return text
    .replace(`${BY_LINK}\n　${place}`, BY_REPLY)
    .replace(`${CHASER_LINK}\n\n　${place}`, CHASER_REPLY)
    .replace("回答のページの「うちの担当ではない」から、ご担当の事業者をお知らせください。", "ご担当の事業者をお知らせください。")
    .replace("同じページの「あとで送る」で、いつごろになるかお知らせください。", "いつごろになるかお知らせください。");
}

/** A request as plain text, to be mailed. */
export function renderRequestLetter(letter: RequestLetter): string {
  const { on, toName, contactName, fromName, subject, opening, closing, dueOn, systems, link, code } = letter;
  return [
    japaneseDay(on),
    "",
    `${toName}　${contactName === null ? "御中" : `\n${contactName}　様`}`,
    "",
    fromName,
    "",
    `件名：${subject}`,
    "",
    opening,
    ...(opening.startsWith("拝啓") ? ["　　　　　　　　　　　　　　　　　　　　敬具"] : []),
    "",
    "　　　　　　　　　　記",
    "",
    `■ ご回答の期限：${japaneseDay(dueOn)}`,
    `■ ご提出・ご回答の方法：${BY_LINK}`,
    `　${link}`,
    ...(code === null ? [] : [`　ページを手で開く場合のコード：${code}`]),
    "",
    ...systems.flatMap((system, index) => [`${index + 1}．${system.systemName}`, ...systemLines(system), ""]),
    closing,
    "",
    "　　　　　　　　　　　　　　　　　　　　以上",
    "",
  ].join("\n");
}

function systemLines({ forms, rows }: LetterSystem): string[] {
  return [
    ...forms.map((form) => `　・ご提出いただきたいもの：${formName(form)}`),
    ...(rows.length === 0 ? [] : [`　・ご回答いただきたい項目（${rows.length}件）`]),
    ...rows.flatMap((row) => [`　　${row.form} 項番${row.numbers.join("・")}　${row.label}`, ...(row.ask === "" ? [] : [`　　　${row.ask}`])]),
  ];
}

/** A reminder of a request, before or after its due date. */
export function renderChaser(letter: Pick<RequestLetter, "on" | "toName" | "contactName" | "fromName" | "dueOn" | "link"> & { readonly kind: "before" | "after"; readonly sentOn: string; readonly left: number }): { subject: string; text: string } {
  const { kind, dueOn, fromName, toName, contactName, link, sentOn, left, on } = letter;
  const isBefore = kind === "before";
  const subject = isBefore ? `【ご確認】${japaneseDay(dueOn)}が期限の開示書のお願い（${fromName}）` : `【再度のお願い】開示書のご提出・ご回答について（${fromName}）`;
  const text = [
    japaneseDay(on),
    "",
    `${toName}　${contactName === null ? "御中" : `\n${contactName}　様`}`,
    "",
    fromName,
    "",
    isBefore ? `${japaneseDay(sentOn)}にお願いした開示書のご提出・ご回答は、${japaneseDay(dueOn)}が期限です。` : `${japaneseDay(sentOn)}にお願いした開示書のご提出・ご回答について、${japaneseDay(dueOn)}の期限を過ぎましたが、まだすべてはいただいておりません。`,
    `残っているのは ${left} 件です。${CHASER_LINK}`,
    "",
    `　${link}`,
    "",
    "すぐにお答えになれない場合は、同じページの「あとで送る」で、いつごろになるかお知らせください。",
    "行き違いでお送りいただいておりましたら、ご容赦ください。",
    "",
  ].join("\n");
  return { subject, text };
}
