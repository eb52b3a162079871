import { z } from "zod";

/** One line that a person types. */
export const line = (most = 200) => z.string().trim().min(1).max(most).regex(/^[^\u0000-\u001f\u007f]*$/u, "改行や制御文字は使えません / no line breaks or control characters");

/** Several lines; may be empty. */
export const lines = (most = 4000) => z.string().max(most).regex(/^[^\u0000]*$/u);

/** A calendar day, e.g. 2026-11-30. */
export const day = z.iso.date();

/** A record's id. */
export const id = z.uuid();
