import { useMemo } from "react";
import type { ProviderRecord } from "../../api/answers.ts";
import { useWords } from "../../use-words.ts";
import type { MatrixColumn, MatrixRow } from "../model/matrix-rows.ts";
import { byProvider } from "../model/pivot.ts";
import { CountTable } from "./count-table.tsx";

interface ProviderViewProps {
  readonly rows: readonly MatrixRow[];
  readonly columns: readonly MatrixColumn[];
  readonly providers: readonly ProviderRecord[];
  readonly onShow: (providerId: string) => void;
}

/** Which provider's answers leave how much to do. */
export function ProviderView({ rows, columns, providers, onShow }: ProviderViewProps) {
  const { matrix } = useWords();
  const names = useMemo(() => new Map(providers.map(({ id, content }) => [id, content.name])), [providers]);
  const lines = useMemo(() => byProvider(rows, columns), [rows, columns]);
  return (
    <>
      <p className="text-quiet">{matrix.pivot.lead}</p>
      <CountTable list="matrix-providers" caption={matrix.views.providers} heading={matrix.provider} lines={lines} nameOf={(key) => (key === "" ? matrix.noProvider : (names.get(key) ?? "？"))} onShow={onShow} hasSystems />
    </>
  );
}
