interface RefusalWords {
  readonly status: number;
  readonly ja: string;
  readonly en: string;
}

/** Every refusal that the API knows: its HTTP status and what a person can do. */
export const REFUSALS = {
  "not-signed-in": { status: 401, ja: "サインインしてください。", en: "Sign in first." },
  "second-factor-needed": { status: 403, ja: "2つ目の確認(パスキーまたは確認コード)を済ませてください。", en: "Complete the second factor (passkey or code) first." },
  "enrolment-needed": { status: 403, ja: "先に2つ目の確認(パスキーまたは確認コードのアプリ)を登録してください。", en: "Set up a second factor (passkey or code app) first." },
  "confirm-needed": { status: 403, ja: "大切な変更です。もう一度パスワードを入力してください。", en: "This is a sensitive change; enter your password once more." },
  "wrong-credentials": { status: 401, ja: "メールアドレスかパスワードが違います。", en: "The e-mail address or the password is wrong." },
  "wrong-code": { status: 401, ja: "確認コードが違うか、使用済みです。新しいコードを入力してください。", en: "The code is wrong or was used already; enter a new one." },
  "wrong-passkey": { status: 401, ja: "パスキーを確認できませんでした。もう一度お試しください。", en: "The passkey could not be verified; try again." },
  "too-many-attempts": { status: 429, ja: "失敗が続いたため、{seconds} 秒後までお待ちください。", en: "Too many failures; wait {seconds} seconds." },
  "rate-limited": { status: 429, ja: "要求が多すぎます。{seconds} 秒後にもう一度お試しください。", en: "Too many requests; try again in {seconds} seconds." },
  "cross-site": { status: 403, ja: "ほかのサイトからの要求は受け付けません。", en: "Requests from other sites are refused." },
  "not-permitted": { status: 403, ja: "この操作をする権限({permission})がありません。管理者に依頼してください。", en: "Your role does not allow this ({permission}); ask an administrator." },
  "not-found": { status: 404, ja: "見つかりません。削除されたか、見る権限がありません。", en: "There is nothing here, or you may not see it." },
  "method-not-allowed": { status: 405, ja: "使えない操作です。", en: "Method not allowed." },
  "invalid-request": { status: 400, ja: "内容に誤りがあります。各項目の説明をご覧ください。", en: "The request is not valid; see the fields." },
  "unsupported-media": { status: 415, ja: "この種類の内容は受け付けません({expected} が必要です)。", en: "This kind of content is not taken; send {expected}." },
  "body-too-large": { status: 413, ja: "内容が大きすぎます。上限は {limit} バイトです。", en: "The content is too large; the limit is {limit} bytes." },
  "too-many-files": { status: 409, ja: "このお願いで受け取れるファイルは {limit} 個までです。", en: "This request takes at most {limit} files." },
  "unreadable-file": { status: 422, ja: "このファイルからは読み取れませんでした。", en: "The file could not be read." },
  "version-needed": { status: 428, ja: "If-Match で、元にした版を示してください。", en: "Name the version that you changed in If-Match." },
  "record-changed": { status: 412, ja: "ほかの人が先に変更しました。読み込み直して、変更し直してください。", en: "Somebody else was faster; load it again and repeat your change." },
  "key-reused": { status: 422, ja: "同じ Idempotency-Key が別の内容で使われています。", en: "This Idempotency-Key was used with other content." },
  "already-there": { status: 409, ja: "すでに登録されています。", en: "It is there already." },
  "too-many": { status: 409, ja: "{most} 件までです。使わないものを先に外してください。", en: "There can be {most} at most; remove what is not used first." },
  "state-differs": { status: 409, ja: "いまの状態ではできない操作です({state})。", en: "Not possible in the present state ({state})." },
  "link-spent": { status: 410, ja: "このリンクは使用済みか、期限が切れています。新しいリンクを依頼してください。", en: "This link was used or has expired; ask for a new one." },
  "sign-in-first": { status: 409, ja: "このメールアドレスの人はすでに登録されています。サインインしてから、リンクをもう一度開いてください。", en: "This person is known already; sign in and open the link again." },
  "last-administrator": { status: 409, ja: "最後の管理者です。先に別の管理者を決めてください。", en: "This is the last administrator; name another one first." },
  "last-factor": { status: 409, ja: "最後の2つ目の確認です。先に別の方法を登録してください。", en: "This is the last second factor; set up another one first." },
  "belongs-elsewhere": { status: 409, ja: "この人は別の組織にも属しているため、ここからは再設定できません。", en: "This person belongs to another organization too and cannot be reset from here." },
  "clause-in-use": { status: 409, ja: "この条項で補うとした指摘が {count} 件あります。外すと、その指摘の対応がなくなります。", en: "{count} findings are said to be covered by this; removing it leaves them without a treatment." },
  "own-two-eyes": { status: 409, ja: "自分で申請した対応は承認できません。別の人が承認してください。", en: "You cannot approve your own treatment; another person must." },
  "outside-failed": { status: 401, ja: "外部のサインイン({reason})を確認できませんでした。もう一度お試しください。", en: "The outside sign-in could not be verified ({reason}); try again." },
  "outside-unknown": { status: 403, ja: "サインインはできましたが、この組織の人として登録されていません。管理者に招待を依頼してください。", en: "Signed in, but not a member of this organization; ask an administrator for an invitation." },
  "outside-unreachable": { status: 424, ja: "外部のサインイン({issuer})に接続できません。設定と接続を確かめてください。", en: "The outside sign-in ({issuer}) cannot be reached; check settings and network." },
  "inside-address": { status: 422, ja: "{host} は院内などの内側に通じる宛先です。サーバーの設定 KAIJI_INSIDE で許可した宛先だけに送れます。", en: "{host} leads inside; only addresses that the server's setting KAIJI_INSIDE allows can be asked." },
  "password-too-short": { status: 400, ja: "パスワードは {least} 文字以上にしてください。", en: "Use at least {least} characters." },
  "password-too-long": { status: 400, ja: "パスワードは {most} 文字までです。", en: "Use at most {most} characters." },
  "password-known": { status: 400, ja: "よく使われるか、漏えいした一覧にあるパスワードです。別のものにしてください。", en: "This password is common or on a list of breached ones; choose another." },
  "file-damaged": { status: 500, ja: "預けたファイルの中身が、預けたときと違っています。使わずに、管理者がバックアップから戻してください。", en: "The kept file is no longer what was kept. It is not given out; an administrator has to bring it back from a backup." },
  "storage-away": { status: 503, ja: "データベースにいま接続できません。しばらくしてから、もう一度お試しください。", en: "The database cannot be reached just now; try again in a moment." },
  "storage-unavailable": { status: 503, ja: "保管の仕組みを使えません: {ja}", en: "Nothing can be kept: {en}" },
  "storage-full": { status: 507, ja: "ディスクに空きがなく、保存されていません。空きを作ってから、もう一度お試しください。", en: "The disk is full and nothing was saved; make room and try again." },
  internal: { status: 500, ja: "内部の問題です。要求番号を管理者に伝えてください。", en: "Internal error; tell the administrator the request id." },
} as const satisfies Readonly<Record<string, RefusalWords>>;

/** Stable codes of refusals. */
export type RefusalCode = keyof typeof REFUSALS;
