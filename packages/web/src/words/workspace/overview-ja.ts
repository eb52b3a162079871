/** The words of the screen or part "overview", in Japanese. */
export const overviewJa = {
  title: (name: string) => `${name}の概要`,
  received: (done: number, all: number) => `${all}件のシステムのうち、${done}件の開示書がそろっています。`,
  open: (open: number, decided: number) => `満たさない・未回答・要判断は${open}件で、そのうち${decided}件は対応が決まっています。`,
  covered: "すべてのシステムの確認事項が「はい」か「対象外」です。保守委託機関編に頼れる状態です。",
  notCovered: "まだ保守委託機関編に頼れる状態ではありません。下の「次にすること」から進めてください。",
  numbers: { received: "開示書がそろったシステム", open: "対応が決まっていない指摘", due: "7日以内に期限が来る対応" },
  next: "次にすること",
  todo: {
    systems: "使っているシステムを台帳に加える",
    providers: "事業者の名前と連絡先を加える",
    missing: (count: number) => `開示書がそろっていない${count}件のシステムについて、事業者に依頼する`,
    unmatched: (count: number) => `受け取った${count}件の開示書を、台帳のシステムに結び付ける`,
    open: (count: number) => `${count}件の指摘への対応を決める`,
    approve: (count: number) => `${count}件の対応を承認する`,
    due: (count: number) => `期限が近い、または過ぎた${count}件の対応を見直す`,
    letters: (count: number) => `送信箱で待っている${count}通の手紙を送る`,
  },
  nothing: "いますることはありません。契約や仕様が変わったときに、事業者から新しい開示書を受け取ってください。",
  blocking: "多くのシステムで満たされていない確認事項",
  blockingCount: (count: number) => `${count}件`,
};
