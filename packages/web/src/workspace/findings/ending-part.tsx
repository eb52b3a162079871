import { nextState } from "@kaiji/domain";
import { useState } from "react";
import { Button } from "../../parts/button.tsx";
import type { FindingRecord } from "../api/answers.ts";
import { TextBox } from "../parts/text-box.tsx";
import { useOrganizationSettings } from "../settings/use-organization-settings.ts";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";
import { proposerOf } from "./finding-facts.ts";

interface EndingPartProps {
  readonly content: FindingRecord["content"];
  readonly isBusy: boolean;
  readonly onSend: (verb: string, body: unknown) => void;
}

/** Approval by another person, closing what is done, taking back, and taking up again. */
export function EndingPart({ content, isBusy, onSend }: EndingPartProps) {
  const { findings } = useWords();
  const { may, me } = useOrganization();
  const [note, setNote] = useState("");
  const { organization } = useOrganizationSettings();
  const needsApproval = organization?.settings.needsApproval ?? true;
  const proposedBy = proposerOf(content);
  const rowHolds = content.state === "closed" && content.closedBecause !== "done";
  const can = (move: "close" | "reopen") => may("write") && nextState(content.state, move, { needsApproval, rowHolds }) !== null;
  const isWaiting = content.state === "treated" && (needsApproval || (content.decision ?? null) !== null);
  const mayApprove = isWaiting && may("approve") && proposedBy !== me.personId;
  const hasDecision = (content.decision ?? null) !== null || content.closedBecause === "decided";
  const canReopen = can("reopen") && (content.state === "treated" || content.state === "approved" || content.state === "closed");
  if (!isWaiting && !can("close") && !canReopen && !hasDecision) return null;
  return (
    <section className="flex flex-col gap-3 rounded-12 bg-band p-4">
      {isWaiting ? <p className="font-bold">{mayApprove ? findings.toApproveHint : findings.waitsForApproval}</p> : null}
      {mayApprove || can("close") || canReopen ? <TextBox label={mayApprove || can("close") ? findings.note : findings.reopenReason} rows={2} value={note} onChange={setNote} /> : null}
      <div className="flex flex-wrap gap-2">
        {mayApprove ? (
          <Button isPending={isBusy} onPress={() => onSend("/approve", { note })}>
            {findings.approve}
          </Button>
        ) : null}
        {can("close") ? (
          <Button variant="outline" isPending={isBusy} onPress={() => onSend("/close", { note })}>
            {findings.close}
          </Button>
        ) : null}
        {canReopen ? (
          <Button variant="quiet" isPending={isBusy} isDisabled={note.trim() === ""} onPress={() => onSend("/reopen", { reason: note })}>
            {findings.reopen}
          </Button>
        ) : null}
        {hasDecision && may("write") ? (
          <Button variant="quiet" isPending={isBusy} onPress={() => onSend("/withdraw-decision", undefined)}>
            {findings.withdraw}
          </Button>
        ) : null}
      </div>
    </section>
  );
}
