import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { DisclosureRecord } from "../api/answers.ts";
import { ask } from "../api/ask.ts";
import { useOrganization } from "../shell/organization.ts";
import { noteRemoved } from "./removed-disclosure.ts";

/**
 * Removes disclosures and keeps in mind which, so that the screen shows the way back; the first refusal ends it.
 * @param onRemoved before they are gone from the screen
 */
export function useRemoving(onRemoved?: () => void) {
  const { base } = useOrganization();
  const queries = useQueryClient();
  return useMutation({
    async mutationFn(disclosures: readonly DisclosureRecord[]) {
      const items: { id: string; version: number }[] = [];
      for (const { id, version, content } of disclosures) {
        const gone = await ask<DisclosureRecord>("DELETE", `${base}/disclosures/${id}`, { version });
        items.push({ id, version: gone.version });
        noteRemoved(base, { items: [...items], name: disclosures[0]?.content.name ?? content.fileName });
      }
    },
    onSuccess: () => onRemoved?.(),
    onSettled: () => queries.invalidateQueries({ queryKey: [base] }),
  });
}
