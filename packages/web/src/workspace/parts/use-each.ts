import { useMutation, useQueryClient } from "@tanstack/react-query";

/**
 * Does the same with several things, one after the other. What fails keeps the others from nothing: the rest is done,
 * and the first refusal is the error.
 * @param stale what is asked for again afterwards
 */
export function useEach<Thing>(run: (thing: Thing) => Promise<unknown>, stale: readonly unknown[]) {
  const queries = useQueryClient();
  return useMutation({
    async mutationFn(things: readonly Thing[]) {
      const refusals: unknown[] = [];
      for (const thing of things) await run(thing).catch((error: unknown) => refusals.push(error));
      if (refusals.length > 0) throw refusals[0];
    },
    onSettled: () => queries.invalidateQueries({ queryKey: stale }),
  });
}
