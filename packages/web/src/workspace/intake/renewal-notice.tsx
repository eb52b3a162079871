import type { RenewalReason } from "@kaiji/domain";
import { useWords } from "../use-words.ts";

/** Why a disclosure must be asked for again; nothing when it need not be. */
export function RenewalNotice({ reasons }: { readonly reasons: readonly RenewalReason[] }) {
  const { intake, ledger } = useWords();
  if (reasons.length === 0) return null;
  const shown = (text: string | undefined) => (text === undefined ? "" : (ledger.deliveries[text as keyof typeof ledger.deliveries] ?? text));
  return (
    <div className="mt-2 rounded-8 border-2 border-not-met px-3 py-2">
      <p className="font-bold text-not-met">{intake.again}</p>
      <ul className="list-disc pl-5">
        {reasons.map((reason) => (
          <li key={reason.code}>{intake.renewals[reason.code](shown(reason.was), shown(reason.now), reason.on ?? "")}</li>
        ))}
      </ul>
    </div>
  );
}
