import type { Status } from "@kaiji/domain";
import { statusWord } from "@kaiji/formats";
import { useSpeaking } from "../settings/language.tsx";
import { Icon, type IconName } from "./icon.tsx";

/** Symbol and colours of a status. A colour never stands alone: symbol and word say the same. */
export const STATUS_LOOK: Readonly<Record<Status, { icon: IconName; words: string; soft: string; bar: string }>> = {
  met: { icon: "check", words: "text-met", soft: "bg-met-soft", bar: "bg-met" },
  "not-met": { icon: "cross", words: "text-not-met", soft: "bg-not-met-soft", bar: "bg-not-met" },
  unanswered: { icon: "blank", words: "text-unanswered", soft: "bg-unanswered-soft", bar: "bg-unanswered" },
  "needs-judgement": { icon: "scale", words: "text-judgement", soft: "bg-judgement-soft", bar: "bg-judgement" },
  "not-applicable": { icon: "dash", words: "text-na", soft: "bg-na-soft", bar: "bg-na" },
};

/** A row's status as symbol, colour and word. */
export function StatusBadge({ status }: { readonly status: Status }) {
  const { language } = useSpeaking();
  const look = STATUS_LOOK[status];
  return (
    <span
      className={`print-whole inline-flex min-h-7 shrink-0 items-center gap-1.5 self-start whitespace-nowrap rounded-4 border border-current px-2 text-oln-14B-100 ${look.words} ${look.soft}`}
    >
      <Icon name={look.icon} size={16} weight={2.6} />
      {statusWord(status, language)}
    </span>
  );
}
