import type { ComplianceStatus, Status } from "@kaiji/domain";
import { Icon } from "../../parts/icon.tsx";
import { STATUS_LOOK } from "../../parts/status-badge.tsx";
import { useWords } from "../use-words.ts";

/** An item's status looks like the row status that says the same. */
const LOOK: Readonly<Record<ComplianceStatus, Status>> = { done: "met", partial: "needs-judgement", "not-started": "unanswered", "not-applicable": "not-applicable" };

/** Where an item stands: symbol, colour and word. */
export function ComplianceBadge({ status }: { readonly status: ComplianceStatus }) {
  const { compliance } = useWords();
  const look = STATUS_LOOK[LOOK[status]];
  return (
    <span className={`print-whole inline-flex min-h-7 items-center gap-1.5 rounded-4 border border-current px-2 text-oln-14B-100 whitespace-nowrap ${look.words} ${look.soft}`}>
      <Icon name={look.icon} size={16} weight={2.6} />
      {compliance.statuses[status]}
    </span>
  );
}
