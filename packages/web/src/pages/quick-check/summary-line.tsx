import type { Evaluation, Status } from "@kaiji/domain";
import { memo } from "react";
import { Button } from "../../parts/button.tsx";
import { Icon } from "../../parts/icon.tsx";
import { STATUS_LOOK } from "../../parts/status-badge.tsx";
import { useSpeaking } from "../../settings/language.tsx";
import { COUNT_ORDER } from "./counts-bar.tsx";
import type { HeldDisclosure } from "./state/quick-check-state.ts";
import { VERDICT_LOOK } from "./verdict-look.ts";

interface SummaryLineProps {
  readonly fileName: string;
  readonly held: HeldDisclosure;
  readonly evaluation: Evaluation;
  readonly isShown: boolean;
  readonly onShow: (key: string) => void;
}

/** One disclosure in the summary. Drawn again only when it changes: there may be hundreds. */
export const SummaryLine = memo(function SummaryLine({ fileName, held, evaluation, isShown, onShow }: SummaryLineProps) {
  const { words } = useSpeaking();
  const look = VERDICT_LOOK[evaluation.verdict];
  return (
    <tr className={isShown ? "bg-accent-soft" : ""}>
      <th scope="row" className="px-2 py-1 text-left font-normal">
        <Button variant="text" size="small" onPress={() => onShow(held.key)}>
          <span className="text-left text-std-16B-170">{held.disclosure.basicInfo.name ?? words.summary.unnamed}</span>
        </Button>
        <span className="block px-3 text-dns-14N-130 text-quiet">{fileName}</span>
        {isShown ? (
          <span className="mx-3 my-1 inline-block rounded-4 border border-current px-1.5 py-0.5 text-oln-14N-100 text-quiet">
            {words.summary.shown}
          </span>
        ) : null}
      </th>
      <td className="px-3 py-2">{held.disclosure.form.toUpperCase()}</td>
      <td className="px-3 py-2">
        <span className={`flex items-center gap-1.5 font-bold ${look.words}`}>
          <Icon name={look.icon} size={18} weight={2.6} />
          {words.verdict.short[evaluation.verdict]}
        </span>
      </td>
      {COUNT_ORDER.map((status) => (
        <td key={status} className={`px-3 py-2 text-right tabular-nums max-sm:hidden ${countLook(status, evaluation.counts[status])}`}>
          {evaluation.counts[status]}
        </td>
      ))}
    </tr>
  );
});

function countLook(status: Status, count: number): string {
  return count === 0 ? "text-quiet" : `font-bold ${STATUS_LOOK[status].words}`;
}
