import { letterByReply } from "@kaiji/formats";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../parts/button.tsx";
import { ModalDialog } from "../../parts/modal-dialog.tsx";
import { ScrollRegion } from "../../parts/scroll-region.tsx";
import type { ApiRecord, MessageContent } from "../api/answers.ts";
import { ask } from "../api/ask.ts";
import { CopyButton } from "../parts/copy-button.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { isOnlyHere } from "../requests/is-only-here.ts";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";

const LINK_PLACE = "{link}";

interface LetterDialogProps {
  readonly message: ApiRecord<MessageContent>;
  readonly isMarking: boolean;
  readonly onMark: () => void;
  readonly onClose: () => void;
}

/** One letter of the outbox. A request's letter gets its link when it is about to leave, also by hand. */
export function LetterDialog({ message, isMarking, onMark, onClose }: LetterDialogProps) {
  const words = useWords();
  const { outbox } = words;
  const { base, may } = useOrganization();
  const { to, subject, text, state, requestId } = message.content;
  const link = useMutation({ mutationFn: () => ask<{ address: string }>("POST", `${base}/requests/${requestId}/link`) });
  const isWaiting = state !== "sent" && state !== "copied";
  const [isByReply, setIsByReply] = useState(false);
  const hasPlace = requestId !== undefined && text.includes(LINK_PLACE);
  const lacksLink = hasPlace && !isByReply && link.data === undefined;
  const shown = isByReply ? letterByReply(text, LINK_PLACE) : text.replaceAll(LINK_PLACE, link.data?.address ?? outbox.linkPlace);
  return (
    <ModalDialog title={subject} isOpen onClose={onClose}>
      <p>
        {outbox.to}: {to}
      </p>
      <ScrollRegion label={subject}>
        <pre className="bg-band p-3 font-sans whitespace-pre-wrap">{shown}</pre>
      </ScrollRegion>
      <ProblemNotice error={link.error} />
      {lacksLink && isWaiting ? <p className="text-quiet">{outbox.linkLead}</p> : null}
      {hasPlace && !isByReply && isWaiting && isOnlyHere(location.hostname) ? <p className="font-bold text-unanswered">{outbox.onlyHere(location.host)}</p> : null}
      <div className="flex flex-wrap gap-2">
        {lacksLink && isWaiting && may("write") ? (
          <Button isPending={link.isPending} onPress={() => link.mutate()}>
            {outbox.linkMake}
          </Button>
        ) : (
          <CopyButton text={shown} />
        )}
        {hasPlace && isWaiting && link.data === undefined ? (
          <Button variant="outline" onPress={() => setIsByReply(!isByReply)}>
            {isByReply ? outbox.withLink : outbox.byReply}
          </Button>
        ) : null}
        {may("write") && isWaiting ? (
          <Button variant={lacksLink ? "outline" : "solid"} isPending={isMarking} onPress={onMark}>
            {outbox.mark}
          </Button>
        ) : null}
        <Button variant="quiet" onPress={onClose}>
          {words.close}
        </Button>
      </div>
    </ModalDialog>
  );
}
