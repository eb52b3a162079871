import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Criterion } from "@kaiji/domain";
import { systemPartName } from "@kaiji/formats";
import { useSpeaking } from "../../settings/language.tsx";
import { ask } from "../api/ask.ts";
import type { MatrixAnswer, ProviderRecord, SystemRecord } from "../api/answers.ts";
import { useRecords } from "../api/use-records.ts";
import { useOrganization } from "../shell/organization.ts";
import { useCriteria } from "../use-criteria.ts";
import { useNeeds } from "../use-needs.ts";
import { matrixColumns, matrixRows, type MatrixColumn, type MatrixRow } from "./model/matrix-rows.ts";

/** The whole matrix, before anything is filtered. */
export interface Matrix {
  readonly rows: readonly MatrixRow[];
  readonly columns: readonly MatrixColumn[];
  readonly criteria: readonly Criterion[];
  readonly chapters: readonly { readonly id: string; readonly label: { readonly ja: string; readonly en: string } }[];
  readonly providers: readonly ProviderRecord[];
}

/** Loads what the matrix is made of, side by side. `matrix` is `null` until all of it is there. */
export function useMatrix(): { readonly matrix: Matrix | null; readonly error: unknown } {
  const { base } = useOrganization();
  const { all, chapters } = useCriteria();
  const needsOf = useNeeds();
  const { language } = useSpeaking();
  const answer = useQuery({ queryKey: [base, "matrix"], queryFn: ({ signal }) => ask<MatrixAnswer>("GET", `${base}/matrix`, { signal }) });
  const systems = useRecords<SystemRecord["content"]>("systems");
  const providers = useRecords<ProviderRecord["content"]>("providers");
  const matrix = useMemo((): Matrix | null => {
    if (answer.data === undefined || systems.data === undefined || providers.data === undefined || all.length === 0) return null;
    return { rows: matrixRows(answer.data, systems.data, all, needsOf, (name, part) => systemPartName(name, part, language)), columns: matrixColumns(all, chapters), criteria: all, chapters, providers: providers.data };
  }, [answer.data, systems.data, providers.data, all, chapters, needsOf, language]);
  return { matrix, error: answer.error ?? systems.error ?? providers.error };
}
