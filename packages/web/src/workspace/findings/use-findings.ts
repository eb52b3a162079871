import { systemPartName } from "@kaiji/formats";
import { useMemo, useState } from "react";
import { useSpeaking } from "../../settings/language.tsx";
import type { FindingRecord, ProviderRecord, SystemRecord } from "../api/answers.ts";
import { useRecords } from "../api/use-records.ts";
import { useCriteria } from "../use-criteria.ts";
import { useWords } from "../use-words.ts";
import { useProviderNames } from "../use-provider-names.ts";
import { findingDay, findingStanding, ownerOf } from "./finding-facts.ts";

/** A finding with what people call its parts. */
export interface FindingRow {
  readonly record: FindingRecord;
  readonly systemName: string;
  readonly criticality: string;
  readonly provider: string;
  readonly providerId: string;
  readonly label: string;
  readonly owner: string;
  readonly due: string | null;
  readonly standing: ReturnType<typeof findingStanding>;
}

/** All findings with the names of their systems, providers and rows; `null` until they are there. */
export function useFindings(): { readonly rows: readonly FindingRow[] | null; readonly systems: readonly SystemRecord[]; readonly providers: readonly ProviderRecord[]; readonly error: unknown } {
  const findings = useRecords<FindingRecord["content"]>("findings");
  const systems = useRecords<SystemRecord["content"]>("systems");
  const providers = useRecords<ProviderRecord["content"]>("providers");
  const providerNames = useProviderNames();
  const { labelOf } = useCriteria();
  const { ledger } = useWords();
  const { language } = useSpeaking();
  const [now] = useState(() => Date.now());
  const rows = useMemo(() => {
    if (findings.data === undefined || systems.data === undefined || providers.data === undefined) return null;
    const bySystem = new Map(systems.data.map(({ id, content }) => [id, content]));
    return (findings.data as FindingRecord[]).map((record): FindingRow => {
      const { content } = record;
      const system = bySystem.get(content.systemId ?? "");
      const providerId = system?.providers[0]?.providerId ?? "";
      return { record, systemName: systemPartName(system?.name ?? ledger.removedSystem, content.part, language), criticality: system?.criticality ?? "", provider: providerNames.get(providerId) ?? "", providerId, label: labelOf(content.criterionId), owner: ownerOf(content), due: findingDay(content), standing: findingStanding(content, now) };
    });
  }, [findings.data, systems.data, providers.data, providerNames, labelOf, now, language, ledger]);
  return { rows, systems: systems.data ?? NONE, providers: (providers.data as ProviderRecord[] | undefined) ?? NONE, error: findings.error ?? systems.error ?? providers.error };
}

const NONE: readonly never[] = [];
