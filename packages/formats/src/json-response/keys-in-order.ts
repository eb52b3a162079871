/**
 * The keys of every object that stands under `property` in a JSON text, in the text's order: a parsed object puts keys
 * such as "2" before "1.1". The text must already have parsed.
 */
export function keysInOrder(json: string, property: string): string[][] {
  const found: string[][] = [];
  const open: { keys: string[]; isWanted: boolean }[] = [];
  let lastKey = "";
  for (const match of json.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?|[{}[\]]/g)) {
    const [token, colon] = match;
    if (token === "{") open.push({ keys: [], isWanted: lastKey === property });
    else if (token === "[") open.push({ keys: [], isWanted: false });
    else if (token === "}" || token === "]") {
      const closed = open.pop();
      if (closed?.isWanted === true) found.push(closed.keys);
    } else if (colon !== undefined) {
      lastKey = JSON.parse(token.slice(0, -colon.length)) as string;
      open.at(-1)?.keys.push(lastKey);
      continue;
    }
    lastKey = "";
  }
  return found;
}
