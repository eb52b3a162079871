import type { ExpectedProblem } from "../../fixtures/excel/make/expected.ts";

export interface GoldenForm {
  readonly form: string;
  readonly edition: string | null;
  readonly title: string;
  readonly basicInfo: Readonly<Record<string, string | null>>;
  /** In the file's order. */
  readonly answers: readonly (readonly [number: string, answer: unknown])[];
  readonly problems: readonly ExpectedProblem[];
}

interface GoldenDocument {
  readonly disclosures: readonly (Omit<GoldenForm, "answers"> & { readonly answers: Readonly<Record<string, unknown>> })[];
}

/** Reads a golden document. The order of the numbers comes from its lines: objects put "2" before "1.1". */
export function parseGolden(text: string): GoldenForm[] {
  const { disclosures } = JSON.parse(text) as GoldenDocument;
  const sections = text.split(`"answers": {`).slice(1);
  return disclosures.map((form, i) => {
    const numbers = [...sections[i]!.matchAll(/^ {4}"([^"]+)": \{/gm)].map((match) => match[1]!);
    return { ...form, answers: numbers.map((number) => [number, form.answers[number]] as const) };
  });
}
