import { requestDraft, type RequestDraft } from "@kaiji/formats/api";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../parts/button.tsx";
import { useAnnounce } from "../../settings/announcer.tsx";
import { ask } from "../api/ask.ts";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";
import { DraftCard } from "./draft-card.tsx";
import type { RequestRecord } from "./request-records.ts";

const FIELDS = Object.keys(requestDraft.shape) as (keyof RequestDraft)[];

/** A kept draft, to be changed before it goes out. */
export function DraftEditor({ request }: { readonly request: RequestRecord }) {
  const { requests } = useWords();
  const { base } = useOrganization();
  const queries = useQueryClient();
  const announce = useAnnounce();
  const [draft, setDraft] = useState(() => Object.fromEntries(FIELDS.map((field) => [field, request.content[field]])) as unknown as RequestDraft);
  const { providerId: _, ...change } = draft;
  const save = useMutation({
    mutationFn: () => ask("PUT", `${base}/requests/${request.id}`, { body: change, version: request.version }),
    onSuccess: () => {
      announce(requests.saved);
      return queries.invalidateQueries({ queryKey: [base] });
    },
  });
  return (
    <section aria-label={requests.detail.edit} className="on-screen flex flex-col gap-3">
      <ProblemNotice error={save.error} />
      <DraftCard draft={draft} isChosen onChange={setDraft} />
      <div className="flex flex-wrap items-center gap-3">
        <Button variant="outline" isPending={save.isPending} onPress={() => save.mutate()}>
          {requests.compose.save}
        </Button>
      </div>
    </section>
  );
}
