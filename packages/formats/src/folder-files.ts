const READABLE = /\.(xlsx|xlsm|xltx|xltm|xls|xlsb|ods|csv|tsv|pdf|zip)$/i;
/** What file managers and Excel leave beside the files: nobody would look for it in a list. */
const CLUTTER = /^(?:\.|~\$|Thumbs\.db$|desktop\.ini$)/i;

/**
 * What to do with a file that was found in a folder, by its name without the path: `read` it, `tell` that it was
 * passed over, or be `silent` about it. JSON is told of only: the program's own results often lie beside the files.
 */
export function placeInFolder(name: string): "read" | "tell" | "silent" {
  if (CLUTTER.test(name)) return "silent";
  return READABLE.test(name) ? "read" : "tell";
}
