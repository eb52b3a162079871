import type { Language } from "@kaiji/domain";
import type { Draft, LookUp, TableField } from "./table-field.ts";

const FLAGS: Readonly<Record<string, string>> = { あり: "yes", なし: "no" };

/** A record's field as it is shown to a person, in the page's language; tables are always written in Japanese. */
export function tellField(field: TableField, content: Readonly<Draft>, look: LookUp, language: Language): string {
  return tellWritten(field, field.write(content, look), language);
}

/** A field as a table would hold it, as it is shown to a person. @param written what `field.write` says */
export function tellWritten(field: TableField, written: string, language: Language): string {
  if (language === "ja") return written;
  if (field.control === "flag") return FLAGS[written] ?? written;
  return field.choices?.find(({ ja }) => ja === written)?.[language] ?? written;
}
