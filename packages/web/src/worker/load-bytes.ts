/**
 * The bytes of a file on the person's device.
 *
 * @param onProgress called with 0 to 1 as the bytes arrive
 * @throws what the browser throws when the file has gone or may not be read
 */
export async function loadBytes(file: Blob, onProgress: (fraction: number) => void): Promise<Uint8Array> {
  const bytes = new Uint8Array(file.size);
  const reader = file.stream().getReader();
  let filled = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return bytes.subarray(0, filled);
    bytes.set(value, filled);
    filled += value.byteLength;
    onProgress(file.size === 0 ? 1 : filled / file.size);
  }
}
