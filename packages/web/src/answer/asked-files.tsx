import { retellSystemPart } from "@kaiji/formats";
import type { AnsweringView } from "@kaiji/formats/api";
import { useState } from "react";
import { Button } from "../parts/button.tsx";
import { FileDrop } from "../parts/file-drop.tsx";
import { useAnnounce } from "../settings/announcer.tsx";
import { marks } from "../settings/page-language.ts";
import { useSpeaking } from "../settings/language.tsx";
import { ProblemNotice } from "../workspace/parts/problem-notice.tsx";
import { askByLink } from "./ask-by-link.ts";
import { useAnswerWords } from "./use-answer-words.ts";
import type { Answering } from "./use-answering.ts";

interface AskedFilesProps {
  readonly view: AnsweringView;
  readonly answering: Answering;
  readonly isWaiting: boolean;
}

/** A form was read, and none that was asked for. Without anything asked for, whatever comes is welcome. */
function isOtherForm(read: readonly string[], asked: readonly string[]): boolean {
  return read.length > 0 && asked.length > 0 && !read.some((form) => asked.includes(form));
}

/** The disclosures that are asked for, and the files that were handed in. */
export function AskedFiles({ view, answering, isWaiting }: AskedFilesProps) {
  const words = useAnswerWords();
  const { language } = useSpeaking();
  const announce = useAnnounce();
  const [sending, setSending] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const { link, reload } = answering;
  const asked = [...new Set(view.disclosures.map(({ form }) => form))];
  const lacking = asked.filter((form) => !view.files.some((file) => file.state !== "declined" && file.forms.includes(form)));

  const send = async (files: readonly File[]) => {
    setError(null);
    for (const file of files) {
      setSending(file.name);
      announce(words.fileSending(file.name));
      try {
        await askByLink(link, "POST", `/files?name=${encodeURIComponent(file.name.slice(-255))}`, file);
      } catch (failure) {
        setError(failure);
        break;
      }
    }
    setSending(null);
    await reload();
  };
  const withdraw = async (id: string) => {
    await askByLink(link, "DELETE", `/files/${id}`).catch(setError);
    await reload();
  };
  return (
    <section aria-labelledby="files" className="flex flex-col gap-4">
      <h2 id="files" className="text-std-20B-160">
        {words.fileHeading}
      </h2>
      {view.disclosures.length === 0 ? null : (
        <ul className="list-disc pl-6">
          {view.disclosures.map(({ form, systemName }) => (
            <li key={`${form}${systemName}`}>{words.fileNeeded(words.fileForms[form as "mds" | "sds"] ?? form.toUpperCase(), retellSystemPart(systemName, language))}</li>
          ))}
        </ul>
      )}
      <ProblemNotice error={error} />
      {isWaiting ? null : (
        <div className="flex flex-col gap-2">
          <FileDrop size="row" title={words.fileDrop} hint={words.fileHint(view.limits.files, view.limits.fileBytes / 1024 / 1024)} choose={words.fileChoose} isBusy={sending !== null} onFiles={(files) => void send(files)} />
          {sending === null ? null : <output>{words.fileSending(sending)}</output>}
        </div>
      )}
      {view.files.length === 0 || lacking.length === 0 ? null : <p className="text-unanswered">{words.fileLacking(lacking.map((form) => words.fileForms[form as "mds" | "sds"] ?? form.toUpperCase()).join(marks().comma))}</p>}
      {view.files.length === 0 ? null : (
        <ul className="flex flex-col gap-2">
          {view.files.map((file) => (
            <li key={file.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 rounded-8 border border-line bg-raised px-3 py-2">
              <span className="min-w-0 grow font-bold break-all">{file.name}</span>
              <span className={file.isRead ? "text-met" : "text-unanswered"}>{file.isRead ? words.fileRead(file.forms.map((form) => form.toUpperCase()).join(marks().dot)) : words.fileUnread}</span>
              <span className="text-quiet">{words.fileStates[file.state as keyof typeof words.fileStates]}</span>
              {file.state === "quarantined" && !isWaiting ? (
                <Button variant="text" size="small" aria-label={`${file.name} ${words.fileWithdraw}`} onPress={() => void withdraw(file.id)}>
                  {words.fileWithdraw}
                </Button>
              ) : null}
              {isOtherForm(file.forms, asked) ? <span className="w-full font-bold text-not-met">{words.fileOther(file.forms.map((form) => form.toUpperCase()).join(marks().dot), asked.map((form) => words.fileForms[form as "mds" | "sds"] ?? form.toUpperCase()).join(marks().comma))}</span> : null}
              {file.refusal === null ? null : <span className="w-full text-dns-14N-130 leading-170 text-quiet">{language === "ja" ? file.refusal : file.refusalEn}</span>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
