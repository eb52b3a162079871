/** What a workbook may be at most. Stated in the refusal when one is crossed. */
export const LIMITS = {
  /** Bytes of the file as it came. */
  file: 64 * 1024 * 1024,
  /** Bytes of all parts together once inflated, by their own declaration. */
  total: 256 * 1024 * 1024,
  /** Bytes of one part that is read. */
  part: 32 * 1024 * 1024,
  /** Inflated to compressed size, for parts that inflate to more than `ratioFrom` bytes. */
  ratio: 200,
  ratioFrom: 1024 * 1024,
  entries: 10_000,
  sheets: 255,
  rows: 200_000,
  cells: 400_000,
} as const;

/** A size in whole MiB, for sentences. */
export function mebibytes(bytes: number): string {
  return String(Math.ceil(bytes / (1024 * 1024)));
}
