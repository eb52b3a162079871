import type { Evaluation, Language } from "@kaiji/domain";

/** The verdict in a plain sentence. It speaks of the rows of the forms at hand, not of the institution. */
export function verdictSentence({ verdict, counts }: Pick<Evaluation, "verdict" | "counts">, language: Language): string {
  const notMet = counts["not-met"];
  const open = counts.unanswered + counts["needs-judgement"];
  const total = notMet + open + counts.met + counts["not-applicable"];
  if (total === 0)
    return language === "ja"
      ? "この様式について照らし合わせる確認事項はありません。読み取った内容だけを示します。"
      : "The criteria ask nothing about this form; what was read is shown as it is.";
  switch (verdict) {
    case "conforms":
      return language === "ja"
        ? `確認事項 ${total} 件のすべてが「はい」または「対象外」です。`
        : `All ${total} confirmation rows are "yes" or "not applicable".`;
    case "incomplete":
      return language === "ja"
        ? `「いいえ」はありませんが、確認事項 ${total} 件のうち ${open} 件がまだ決まっていません（未回答 ${counts.unanswered} 件、要判断 ${counts["needs-judgement"]} 件）。`
        : `No row is "no", but ${open} of ${total} rows are still open (${counts.unanswered} unanswered, ${counts["needs-judgement"]} to be judged).`;
    case "does-not-conform":
      return language === "ja"
        ? `確認事項 ${total} 件のうち ${notMet} 件が求められる状態になっていません${open > 0 ? `。ほかに ${open} 件がまだ決まっていません` : ""}。`
        : `${notMet} of ${total} rows are not as required${open > 0 ? `; ${open} more are still open` : ""}.`;
  }
}
