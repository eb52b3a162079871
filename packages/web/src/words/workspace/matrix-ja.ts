/** The words of the screen or part "matrix", in Japanese. */
export const matrixJa = {
  title: "一覧表",
  lead: "システム×確認事項。○ 満たす　× 満たさない　－ 対象外　？ 未回答　！ 要判断",
  form: "様式",
  onlyOpen: "要対応のあるシステムだけ",
  empty: "開示書を受け取ると、ここに一覧表ができます。",
  toIntake: "受け取りへ",
  unconnected: (name: string) => `（未接続）${name}`,
  chapter: (chapter: string) => `${chapter}章`,
  detail: (name: string) => `${name}の照合結果`,
  csv: "CSVで書き出す",
  print: "A3で印刷する",
  system: "システム",
  counts: (systems: number, rows: number) => `${systems}件のシステム、${rows}行`,
};
