import type { Language, Localized } from "@kaiji/domain";
import type { Refusal, RefusalCode } from "../refusal.ts";

type Params = Readonly<Record<string, string>>;

const FOUND: Readonly<Record<string, Localized>> = {
  pdf: { ja: "PDF", en: "a PDF" },
  zip: { ja: "zip ファイル", en: "a zip archive" },
  ole: { ja: "別の種類の Office 文書", en: "another kind of Office document" },
};

const WHAT: Readonly<Record<string, Localized>> = {
  file: { ja: "ファイル", en: "The file" },
  total: { ja: "展開後の合計", en: "The unpacked total" },
  part: { ja: "中の部品の一つ", en: "One part" },
  sheets: { ja: "シートの数", en: "The number of sheets" },
  parts: { ja: "中の部品の数", en: "The number of parts" },
};

const SENTENCES: Readonly<Record<RefusalCode, (p: Params) => Localized>> = {
  "empty-file": () => ({
    ja: "ファイルが空です。送り主にもう一度送ってもらってください。",
    en: "The file is empty. Ask the sender for it again.",
  }),
  "not-a-workbook": (p) => ({
    ja: `Excel のブック（.xlsx / .xlsm）ではありません${FOUND[p["found"] ?? ""] ? `（${FOUND[p["found"]!]!.ja}のようです）` : ""}。Excel 形式のファイルを選んでください。`,
    en: `This is no Excel workbook (.xlsx / .xlsm)${FOUND[p["found"] ?? ""] ? `; it looks like ${FOUND[p["found"]!]!.en}` : ""}. Choose the file in Excel format.`,
  }),
  damaged: (p) => ({
    ja: `ファイルが壊れています（${p["part"] ?? ""}）。送り主にもう一度送ってもらってください。`,
    en: `The file is damaged (${p["part"] ?? ""}). Ask the sender for it again.`,
  }),
  "password-protected": () => ({
    ja: "パスワードで保護されています（暗号化されたファイルです）。Excel で開き、「ファイル」→「情報」→「ブックの保護」でパスワードを外して保存してください。",
    en: "The file is password-protected (encrypted). Open it in Excel, remove the password under File > Info > Protect Workbook, and save it.",
  }),
  "old-xls": () => ({
    ja: "古い形式（.xls）のブックです。Excel で開き、「名前を付けて保存」で「Excel ブック（.xlsx）」を選んで保存してください。",
    en: "This is a workbook in the old .xls format. Open it in Excel and save it as an Excel Workbook (.xlsx).",
  }),
  "binary-xlsb": () => ({
    ja: "バイナリ形式（.xlsb）のブックです。Excel で開き、「Excel ブック（.xlsx）」で保存し直してください。",
    en: "This is a binary workbook (.xlsb). Open it in Excel and save it as an Excel Workbook (.xlsx).",
  }),
  "too-large": (p) => ({
    ja: `${WHAT[p["what"] ?? ""]?.ja ?? "ファイル"}が上限（${p["limit"]}）を超えています。開示書のシートだけを残したファイルにしてください。`,
    en: `${WHAT[p["what"] ?? ""]?.en ?? "The file"} is over the limit of ${p["limit"]}. Keep only the disclosure's sheets in the file.`,
  }),
  "suspicious-compression": (p) => ({
    ja: `圧縮のされ方が不自然です（${p["part"]} が ${p["limit"]} を超える）。攻撃用のファイルの恐れがあるため、展開せずに止めました。送り主に確かめてください。`,
    en: `The file is compressed suspiciously (${p["part"]} is over ${p["limit"]}). It may be an attack and was not unpacked. Check with the sender.`,
  }),
  "too-many-rows": (p) => ({
    ja: `シート「${p["sheet"]}」の行が上限（${p["limit"]} 行）を超えています。使っていない行を削除して保存し直してください。`,
    en: `The sheet "${p["sheet"]}" has more than ${p["limit"]} rows. Delete the unused rows and save the file again.`,
  }),
  "too-many-cells": (p) => ({
    ja: `シート「${p["sheet"]}」のセルが上限（${p["limit"]} 個）を超えています。開示書以外のデータを除いてください。`,
    en: `The sheet "${p["sheet"]}" has more than ${p["limit"]} filled cells. Remove what is not the disclosure.`,
  }),
  "document-type-declared": (p) => ({
    ja: `許していない宣言（DOCTYPE）が含まれています（${p["part"]}）。外部を読ませる攻撃の恐れがあるため止めました。送り主に確かめてください。`,
    en: `The file declares a document type (${p["part"]}), which is not allowed: it could make a reader fetch other files. Check with the sender.`,
  }),
  "cyclic-formulas": (p) => ({
    ja: `回答の数式が互いを参照していて、値が決まりません（${p["source"]}）。送り主に、値を入れたファイルを求めてください。`,
    en: `The answer formulas refer to each other and have no value (${p["source"]}). Ask the sender for a file with values.`,
  }),
  "no-form-found": () => ({
    ja: "MDS / SDS の表が見つかりません。開示書のファイルかどうか確かめてください。",
    en: "No MDS or SDS table was found. Check that this is the disclosure file.",
  }),
  "no-answer-column": (p) => ({
    ja: `シート「${p["sheet"]}」に項目の番号はありますが、回答の欄が見つかりません。見出し（回答 など）が消えていないか確かめてください。`,
    en: `The sheet "${p["sheet"]}" has item numbers, and no answer column was found. Check that its header (Answer) is still there.`,
  }),
  "no-form-to-learn": () => ({
    ja: "番号のついた項目と記入欄のある表が見つかりません。公式の様式（Excel）そのものを選んでください。",
    en: "No table of numbered items with columns to fill in was found. Choose the official form itself (Excel).",
  }),
  "unknown-file": () => ({
    ja: "読める種類のファイルではありません。Excel（.xlsx / .xlsm / .xls）、.ods、CSV、PDF、Kaiji の JSON のいずれかを選んでください。",
    en: "This kind of file cannot be read. Choose Excel (.xlsx, .xlsm, .xls), .ods, CSV, PDF or Kaiji's JSON.",
  }),
  "archive-of-files": () => ({
    ja: "複数のファイルを入れた zip です。展開して、中のファイルを一つずつ選んでください。",
    en: "This is a zip archive of several files. Unpack it and choose the files in it.",
  }),
  "not-a-response": (p) => ({
    ja: `JSON ですが、Kaiji の回答の形式ではありません（${p["place"] ?? ""}）。kaiji read --json が出力したファイルを選んでください。`,
    en: `This is JSON, and not in Kaiji's response format (${p["place"] ?? ""}). Choose a file that kaiji read --json printed.`,
  }),
  "pdf-scanned": () => ({
    ja: "紙を読み取った画像の PDF で、文字が入っていません。送り主に、元の Excel か、文字の入った PDF を求めてください。",
    en: "The PDF is a picture of paper and holds no text. Ask the sender for the Excel file, or for a PDF with text.",
  }),
  "pdf-password": () => ({
    ja: "PDF がパスワードで保護されています。開いてパスワードなしで保存し直すか、送り主に元の Excel を求めてください。",
    en: "The PDF is password-protected. Open it and save it without a password, or ask the sender for the Excel file.",
  }),
  "pdf-xfa": () => ({
    ja: "特別な入力フォーム（XFA）の PDF で、ページには中身が入っていません。Adobe Acrobat で開いて「PDF として印刷」したものか、元の Excel を求めてください。",
    en: "The PDF is a form of another kind (XFA), and its pages hold nothing. Open it in Adobe Acrobat and print it as a PDF, or ask the sender for the Excel file.",
  }),
  "pdf-garbled": () => ({
    ja: "PDF の文字が、文字としての情報を持っていません（写すと文字化けします）。元の Excel か、「PDF として保存」し直したものを求めてください。",
    en: "The PDF's text does not say which letters it shows (copied, it is garbled). Ask the sender for the Excel file, or for a PDF that was saved anew.",
  }),
  "pdf-too-many-pages": (p) => ({
    ja: `PDF が ${p["pages"]} ページあり、上限（${p["limit"]} ページ）を超えています。開示書のページだけを保存し直してください。`,
    en: `The PDF has ${p["pages"]} pages; the limit is ${p["limit"]}. Save the pages of the disclosure alone.`,
  }),
  "pdf-too-much": (p) => ({
    ja: `PDF の中身が大きすぎるか複雑すぎるため、読み取りを止めました（${p["what"] ?? ""}: 上限 ${p["limit"]}）。送り主に元の Excel を求めてください。`,
    en: `The PDF is too large or too complex inside, and reading was stopped (${p["what"] ?? ""}: limit ${p["limit"]}). Ask the sender for the Excel file.`,
  }),
  "not-a-rulebook": (p) => ({
    ja: `Word 文書（.docx）でもテキストでもありません${FOUND[p["found"] ?? ""] ? `（${FOUND[p["found"]!]!.ja}のようです）` : ""}。古い Word（.doc）、PDF、一太郎は、Word で開いて「Word 文書（.docx）」で保存し直してください。`,
    en: `This is neither a Word document (.docx) nor text${FOUND[p["found"] ?? ""] ? `; it looks like ${FOUND[p["found"]!]!.en}` : ""}. Open old .doc, PDF and other files in Word and save them as a Word Document (.docx).`,
  }),
  "document-password": () => ({
    ja: "Word 文書がパスワードで保護されています。Word で開き、「ファイル」→「情報」→「文書の保護」でパスワードを外して保存してください。",
    en: "The Word document is password-protected. Open it in Word, remove the password under File > Info > Protect Document, and save it.",
  }),
  "rulebook-too-long": (p) => ({
    ja: `文書が長すぎます（上限 ${p["limit"]}）。運用管理規程の部分だけを保存し直してください。`,
    en: `The document is too long (limit ${p["limit"]}). Save the rulebook's part alone.`,
  }),
};

/** A refusal in words: what happened, where, and what to do next. */
export function refusalSentence(refusal: Refusal, language: Language): string {
  return SENTENCES[refusal.code](refusal.params)[language];
}
