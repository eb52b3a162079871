/** Lets the person save a text as a file. What is made here never leaves the device. */
export function saveFile(name: string, text: string | Blob, type: string): void {
  // A byte-order mark where spreadsheets need one is the caller's business: it is part of the text.
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** A name that every operating system accepts, made from parts; empty parts are left out. */
export function fileNameOf(parts: readonly (string | null)[], ending: string): string {
  const whole = parts.filter((part) => part !== null && part.trim() !== "").join("_");
  return `${whole.replaceAll(/[\\/:*?"<>|\s\p{Cc}]+/gu, "_").slice(0, 80)}.${ending}`;
}
