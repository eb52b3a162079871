import { listArchiveFiles, type Reading, type Refusal } from "@kaiji/formats";

interface Unpacked {
  readonly files: readonly File[];
  readonly refused: readonly { readonly name: string; readonly refusal: Refusal }[];
}

/** The files in a zip archive, and those in it that may not be unpacked; or the reason why the archive cannot be opened. */
export function unpackFiles(bytes: Uint8Array): Reading<Unpacked> {
  const listed = listArchiveFiles(bytes);
  if (!listed.ok) return listed;
  const files: File[] = [];
  const refused: { name: string; refusal: Refusal }[] = [];
  for (const { name, load } of listed.value) {
    const content = load();
    if (content.ok) files.push(new File([Uint8Array.from(content.value)], name));
    else refused.push({ name, refusal: content.refusal });
  }
  return { ok: true, value: { files, refused } };
}
