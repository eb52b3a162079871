import type { LedgerKind } from "@kaiji/formats/ledger-table";
import { Button } from "../../parts/button.tsx";
import { useSpeaking } from "../../settings/language.tsx";
import { PathLink } from "../route/path-link.tsx";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";

const LINK = "inline-flex min-h-11 items-center text-link underline";

/** The ways out of a list: all fields, the guideline's form, and paper. */
export function DownloadLinks({ kind }: { readonly kind: LedgerKind }) {
  const { ledger } = useWords();
  const { language } = useSpeaking();
  const { base } = useOrganization();
  const path = (form: string, format: string) => `${base}/ledger-export?kind=${kind}&form=${form}&format=${format}&language=${language}`;
  return (
    <details className="on-screen rounded-8 border border-line px-3 py-1">
      <summary className="min-h-9 cursor-pointer content-center font-bold">{ledger.out}</summary>
      <ul className="flex flex-col pb-2">
        <li>
          {ledger.outFull}:{" "}
          <a className={LINK} href={path("full", "xlsx")}>
            Excel
          </a>{" "}
          <a className={LINK} href={path("full", "csv")}>
            CSV
          </a>
        </li>
        {kind === "system" ? (
          <li>
            {ledger.outGuideline}:{" "}
            <a className={LINK} href={path("guideline", "xlsx")}>
              Excel
            </a>{" "}
            <a className={LINK} href={path("guideline", "csv")}>
              CSV
            </a>{" "}
            <PathLink to="/workspace/ledger/guideline" className={LINK}>
              {ledger.print}
            </PathLink>
          </li>
        ) : null}
        <li>
          <Button variant="text" size="small" onPress={() => print()}>
            {ledger.print}
          </Button>
        </li>
      </ul>
    </details>
  );
}
