import type { Language, Localized, Problem, ProblemCode } from "@kaiji/domain";
import { readBack } from "./read-back.ts";

type Params = Readonly<Record<string, string>>;

const FIELDS: Readonly<Record<string, Localized>> = {
  date: { ja: "作成日", en: "date" },
  organization: { ja: "事業者名", en: "organization" },
  name: { ja: "製品・サービス名", en: "product or service name" },
  version: { ja: "バージョン", en: "version" },
};
const ANSWERS: Readonly<Record<string, Localized>> = {
  yes: { ja: "はい", en: "yes" },
  no: { ja: "いいえ", en: "no" },
  na: { ja: "対象外", en: "not applicable" },
};

const answer = (value: string | undefined, language: Language) => ANSWERS[value ?? ""]?.[language] ?? value ?? "";

const SENTENCES: Readonly<Record<ProblemCode, (p: Params) => Localized>> = {
  "unknown-answer": (p) => ({
    ja: `「${p["text"]}」は「はい・いいえ・対象外」のどれとも読めません。書かれたまま残しました。人が確かめてください。`,
    en: `"${p["text"]}" is neither yes, no nor not applicable. It is kept as written; a person must look at it.`,
  }),
  "struck-text": (p) => ({
    ja: `取り消し線の文字を除いて読みました（セルの文字は「${p["text"]}」）。`,
    en: `Struck-through letters were left out (the cell holds "${p["text"]}").`,
  }),
  "unseen-text": (p) => ({
    ja: `「${p["text"]}」と入っていますが、見る人には見えない文字です（背景と同じ色、隠す書式、スキャンの文字認識など）。人が確かめるまで回答として扱いません。`,
    en: `It holds "${p["text"]}", which nobody sees who looks at it (in the background's colour, hidden by its format, recognised in a scan, or the like). It counts as an answer once a person confirms it.`,
  }),
  "several-marks": (p) => ({
    ja: `二つ以上の欄に印があります（${p["text"]}）。事業者にどれが正しいか確かめてください。`,
    en: `More than one column is marked (${p["text"]}). Ask the provider which one holds.`,
  }),
  "conflicting-answers": (p) => ({
    ja: `同じ項目に違う回答があります: 「${answer(p["first"], "ja")}」と、${p["other"]} の「${answer(p["second"], "ja")}」。`,
    en: `The same item is answered differently: "${answer(p["first"], "en")}", and "${answer(p["second"], "en")}" in ${p["other"]}.`,
  }),
  "duplicate-item": (p) => ({
    ja: `同じ番号の行がもう一つあります（${p["other"]}）。回答は同じです。`,
    en: `The number stands on another row too (${p["other"]}), with the same answer.`,
  }),
  "formula-without-value": () => ({
    ja: "数式の結果がファイルに保存されていません。Excel で開いて保存し直すと読めます。",
    en: "The formula's result is not stored in the file. Open it in Excel and save it again.",
  }),
  "cyclic-formula": () => ({
    ja: "数式が自分自身を参照していて、値が決まりません。",
    en: "The formula refers back to itself, so it has no value.",
  }),
  "unknown-item": () => ({
    ja: "この番号はお手元の様式の一覧にありません。回答はそのまま残しました。",
    en: "No catalog knows this number. The row is kept as it is.",
  }),
  "unnumbered-answer": (p) => ({
    ja: `番号のない行に回答「${answer(p["answer"], "ja")}」があります${p["text"] ? `（${p["text"]}）` : ""}。`,
    en: `A row without a number holds the answer "${answer(p["answer"], "en")}"${p["text"] ? ` (${p["text"]})` : ""}.`,
  }),
  "remark-not-found": (p) => ({
    ja: `備考の番号「${p["remark"]}」に当たる本文が見つかりません。`,
    en: `No text was found for the remark number "${p["remark"]}".`,
  }),
  "unused-remark": (p) => ({
    ja: `備考「${p["remark"]}」はどの項目からも参照されていません: ${p["text"]}`,
    en: `No item points to the remark "${p["remark"]}": ${p["text"]}`,
  }),
  "unknown-edition": (p) => ({
    ja: `題名からは様式の版が分かりません（${p["title"]}）。最新の版の番号で読みました。新しい版の様式なら、番号の意味が違うことがあります。「様式を覚える」で覚えさせてから、読み直してください。`,
    en: `The title does not say which edition of the form this is (${p["title"]}). It was read with the newest edition's numbers. In a newer edition they may mean something else: have Kaiji learn that form first, then read the file again.`,
  }),
  "unknown-date": (p) => ({
    ja: `作成日「${p["text"]}」を日付として読めません。書かれたまま残しました。`,
    en: `The date "${p["text"]}" could not be read as a day. It is kept as written.`,
  }),
  "missing-basic-field": (p) => ({
    ja: `${FIELDS[p["field"] ?? ""]?.ja ?? ""}が見つかりません。`,
    en: `The ${FIELDS[p["field"] ?? ""]?.en ?? "field"} was not found.`,
  }),
  "second-revision": (p) => ({
    ja: `同じ様式が別のシート「${p["other"]}」にもあり、回答が違います。どちらが今のものか確かめてください。まとめずに別々に示します。`,
    en: `The sheet "${p["other"]}" holds the same form with other answers. Check which one is current; they are kept apart.`,
  }),
  "sample-sheet": () => ({
    ja: "記入例のシートは読みませんでした。",
    en: "This sheet shows sample answers and was left out.",
  }),
  "no-answer-column": () => ({
    ja: "項目の番号はありますが、回答の欄が見つかりません。",
    en: "The sheet has item numbers, and no answer column was found.",
  }),
  "row-not-found": () => ({
    ja: "覚えた様式にあるこの項目の行が、このファイルに見つかりません。行が消えているか、設問の文が書き換えられています。",
    en: "The row of this item, which the learned form has, was not found here: it was removed, or its sentence was changed.",
  }),
  "missing-item": () => ({
    ja: "この版の様式にある項目ですが、PDF から行や回答を確かに読み取れませんでした。PDF を開いて、この項目の回答を確かめてください。",
    en: "This edition of the form has the item, and its row or answer did not surely come out of the PDF. Open the PDF and look up its answer.",
  }),
  "further-field": (p) => ({
    ja: `様式の欄「${p["field"]}」に記入があります: ${p["text"]}`,
    en: `The form's field "${p["field"]}" is filled in: ${p["text"]}`,
  }),
  "cell-comment": (p) => ({
    ja: `セルにコメントがあります: ${p["text"]}`,
    en: `The cell carries a comment: ${p["text"]}`,
  }),
  "proposed-answer": (p) => ({
    ja: `「${answer(p["proposed"], "ja")}」と読めそうですが、確かではありません。人が確かめるまで回答として扱いません。`,
    en: `This looks like "${answer(p["proposed"], "en")}", but not surely. It counts as an answer once a person confirms it.`,
  }),
};

/** A problem in words, without its place. One that came in a document has the words it had there, as far as they cannot be told otherwise. */
export function problemSentence(problem: Problem, language: Language): string {
  const told = problem.params?.["message"];
  if (told !== undefined) return retellProblem(problem.code, told, language);
  return SENTENCES[problem.code](problem.params ?? {})[language];
}

/** Which parameters a problem's sentence has, in the order in which its Japanese sentence names them. */
const PARTS: Readonly<Record<ProblemCode, readonly string[]>> = {
  "unknown-answer": ["text"],
  "struck-text": ["text"],
  "unseen-text": ["text"],
  "several-marks": ["text"],
  "conflicting-answers": ["first", "other", "second"],
  "duplicate-item": ["other"],
  "formula-without-value": [],
  "cyclic-formula": [],
  "unknown-item": [],
  "unnumbered-answer": ["answer", "text"],
  "remark-not-found": ["remark"],
  "unused-remark": ["remark", "text"],
  "unknown-edition": ["title"],
  "unknown-date": ["text"],
  "missing-basic-field": [],
  "second-revision": ["other"],
  "sample-sheet": [],
  "no-answer-column": [],
  "row-not-found": [],
  "missing-item": [],
  "further-field": ["field", "text"],
  "cell-comment": ["text"],
  "proposed-answer": ["proposed"],
};

/** The sentence of a problem that was told and kept in Japanese, in another language; as it was told when it was told otherwise. */
export function retellProblem(code: string, told: string, language: Language): string {
  const make = (SENTENCES as Readonly<Record<string, (p: Params) => Localized>>)[code];
  if (language === "ja" || make === undefined) return told;
  const names = PARTS[code as ProblemCode];
  const fits = (fixed: Params, open: readonly string[]) => {
    const parts = readBack(told, open.length, (marks) => make({ ...fixed, ...Object.fromEntries(open.map((name, at) => [name, marks[at] ?? ""])) }).ja);
    return parts === null ? null : make({ ...fixed, ...Object.fromEntries(open.map((name, at) => [name, asCode(name, parts[at] ?? "")])) })[language];
  };
  if (code === "missing-basic-field") return Object.keys(FIELDS).map((field) => fits({ field }, [])).find((sentence) => sentence !== null) ?? told;
  return fits({}, names) ?? (code === "unnumbered-answer" ? fits({}, ["answer"]) : null) ?? told;
}

/** Answers are told as words and made from codes. */
function asCode(name: string, part: string): string {
  if (!["first", "second", "answer", "proposed"].includes(name)) return part;
  return Object.entries(ANSWERS).find(([, { ja }]) => ja === part)?.[0] ?? part;
}
