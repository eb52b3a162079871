const COMMANDS: Readonly<Record<string, string>> = {
  read: `kaiji read FILE… [--json] [--lang ja|en] [-o OUT]
  ファイルを読み、回答・備考・基本情報と、読み取りで気づいた点を示します。
  Reads files and shows answers, remarks, basic fields and what reading brought up.

  kaiji read MDS.xlsx --json
  kaiji read 受領フォルダ/ --json -o all.json
`,
  check: `kaiji check FILE… [--against gl-7.0-appendix] [--decisions FILE.json] [--json | --format table|md|html|csv|json] [--lang ja|en] [-o OUT]
  ガイドライン7.0版 保守委託機関編 別紙の確認事項（MDS 41・SDS 58）と照らし合わせます。
  Checks against the 99 rows of the appendix of guideline 7.0.
  要判断の行への判断は --decisions で渡します。理由は必ず要ります。前に保存した確認結果のJSONも渡せます。
  --decisions holds a person's decisions on rows that need judgement, each with its reason; a saved check JSON will do.
  [{"criterion":"mds-4.1","status":"met|not-met|not-applicable","reason":"…","file":"MDS.xlsx"}]（file は同じ様式が複数のとき / file: with several of one form）
  終了コード / exit code: 0 適合 conforms, 1 不適合・未決 does not conform or incomplete, 2 読めない cannot be read

  kaiji check MDS.xlsx
  kaiji check MDS.xlsx --decisions 判断.json --json -o 確認結果.json
  kaiji check 受領フォルダ/ --format html -o 確認結果.html
`,
  letter: `kaiji letter FILE… [--format text|html] [--decisions FILE.json] [--date YYYY-MM-DD] [--lang ja|en] [-o OUT]
  不適合・未回答・要判断の項目について、事業者への確認のお願いを作ります。
  Writes the request to the provider for everything that is not met, unanswered or to be judged.

  kaiji letter SDS.xlsx -o 確認のお願い.txt
`,
  fill: `kaiji fill TEMPLATE --from RESPONSE.json -o OUT.xlsx
  kaiji read --json の文書を、お手元の様式（TEMPLATE の写し）に書き込みます。様式のほかの部分は変えません。
  Writes the document that kaiji read --json prints into your copy of the form; everything else of it stays as it is.

  kaiji fill 様式.xlsx --from 回答.json -o 記入済み.xlsx
`,
  export: `kaiji export FILE --to json|csv|md|html|xlsx|oscal-component|oscal-results|oscal-poam|cyclonedx [-o OUT] [--form mds|sds | --disclosure N] [--against gl-7.0-appendix] [--treatments FILE.json] [--lang ja|en]
  開示書一つを、ほかの形式で書き出します。何がどこに入るかは docs/exchange.md にあります。
  Writes one disclosure as another format; docs/exchange.md says what goes where.

  kaiji export MDS.xlsx --to csv -o MDS.csv
  kaiji export MDS.xlsx --to oscal-poam --treatments 対応.json -o poam.json
`,
  catalog: `kaiji catalog list | show ID | export ID --to oscal|pack | validate [FOLDER] [--json] [--lang ja|en] [-o OUT]
kaiji catalog learn FORM.xlsx|PACK.json [--yes] [--edition E] [--form ID] [--json] [-o PACK.json]
kaiji catalog forget ID
  様式・基準の一覧、内容、書き出し、検査。learn は、お手元の公式の様式（空でも記入済みでも）を覚えます。違いを見せ、確かめてから取り込みます。
  Lists, shows, exports and validates forms and criteria. learn takes an official form (blank or filled) into this
  installation: it shows what differs from what is known and takes it in once you agree (--yes). With -o it only writes
  the pack: to look through, to correct the map of, or to share.

  kaiji catalog list
  kaiji catalog show mds-5.0
  kaiji catalog show sds-17.1
  kaiji catalog learn 様式.xlsx
`,
  backup: `kaiji backup -o FILE [--data FOLDER] [--passphrase-file FILE]
  保管しているものすべて（データベース、元のファイル、鍵、覚えた様式）を1つのファイルに書きます。動いている間も使えます。
  Writes everything that is kept into one file, also while Kaiji runs; it is read back and compared.

  kaiji backup -o kaiji-2026-11-21.backup --passphrase-file 合言葉.txt
`,
  restore: `kaiji restore FILE [--data FOLDER] [--passphrase-file FILE]
  バックアップを、空のフォルダー（DATABASE_URL があれば空のデータベース）に戻します。
  Brings a backup back into an empty folder, or with DATABASE_URL an empty database.
`,
  audit: `kaiji audit verify [--data FOLDER] [--json]
  監査証跡のつながりと署名を、組織ごとに最初から確かめます。終了コード: 0 正しい、1 壊れている
  Walks every organization's audit trail and checks links and signatures. Exit 0: holds, 1: does not.
`,
  serve: `kaiji serve [--port 3141] [--host 127.0.0.1] [--data FOLDER]
  ブラウザで使う画面を起動します。ファイルはこの機械から出ません。
  Starts the page for the browser. Files never leave this machine.
`,
};

/** What all commands are, with an example each. */
export function overview(): string {
  return `Kaiji（開示） — MDS/SDS を読み、確かめる / reads and checks MDS/SDS

${Object.values(COMMANDS).join("\n")}
kaiji --help, kaiji COMMAND --help, kaiji --version
`;
}

/** Help on one command; the overview when there is none of that name. */
export function help(command: string): string {
  return COMMANDS[command] ?? overview();
}
