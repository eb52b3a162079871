import { Button } from "../../parts/button.tsx";
import { Notice } from "../../parts/notice.tsx";
import { PathLink } from "../route/path-link.tsx";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";
import type { RequestRecord } from "./request-records.ts";

interface ToSendProps {
  readonly request: RequestRecord;
  readonly isPending: boolean;
  readonly onSent: () => void;
}

/** Of a request whose letter is made and has not left the house: where the letter is, and that it was sent. */
export function ToSend({ request: { id, content }, isPending, onSent }: ToSendProps) {
  const { toSend, markSent } = useWords().requests;
  const { may } = useOrganization();
  return (
    <Notice look="open" heading={toSend.heading}>
      <p>{content.by === "mail" ? toSend.byMail : toSend.byPrint}</p>
      <div className="on-screen mt-2 flex flex-wrap items-center gap-x-6 gap-y-2">
        <PathLink to={content.by === "mail" ? "/workspace/outbox?state=waiting" : `/workspace/requests/${id}/letter`}>{content.by === "mail" ? toSend.toOutbox : toSend.toLetter}</PathLink>
        {may("write") ? (
          <Button variant="outline" isPending={isPending} onPress={onSent}>
            {markSent}
          </Button>
        ) : null}
      </div>
    </Notice>
  );
}
