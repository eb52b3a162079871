interface Sentence {
  readonly ja: string;
  readonly en: string;
}

/** One line per failure, in both languages. The keys are the stable codes. */
export const STORAGE_SENTENCES = {
  "folder-in-use": {
    ja: "データフォルダ {folder} は別の Kaiji(プロセス {pid})が使っています。先にそちらを終了してください。",
    en: "The data folder {folder} is in use by another Kaiji (process {pid}). Stop that one first.",
  },
  "folder-not-writable": {
    ja: "フォルダ {folder} に書き込めません。権限と、読み取り専用になっていないかを確かめてください。",
    en: "The folder {folder} cannot be written to. Check its permissions and whether it is read-only.",
  },
  "folder-unreachable": {
    ja: "データベースは利用者 {user} として動きますが、{folder} を通れません。そのフォルダに実行権(x)を与えるか、KAIJI_DATA を /var/lib の下に置いてください。",
    en: "The database runs as the user {user}, who cannot pass through {folder}. Give that folder the x permission, or put KAIJI_DATA under /var/lib.",
  },
  "disk-full": {
    ja: "フォルダ {folder} のあるディスクに空きがありません。空きを作ってから、もう一度お試しください。",
    en: "The disk of the folder {folder} is full. Make room, then try again.",
  },
  "no-binaries": {
    ja: "この環境({platform})用のデータベースが入っていません。npm install をやり直すか、DATABASE_URL で PostgreSQL を指定してください。",
    en: "The database for this platform ({platform}) is not installed. Run npm install again, or name a PostgreSQL server in DATABASE_URL.",
  },
  "binaries-broken": {
    ja: "付属のデータベースを起動できません({detail})。npm install をやり直すか、DATABASE_URL で PostgreSQL を指定してください。",
    en: "The bundled database does not run ({detail}). Run npm install again, or name a PostgreSQL server in DATABASE_URL.",
  },
  "no-unprivileged-user": {
    ja: "管理者(root)のままではデータベースを動かせず、代わりの利用者(kaiji・postgres・nobody)もありません。一般の利用者で起動してください。",
    en: "The database cannot run as root, and there is no user kaiji, postgres or nobody to run it as. Start Kaiji as an ordinary user.",
  },
  "database-other-version": {
    ja: "{folder} のデータベースは PostgreSQL {found} のもので、この Kaiji の PostgreSQL {expected} では開けません。作成した版の Kaiji でバックアップを取り、こちらへ復元してください。",
    en: "The database in {folder} was made by PostgreSQL {found}; this Kaiji brings PostgreSQL {expected}. Back up with the Kaiji that made it and restore here.",
  },
  "database-damaged": {
    ja: "{folder} にファイルはありますが、完全なデータベースではありません。バックアップから復元してください。",
    en: "There are files in {folder}, but no whole database. Restore it from a backup.",
  },
  "password-lost": {
    ja: "{folder}/secrets のパスワードがデータベースと合いません。このデータベースと一緒に作られた secrets フォルダを戻してください。",
    en: "The passwords in {folder}/secrets do not fit the database. Bring back the secrets folder that was made with it.",
  },
  "database-not-started": {
    ja: "データベースを起動できませんでした({detail})。記録: {log}",
    en: "The database did not start ({detail}). Log: {log}",
  },
  "database-away": {
    ja: "データベースにいま接続できません。しばらくしてから、もう一度お試しください。",
    en: "The database cannot be reached just now. Try again in a moment.",
  },
  "database-full": {
    ja: "データベースのディスクに空きがなく、変更は保存されていません。空きを作ってから、もう一度お試しください。",
    en: "The disk of the database is full; the change was not saved. Make room, then try again.",
  },
  "database-url-invalid": {
    ja: "DATABASE_URL を読めません。postgres://利用者:パスワード@ホスト:5432/データベース の形で指定してください。",
    en: "DATABASE_URL cannot be read. Write it as postgres://user:password@host:5432/database.",
  },
  "server-too-old": {
    ja: "PostgreSQL {found} には対応していません。PostgreSQL {expected} 以上のサーバーを指定してください。",
    en: "PostgreSQL {found} is not supported. Use a server with PostgreSQL {expected} or newer.",
  },
  "server-refused": {
    ja: "PostgreSQL が接続を拒みました(利用者 {role}: {detail})。DATABASE_URL の利用者、パスワード、データベース名を確かめてください。",
    en: "PostgreSQL refused the connection (role {role}: {detail}). Check user, password and database name in DATABASE_URL.",
  },
  "owner-without-rights": {
    ja: "PostgreSQL の利用者 {role} は、このデータベースに表を作る権限がありません(GRANT CREATE ON DATABASE が必要です)。",
    en: "The PostgreSQL role {role} may not create in this database (it needs GRANT CREATE ON DATABASE).",
  },
  "server-not-utf8": {
    ja: "データベースの文字コードが {found} です。UTF8 のデータベースを指定してください。",
    en: "The database is encoded in {found}. Use a database in UTF8.",
  },
  "app-role-missing": {
    ja: "PostgreSQL に利用者 {role} がないか、パスワードが違います。サーバーの管理者が作成し、DATABASE_APP_URL で指定してください。",
    en: "The PostgreSQL role {role} is missing or has another password. Have the server's administrator make it and name it in DATABASE_APP_URL.",
  },
  "app-role-too-strong": {
    ja: "PostgreSQL の利用者 {role} は権限が強すぎます({detail})。組織ごとの壁を越えられない利用者を指定してください。",
    en: "The PostgreSQL role {role} has too many rights ({detail}). Use a role that cannot pass the wall between organizations.",
  },
  "database-newer": {
    ja: "データベースはこの Kaiji より新しい版({found})で作られています(この Kaiji が知るのは {known} まで)。新しい Kaiji で開いてください。",
    en: "The database was made by a newer Kaiji (step {found}; this one knows {known}). Open it with the newer Kaiji.",
  },
  "database-altered": {
    ja: "データベースの作成手順 {number} がこの Kaiji のものと違います。同じ配布元の Kaiji で開いてください。",
    en: "Step {number} of the database is not the one that this Kaiji knows. Open it with the Kaiji that made it.",
  },
  "record-missing": {
    ja: "この記録({kind})は見つかりません。削除されたか、別の組織のものです。",
    en: "There is no such record ({kind}); it was removed or belongs to another organization.",
  },
  "record-changed": {
    ja: "ほかの人がこの記録({kind})を先に変更しました(現在の版 {found})。読み込み直して、変更し直してください。",
    en: "Somebody else has changed this record ({kind}) first (it is at version {found}). Load it again and repeat your change.",
  },
  "backup-not-one": {
    ja: "{file} は Kaiji のバックアップではありません。",
    en: "{file} is no backup of Kaiji.",
  },
  "backup-newer": {
    ja: "このバックアップは新しい Kaiji で作られています。新しい Kaiji で戻してください。",
    en: "The backup was made by a newer Kaiji; restore it with that one.",
  },
  "backup-passphrase": {
    ja: "バックアップの合言葉がないか、違います。--passphrase-file で正しい合言葉のファイルを指定してください。",
    en: "The backup's passphrase is missing or wrong; name the file that holds it with --passphrase-file.",
  },
  "backup-damaged": {
    ja: "バックアップが途中で切れているか、壊れています。別のバックアップを使ってください。何も変更していません。",
    en: "The backup is cut off or damaged; use another one. Nothing was changed.",
  },
  "restore-not-empty": {
    ja: "戻す先({place})が空ではありません。空のフォルダーと空のデータベースを指定してください。",
    en: "The place to restore to ({place}) is not empty; name an empty folder and an empty database.",
  },
  "file-too-large": {
    ja: "ファイルが大きすぎます。上限は {limit} バイトです。",
    en: "The file is too large. The limit is {limit} bytes.",
  },
  "file-missing": {
    ja: "ファイル {sha256} は保管されていません。",
    en: "The file {sha256} is not kept here.",
  },
  "file-damaged": {
    ja: "保管しているファイル {sha256} の内容が変わっています。バックアップから戻してください。",
    en: "The kept file {sha256} is not what it was. Bring it back from a backup.",
  },
} as const satisfies Readonly<Record<string, Sentence>>;

/** Stable codes of the failures that storage tells of. */
export type StorageErrorCode = keyof typeof STORAGE_SENTENCES;
