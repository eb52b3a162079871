import { Notice } from "../../parts/notice.tsx";
import { pageLanguage } from "../../settings/page-language.ts";
import { useSpeaking } from "../../settings/language.tsx";
import { ApiProblem } from "../api/ask.ts";

/** What the server refused, in the page's language; nothing while there is nothing. */
export function ProblemNotice({ error }: { readonly error: unknown }) {
  const { language } = useSpeaking();
  if (error === null || error === undefined) return null;
  const problem = error instanceof ApiProblem ? error : null;
  return (
    <Notice look="bad" role="alert" heading={problem === null ? String(error) : problem[language]}>
      {problem === null || problem.fields.length === 0 ? undefined : (
        <ul className="list-disc pl-5">
          {problem.fields.map((field) => (
            <li key={`${field.path}${field.message}`}>
              {field.path === "" ? "" : `${field.path}: `}
              {inLanguage(field.message, language)}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  );
}

/** One half of a message that says the same as `日本語 / English`; any other message whole. */
export function inLanguage(message: string, language: "ja" | "en"): string {
  const cut = message.lastIndexOf(" / ");
  const [ja, en] = [message.slice(0, cut), message.slice(cut + 3)];
  if (cut < 0 || !/[\u3040-\u30ff\u4e00-\u9fff]/.test(ja) || /[\u3040-\u30ff\u4e00-\u9fff]/.test(en)) return message;
  return language === "ja" ? ja : en;
}

/** What is wrong with one field, when the server said so, in the page's language. */
export function faultOf(error: unknown, path: string): string | undefined {
  const message = error instanceof ApiProblem ? error.fields.find((field) => field.path === path)?.message : undefined;
  return message === undefined ? undefined : inLanguage(message, pageLanguage());
}
