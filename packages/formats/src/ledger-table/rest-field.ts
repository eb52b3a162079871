import { valueAt, type Draft, type TableField } from "./table-field.ts";

/** Everything of a record that no other column shows, as JSON: so that an export holds all that is stored. */
export function restField(shown: readonly TableField[]): TableField {
  const roots = new Set(shown.map(({ id }) => id.split(".")[0]!).concat("providers"));
  const restOf = (content: Readonly<Draft>) => Object.fromEntries(Object.entries(content).filter(([name, value]) => !roots.has(name) && value !== undefined).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return {
    id: "rest",
    ja: "その他（Kaijiの内部の項目）",
    en: "Other fields of Kaiji",
    aliases: [],
    kind: "text",
    control: null,
    write(content) {
      const rest = restOf(content);
      return Object.keys(rest).length === 0 ? "" : JSON.stringify(rest);
    },
    read(draft, text) {
      for (const name of Object.keys(restOf(draft))) delete draft[name];
      if (text === "") return null;
      try {
        const rest: unknown = JSON.parse(text);
        if (typeof rest !== "object" || rest === null || Array.isArray(rest)) return "not-readable";
        for (const [name, value] of Object.entries(rest)) if (!roots.has(name) && valueAt(draft, name) === undefined) draft[name] = value;
        return null;
      } catch {
        return "not-readable";
      }
    },
  };
}
