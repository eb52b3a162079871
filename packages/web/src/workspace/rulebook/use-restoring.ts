import type { ClauseChange } from "@kaiji/domain";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { ClauseRecord } from "../api/answers.ts";
import { ask } from "../api/ask.ts";
import { useOrganization } from "../shell/organization.ts";

/** Bringing clauses back to an earlier text, one after the other, and taking that back: the text of the draft is not lost. */
export function useRestoring() {
  const { base } = useOrganization();
  const client = useQueryClient();
  const [replaced, setReplaced] = useState<readonly ClauseRecord[]>([]);
  const pathOf = (id: string) => `${base}/clauses/${id}`;
  const refresh = () => client.invalidateQueries({ queryKey: [base] });
  const restore = useMutation({
    async mutationFn(chosen: readonly ClauseChange[]) {
      const done: ClauseRecord[] = [];
      setReplaced(done);
      for (const { before } of chosen) {
        if (before === null) continue;
        const { id, ...content } = before;
        const kept = await ask<ClauseRecord>("GET", pathOf(id));
        const there = kept.removedAt === null ? kept : await ask<ClauseRecord>("POST", `${pathOf(id)}/restore`, { version: kept.version });
        await ask("PUT", pathOf(id), { body: content, version: there.version });
        done.push(kept);
        setReplaced([...done]);
      }
    },
    onSettled: refresh,
  });
  const undo = useMutation({
    async mutationFn(earlier: readonly ClauseRecord[]) {
      setReplaced([]);
      for (const { id, content, removedAt } of earlier) {
        const { version } = await ask<ClauseRecord>("GET", pathOf(id));
        const there = await ask<ClauseRecord>("PUT", pathOf(id), { body: content, version });
        if (removedAt !== null) await ask("DELETE", pathOf(id), { version: there.version });
      }
    },
    onSettled: refresh,
  });
  return { restore, undo, replaced };
}
