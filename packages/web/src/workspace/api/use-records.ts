import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useOrganization } from "../shell/organization.ts";
import { ask, askAll } from "./ask.ts";
import type { ApiRecord } from "./answers.ts";

/** All records of a kind in the organization, e.g. `systems`. */
export function useRecords<Content>(plural: string) {
  const { base } = useOrganization();
  return useQuery({ queryKey: [base, plural], queryFn: ({ signal }) => askAll<ApiRecord<Content>>(`${base}/${plural}`, signal) });
}

/** Adding, changing, removing and putting back records of a kind; lists are asked for again after each. */
export function useRecordChanges<Content>(plural: string) {
  const { base } = useOrganization();
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: [base] });
  const path = `${base}/${plural}`;
  return {
    add: useMutation({ mutationFn: (content: Content) => ask<ApiRecord<Content>>("POST", path, { body: content }), onSuccess: refresh }),
    change: useMutation({ mutationFn: ({ id, version, content }: { id: string; version: number; content: Content }) => ask<ApiRecord<Content>>("PUT", `${path}/${id}`, { body: content, version }), onSuccess: refresh }),
    remove: useMutation({ mutationFn: ({ id, version }: { id: string; version: number }) => ask<ApiRecord<Content>>("DELETE", `${path}/${id}`, { version }), onSuccess: refresh }),
    restore: useMutation({ mutationFn: ({ id, version }: { id: string; version: number }) => ask<ApiRecord<Content>>("POST", `${path}/${id}/restore`, { version }), onSuccess: refresh }),
  };
}
