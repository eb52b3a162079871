import type { Disclosure, Library } from "@kaiji/domain";
import type { Reading, Refusal } from "@kaiji/formats";

/** A file to read, and whether it came out of an archive: archives inside archives are not opened. */
export interface ReadJob {
  readonly id: string;
  readonly file: File;
  readonly isInside: boolean;
}

/** What the page tells the worker. The library is sent once, before the first file. */
export type ToWorker =
  | { readonly kind: "library"; readonly library: Library }
  | ({ readonly kind: "read" } & ReadJob);

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
  /** The file was an archive of files; each of them is to be read like a file of its own. */
  | {
      readonly kind: "unpacked";
      readonly id: string;
      readonly files: readonly File[];
      readonly refused: readonly { readonly name: string; readonly refusal: Refusal }[];
    }
  /** The file's bytes could not be had from the device, or the reader broke. */
  | { readonly kind: "failed"; readonly id: string; readonly why: "unreadable" | "broken" };
