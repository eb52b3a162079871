import type { LookUp } from "@kaiji/formats/ledger-table";
import { useMemo } from "react";
import type { SystemRecord } from "../api/answers.ts";
import { useRecords } from "../api/use-records.ts";
import { useProviderNames } from "../use-provider-names.ts";

/** Names of providers and systems, for writing a record's fields as text. Nothing is made or looked up by name here. */
export function useLookUp(): LookUp {
  const providerNames = useProviderNames();
  const systems = useRecords<SystemRecord["content"]>("systems").data;
  return useMemo(() => {
    const systemNames = new Map(systems?.map(({ id, content }) => [id, content.name]));
    return { providerName: (id) => providerNames.get(id) ?? null, isProvider: () => false, providerOf: (name) => name, systemName: (id) => systemNames.get(id) ?? null, systemOf: () => null };
  }, [providerNames, systems]);
}
