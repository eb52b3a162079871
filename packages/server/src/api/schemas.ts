import { z } from "zod";
import { Refusal } from "../refusal/refusal.ts";

/** One line that a person types. */
export const line = (most = 200) => z.string().trim().min(1).max(most).regex(/^[^\u0000-\u001f\u007f]*$/u, "改行や制御文字は使えません / no line breaks or control characters");
/** Several lines. */
export const text = (most = 10_000) => z.string().max(most).regex(/^[^\u0000]*$/u);
export const emailField = z.email().max(254).transform((value) => value.toLowerCase());
export const passwordField = z.string().min(1).max(1024);
export const roleField = z.enum(["administrator", "editor", "approver", "reader", "auditor"]);
export const instant = z.iso.datetime({ offset: true });
export const day = z.iso.date();
export const idField = z.uuid();
export const codeField = z.string().min(6).max(40);
export const organizationKind = z.enum(["institution", "provider", "dealer", "overseer"]);

/** A page of a list: where it begins and how long it is. */
export const pageQuery = z.strictObject({
  cursor: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

/** A page of a list. `next` is the cursor of the next page, `null` on the last. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), next: z.string().nullable() });
}

/** For lists that are short as a rule: whole, unless they are very long. */
export const longPageQuery = z.strictObject({ cursor: z.string().max(100).optional(), limit: z.coerce.number().int().min(1).max(500).default(500) });

/** Comes before every id. */
export const NO_ID = "00000000-0000-0000-0000-000000000000";

/** A page of rows of which one more than fits was asked for. */
export function pageOfRows<Row>(rows: readonly Row[], limit: number, idOf: (row: Row) => string, show: (row: Row) => unknown): { items: unknown[]; next: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(show), next: rows.length > limit && last !== undefined ? idOf(last) : null };
}

/** The cursor of a list in the order of numbers. @throws Refusal `invalid-request` for one that no page gave */
export function numberCursor(cursor: string | undefined): number | null {
  if (cursor === undefined) return null;
  if (!/^\d{1,15}$/.test(cursor)) throw new Refusal("invalid-request", {}, [{ path: "query.cursor", message: "前のページの next を使ってください / use the last page's next" }]);
  return Number(cursor);
}
