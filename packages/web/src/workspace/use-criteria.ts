import type { Chapter, Criterion } from "@kaiji/domain";
import { useMemo } from "react";
import { useSpeaking } from "../settings/language.tsx";
import { useLibrary } from "../settings/use-library.ts";
import { marks } from "../settings/page-language.ts";

/** The rows of the guideline's appendix, as they are shown. */
export interface Criteria {
  /** In the appendix's order; none while the data is loading. */
  readonly all: readonly Criterion[];
  readonly chapters: readonly Chapter[];
  readonly find: (id: string) => Criterion | undefined;
  /** `MDS 4.1 label`; the id while the data is loading. */
  readonly labelOf: (id: string) => string;
}

const NONE: readonly never[] = [];
const APPENDIX = "gl-7.0-appendix";

/** The criteria that disclosures are judged against. */
export function useCriteria(): Criteria {
  const { language } = useSpeaking();
  const { loading } = useLibrary();
  return useMemo(() => {
    const set = loading.kind === "ready" ? loading.library.criteriaSets.find(({ id }) => id === APPENDIX) : undefined;
    const byId = new Map(set?.criteria.map((criterion) => [criterion.id, criterion]));
    return {
      all: set?.criteria ?? NONE,
      chapters: set?.chapters ?? NONE,
      find: (id) => byId.get(id),
      labelOf: (id) => {
        const criterion = byId.get(id);
        return criterion === undefined ? id : `${criterion.form.toUpperCase()} ${criterion.items.join(marks().dot)} ${criterion.label[language]}`;
      },
    };
  }, [language, loading]);
}
