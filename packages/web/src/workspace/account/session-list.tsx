import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../parts/button.tsx";
import { ask } from "../api/ask.ts";
import { ConfirmDialog, type Confirmation } from "../parts/confirm-dialog.tsx";
import { ListView } from "../parts/list/list-view.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { useEach } from "../parts/use-each.ts";
import { useWords } from "../use-words.ts";
import { deviceName } from "./device-name.ts";

interface Session {
  readonly id: string;
  readonly device: string;
  readonly address: string;
  readonly createdAt: string;
  readonly seenAt: string;
  readonly isThis: boolean;
}

const JAPAN = new Intl.DateTimeFormat("ja-JP", { timeZone: "Asia/Tokyo", dateStyle: "short", timeStyle: "short" });
const timeOf = (at: string) => JAPAN.format(new Date(at));

/** Where one is signed in, and ending it there. */
export function SessionList() {
  const { account } = useWords();
  const sessions = useQuery({ queryKey: ["sessions"], queryFn: ({ signal }) => ask<{ items: Session[] }>("GET", "/api/me/sessions", { signal }) });
  const [asked, setAsked] = useState<Confirmation | null>(null);
  const end = useEach(({ id }: Session) => ask("DELETE", `/api/me/sessions/${id}`), ["sessions"]);
  const askToEnd = (chosen: readonly Session[]) => {
    const others = chosen.filter(({ isThis }) => !isThis);
    if (others.length > 0) setAsked({ title: account.end, text: account.endSure(others.length), run: () => end.mutate(others) });
  };
  return (
    <section aria-labelledby="sessions" className="flex flex-col gap-3">
      <h2 id="sessions" className="text-std-22B-150">
        {account.sessions}
      </h2>
      <ProblemNotice error={sessions.error ?? end.error} />
      <ConfirmDialog asked={asked} onEnd={() => setAsked(null)} />
      {sessions.data === undefined ? null : (
        <ListView
          list="sessions"
          filterBy={["device"]}
          caption={account.sessions}
          rows={sessions.data.items}
          keyOf={({ id }) => id}
          nameOf={({ device }) => deviceName(device)}
          isApart
          empty={null}
          bulk={[{ label: account.end, needs: "read", run: askToEnd }]}
          columns={[
            { id: "device", heading: account.device, isRowHeading: true, text: ({ device }) => deviceName(device), cell: ({ device }) => <span title={device}>{deviceName(device)}</span> },
            { id: "address", heading: account.address, text: ({ address }) => address, cell: ({ address }) => <span className="break-all">{address}</span> },
            { id: "since", heading: account.since, text: ({ createdAt }) => timeOf(createdAt), order: ({ createdAt }) => createdAt, cell: ({ createdAt }) => timeOf(createdAt) },
            { id: "seen", heading: account.seen, text: ({ seenAt }) => timeOf(seenAt), order: ({ seenAt }) => seenAt, cell: ({ seenAt }) => timeOf(seenAt) },
            {
              id: "do",
              heading: "",
              cell: (session) =>
                session.isThis ? (
                  <span className="font-bold">{account.thisOne}</span>
                ) : (
                  <Button variant="quiet" size="small" aria-label={`${deviceName(session.device)} ${account.end}`} onPress={() => askToEnd([session])}>
                    {account.end}
                  </Button>
                ),
            },
          ]}
        />
      )}
    </section>
  );
}
