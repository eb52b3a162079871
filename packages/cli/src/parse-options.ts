import { parseArgs, type ParseArgsConfig } from "node:util";
import type { Language } from "@kaiji/domain";
import { UsageError } from "./usage-error.ts";

type Options = NonNullable<ParseArgsConfig["options"]>;

/** The words and options of a call. @throws UsageError on an option the command does not have */
export function parseOptions(args: readonly string[], options: Options): { values: Record<string, string | boolean | undefined>; words: string[] } {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
    return { values: values as Record<string, string | boolean | undefined>, words: positionals };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`指定が正しくありません: ${reason} / Wrong call: ${reason}`);
  }
}

/** The language asked for; Japanese unless told otherwise. */
export function languageOf(value: string | boolean | undefined): Language {
  return oneOf("--lang", value, ["ja", "en"] as const, "ja");
}

/** One of the allowed words, or the default. @throws UsageError */
export function oneOf<T extends string>(name: string, value: string | boolean | undefined, allowed: readonly T[], fallback: T): T {
  if (value === undefined) return fallback;
  const found = allowed.find((word) => word === value);
  if (found === undefined)
    throw new UsageError(`${name} には ${allowed.join("・")} のどれかを指定してください（今は ${String(value)}）。 / ${name} takes one of ${allowed.join(", ")}.`);
  return found;
}
