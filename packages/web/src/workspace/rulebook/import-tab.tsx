import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { RulebookImport, RulebookImportContent, RulebookReadingContent } from "@kaiji/formats/api";
import { useState } from "react";
import { FileTrigger } from "react-aria-components";
import { Button } from "../../parts/button.tsx";
import { Notice } from "../../parts/notice.tsx";
import type { ApiRecord } from "../api/answers.ts";
import { ask } from "../api/ask.ts";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { PathLink } from "../route/path-link.tsx";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";
import { draftOfOutline, draftOfReading, type ImportDraft } from "./import-draft.ts";
import { ImportHistory } from "./import-history.tsx";
import { ImportPreview } from "./import-preview.tsx";
import { RULEBOOK_PATHS, RulebookFrame } from "./rulebook-frame.tsx";
import { useRulebook } from "./use-rulebook.ts";

type ImportRecord = ApiRecord<RulebookImportContent>;

/** Beginning a rulebook: from the outline, or from the document that the institution has. */
export function ImportTab() {
  const words = useWords();
  const { rulebook } = words;
  const { base, may } = useOrganization();
  const client = useQueryClient();
  const book = useRulebook();
  const [draft, setDraft] = useState<ImportDraft | null>(null);
  const [done, setDone] = useState<ImportRecord | null>(null);
  const read = useMutation({
    mutationFn: (file: File) => ask<RulebookReadingContent>("POST", `${base}/rulebook-readings?name=${encodeURIComponent(file.name.slice(0, 255))}`, { body: new Blob([file]) }),
    onSuccess: (reading, file) => setDraft(draftOfReading(file.name.slice(0, 255), reading)),
  });
  const save = useMutation({
    mutationFn: (content: RulebookImport) => ask<ImportRecord>("POST", `${base}/rulebook-imports`, { body: content }),
    onSuccess: async (record) => {
      await client.invalidateQueries({ queryKey: [base] });
      setDraft(null);
      setDone(record);
    },
  });
  const { set, outline, clauses } = book;
  if (clauses === null || set === null) return <RulebookFrame current="import">{book.error === null ? <p>{words.loading}</p> : <ProblemNotice error={book.error} />}</RulebookFrame>;
  if (!may("write"))
    return (
      <RulebookFrame current="import">
        <ImportHistory />
      </RulebookFrame>
    );
  return (
    <RulebookFrame current="import">
      {done === null ? null : (
        <Notice look="good" heading={rulebook.import.done(done.content.name, done.content.added.length)}>
          <PathLink to={RULEBOOK_PATHS.clauses}>{rulebook.import.see}</PathLink>
        </Notice>
      )}
      <ProblemNotice error={read.error} />
      {draft === null ? (
        <div className="grid gap-4 md:grid-cols-2">
          <section className="flex flex-col items-start gap-3 rounded-12 border border-line bg-raised p-5">
            <h2 className="text-std-20B-160">{rulebook.import.outlineHeading}</h2>
            <p>{rulebook.fromOutlineHint(outline?.parts.flatMap((part) => part.clauses).length ?? 0, set.items.length)}</p>
            <Button isDisabled={outline === null} onPress={() => outline !== null && setDraft(draftOfOutline(outline))}>
              {rulebook.import.useOutline}
            </Button>
          </section>
          <section className="flex flex-col items-start gap-3 rounded-12 border border-line bg-raised p-5">
            <h2 className="text-std-20B-160">{rulebook.import.fileHeading}</h2>
            <p>{rulebook.fromFileHint}</p>
            <p className="text-quiet">{rulebook.import.chooseHint}</p>
            <FileTrigger acceptedFileTypes={[".docx", ".txt", ".md"]} onSelect={(files) => files?.[0] !== undefined && read.mutate(files[0])}>
              <Button isDisabled={read.isPending}>{read.isPending ? rulebook.import.reading : rulebook.import.choose}</Button>
            </FileTrigger>
          </section>
        </div>
      ) : (
        <ImportPreview draft={draft} book={book} error={save.error} isSaving={save.isPending} onChange={setDraft} onSave={(content) => save.mutate(content)} onAgain={() => setDraft(null)} />
      )}
      <ImportHistory />
    </RulebookFrame>
  );
}
