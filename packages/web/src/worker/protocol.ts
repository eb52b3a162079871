import type { Disclosure, Library } from "@kaiji/domain";
import type { Reading } from "@kaiji/formats";

/** What the page tells the worker. The library is sent once, before the first file. */
export type ToWorker =
  | { readonly kind: "library"; readonly library: Library }
  | { readonly kind: "read"; readonly id: string; readonly file: File };

/** What the worker tells the page about one file. */
export type FromWorker =
  | { readonly kind: "loading"; readonly id: string; readonly fraction: number }
  | { readonly kind: "reading"; readonly id: string }
  | {
      readonly kind: "done";
      readonly id: string;
      /** SHA-256 of the file's bytes, lower-case hexadecimal. */
      readonly sha256: string;
      readonly reading: Reading<readonly Disclosure[]>;
    }
  /** The file's bytes could not be had from the device, or the reader broke. */
  | { readonly kind: "failed"; readonly id: string; readonly why: "unreadable" | "broken" };
