import { useMemo } from "react";
import { useProviderNames } from "../../use-provider-names.ts";
import { useWords } from "../../use-words.ts";
import type { MatrixColumn, MatrixRow } from "../model/matrix-rows.ts";
import { byProvider } from "../model/pivot.ts";
import { CountTable } from "./count-table.tsx";

interface ProviderViewProps {
  readonly rows: readonly MatrixRow[];
  readonly columns: readonly MatrixColumn[];
  readonly onShow: (providerId: string) => void;
}

/** Which provider's answers leave how much to do. */
export function ProviderView({ rows, columns, onShow }: ProviderViewProps) {
  const { matrix, ledger } = useWords();
  const names = useProviderNames();
  const lines = useMemo(() => byProvider(rows, columns), [rows, columns]);
  return (
    <>
      <p className="text-quiet">{matrix.pivot.lead}</p>
      <CountTable list="matrix-providers" caption={matrix.views.providers} heading={matrix.provider} lines={lines} nameOf={(key) => (key === "" ? matrix.noProvider : (names.get(key) ?? ledger.unknownProvider))} onShow={onShow} hasSystems />
    </>
  );
}
