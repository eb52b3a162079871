import { Notice } from "../../parts/notice.tsx";
import type { MessageContent } from "../api/answers.ts";
import { useRecords } from "../api/use-records.ts";
import { PathLink } from "../route/path-link.tsx";
import { useWords } from "../use-words.ts";
import { standingOf, type RequestRecord } from "./request-records.ts";

/** Requests that Kaiji has made ready and a person still has to send: letters in the outbox, and those to print. */
export function ByHandNotice({ requests: rows, today }: { readonly requests: readonly RequestRecord[]; readonly today: string }) {
  const { requests } = useWords();
  const messages = useRecords<MessageContent>("messages");
  const waiting = messages.data?.filter(({ content }) => content.state === "waiting" || content.state === "failed").length ?? 0;
  const toPrint = rows.filter((row) => row.content.by === "print" && standingOf(row, today) === "to-send");
  if (waiting + toPrint.length === 0) return null;
  return (
    <Notice look="open" heading={requests.byHand}>
      {waiting === 0 ? null : (
        <p>
          <PathLink to="/workspace/outbox?state=waiting">{requests.lettersWait(waiting)}</PathLink>
        </p>
      )}
      {toPrint.map(({ id, content }) => (
        <p key={id}>
          <PathLink to={`/workspace/requests/${id}/letter`}>{requests.toPrint(content.toName)}</PathLink>
        </p>
      ))}
    </Notice>
  );
}
