/** One record of a workbook stream; `parts`: its data, cut where the format continues it in further records. */
export interface XlsRecord {
  readonly type: number;
  /** Place of the record in the stream. */
  readonly at: number;
  readonly parts: readonly Uint8Array[];
}

const CONTINUE = 0x3c;

/** The records of a stream from a place on, each with its continuations; stops at the end or where it is cut off. */
export function* listRecords(stream: Uint8Array, from = 0): Generator<XlsRecord> {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  let at = from;
  while (at + 4 <= stream.length) {
    const start = at;
    const type = view.getUint16(at, true);
    const parts: Uint8Array[] = [];
    do {
      const length = view.getUint16(at + 2, true);
      parts.push(stream.subarray(at + 4, at + 4 + length));
      at += 4 + length;
    } while (at + 4 <= stream.length && view.getUint16(at, true) === CONTINUE);
    yield { type, at: start, parts };
  }
}
