const TABLE = new Uint32Array(256).map((_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

/** What a byte does to the sum one, two and three bytes later: four bytes are then taken at a time. */
const [ONE, TWO, THREE] = [1, 2, 3].map((later) =>
  TABLE.map((entry) => {
    let c = entry;
    for (let k = 0; k < later; k++) c = TABLE[c & 0xff]! ^ (c >>> 8);
    return c >>> 0;
  }),
) as [Uint32Array, Uint32Array, Uint32Array];

/** CRC-32 as zip archives use it, by tables. */
export function tableCrc32(bytes: Uint8Array): number {
  let c = 0xffffffff;
  let i = 0;
  for (; i + 4 <= bytes.length; i += 4) {
    c ^= bytes[i]! | (bytes[i + 1]! << 8) | (bytes[i + 2]! << 16) | (bytes[i + 3]! << 24);
    c = THREE[c & 0xff]! ^ TWO[(c >>> 8) & 0xff]! ^ ONE[(c >>> 16) & 0xff]! ^ TABLE[c >>> 24]!;
  }
  for (; i < bytes.length; i++) c = TABLE[(c ^ bytes[i]!) & 0xff]! ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}
