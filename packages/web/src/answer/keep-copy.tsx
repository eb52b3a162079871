import { useEffect, useRef, useState } from "react";
import type { AnsweringView } from "@kaiji/formats/api";
import { Button } from "../parts/button.tsx";
import { keepByLink } from "./ask-by-link.ts";
import { useAnswerWords } from "./use-answer-words.ts";
import { useOwnOrganization } from "./use-own-organization.ts";

interface KeepCopyProps {
  readonly link: string;
  readonly view: AnsweringView;
  /** Grows each time that answers were handed in. */
  readonly handedIn: number;
}

/** For somebody who is signed in to a provider's or dealer's organization: keeps the request there, by itself when it is handed in. */
export function KeepCopy({ link, view, handedIn }: KeepCopyProps) {
  const words = useAnswerWords();
  const own = useOwnOrganization();
  const [kept, setKept] = useState<{ readonly id: string } | "failed" | null>(null);
  const [isPending, setIsPending] = useState(false);
  const keep = async () => {
    if (own === null) return;
    setIsPending(true);
    setKept(await keepByLink(link, own.id).catch(() => "failed" as const));
    setIsPending(false);
  };
  // What was handed in, or named as another's, is kept without being asked for.
  const told = `${handedIn} ${view.state === "forwarding"}`;
  const before = useRef(told);
  useEffect(() => {
    if (before.current === told) return;
    before.current = told;
    // oxlint-disable-next-line react-hooks/set-state-in-effect -- it says that it is being kept
    void keep();
  });
  if (own === null) return null;
  return (
    <section aria-label={words.keep} className="on-screen flex flex-col items-start gap-2 rounded-12 border border-line bg-raised p-4">
      {kept === null || kept === "failed" ? (
        <>
          <p>{kept === "failed" ? words.notKept : words.keepLead(own.name)}</p>
          <Button variant="outline" size="small" isPending={isPending} onPress={() => void keep()}>
            {words.keep}
          </Button>
        </>
      ) : (
        <output>
          {words.kept(own.name)}{" "}
          <a className="text-link underline" href={`/workspace/answers/${kept.id}`}>
            {words.keptSee}
          </a>
        </output>
      )}
    </section>
  );
}
