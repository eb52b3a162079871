import { useMutation } from "@tanstack/react-query";
import { Button } from "../../parts/button.tsx";
import { ModalDialog } from "../../parts/modal-dialog.tsx";
import type { ApiRecord, MessageContent } from "../api/answers.ts";
import { ask } from "../api/ask.ts";
import { CopyButton } from "../parts/copy-button.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
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
  const lacksLink = requestId !== undefined && text.includes(LINK_PLACE) && link.data === undefined;
  const shown = text.replaceAll(LINK_PLACE, link.data?.address ?? outbox.linkPlace);
  return (
    <ModalDialog title={subject} isOpen onClose={onClose}>
      <p>
        {outbox.to}: {to}
      </p>
      <pre className="max-h-96 overflow-auto rounded-8 border border-line bg-band p-3 font-sans whitespace-pre-wrap">{shown}</pre>
      <ProblemNotice error={link.error} />
      {lacksLink && isWaiting ? <p className="text-quiet">{outbox.linkLead}</p> : null}
      <div className="flex flex-wrap gap-2">
        {lacksLink && isWaiting && may("write") ? (
          <Button isPending={link.isPending} onPress={() => link.mutate()}>
            {outbox.linkMake}
          </Button>
        ) : (
          <CopyButton text={shown} />
        )}
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
