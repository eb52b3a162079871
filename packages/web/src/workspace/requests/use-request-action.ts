import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ask } from "../api/ask.ts";
import { useOrganization } from "../shell/organization.ts";

interface Action {
  readonly method?: "POST" | "DELETE";
  /** Below the request, e.g. `answers/accept`. */
  readonly path: string;
  readonly body?: object;
}

/** One decision on a request; everything of the organization is asked for again after it. */
export function useRequestAction<Answer>(id: string) {
  const { base } = useOrganization();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ method = "POST", path, body }: Action) => ask<Answer>(method, `${base}/requests/${id}/${path}`, body === undefined ? {} : { body }),
    onSuccess: () => queries.invalidateQueries({ queryKey: [base] }),
  });
}
