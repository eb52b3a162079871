import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "../../parts/button.tsx";
import { ask } from "../api/ask.ts";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { useWords } from "../use-words.ts";
import { deviceName } from "./device-name.ts";

interface Session {
  readonly id: string;
  readonly device: string;
  readonly address: string;
  readonly seenAt: string;
  readonly isThis: boolean;
}

const JAPAN = new Intl.DateTimeFormat("ja-JP", { timeZone: "Asia/Tokyo", dateStyle: "short", timeStyle: "short" });

/** Where one is signed in, and ending it there. */
export function SessionList() {
  const { account } = useWords();
  const queries = useQueryClient();
  const sessions = useQuery({ queryKey: ["sessions"], queryFn: ({ signal }) => ask<{ items: Session[] }>("GET", "/api/me/sessions", { signal }) });
  const end = useMutation({ mutationFn: (id: string) => ask("DELETE", `/api/me/sessions/${id}`), onSettled: () => queries.invalidateQueries({ queryKey: ["sessions"] }) });
  return (
    <section aria-labelledby="sessions" className="flex flex-col gap-3">
      <h2 id="sessions" className="text-std-22B-150">
        {account.sessions}
      </h2>
      <ProblemNotice error={sessions.error ?? end.error} />
      <ul className="flex flex-col gap-2">
        {sessions.data?.items.map((session) => (
          <li key={session.id} className="flex flex-wrap items-center gap-3 rounded-8 border border-line bg-raised px-3 py-2">
            <span className="min-w-0 grow break-words">
              <span title={session.device}>{deviceName(session.device)}</span> <span className="text-quiet">{session.address}</span>
              <br />
              <span className="text-dns-14N-130 text-quiet">
                {account.seen}: {JAPAN.format(new Date(session.seenAt))}
              </span>
            </span>
            {session.isThis ? (
              <span className="font-bold">{account.thisOne}</span>
            ) : (
              <Button variant="quiet" size="small" onPress={() => end.mutate(session.id)}>
                {account.end}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
