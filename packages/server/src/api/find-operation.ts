import type { Operation } from "./operation.ts";

/** What a request asks for. */
export interface FoundOperation {
  /** `null` when the path knows other methods only. */
  readonly operation: Operation | null;
  /** The ids in the path by their names. */
  readonly params: Readonly<Record<string, string>>;
}

/** A part of paths: what can follow, and what can be done where it ends. */
interface Node {
  readonly named: Map<string, Node>;
  any: Node | null;
  /** By method; with the names of its ids in the order of the path. */
  readonly operations: Map<string, { readonly operation: Operation; readonly names: readonly string[] }>;
}

/** Prepares the paths of all operations, and finds which one a request means; `null` when no operation has such a path. */
export function operationFinder(operations: readonly Operation[]): (method: string, path: string) => FoundOperation | null {
  const root = newNode();
  for (const operation of operations) {
    const names: string[] = [];
    let node = root;
    for (const part of operation.path.split("/")) {
      const name = /^\{(\w+)\}$/.exec(part)?.[1];
      if (name !== undefined) names.push(name);
      node = name === undefined ? mapped(node.named, part) : (node.any ??= newNode());
    }
    node.operations.set(operation.method.toUpperCase(), { operation, names });
  }
  return (method, path) => {
    const ids: string[] = [];
    const node = walk(root, path.split("/"), 0, ids);
    if (node === null) return null;
    const found = node.operations.get(method === "HEAD" ? "GET" : method);
    if (found === undefined) return { operation: null, params: {} };
    return { operation: found.operation, params: Object.fromEntries(found.names.map((name, at) => [name, ids[at] ?? ""])) };
  };
}

/** A word of the path itself goes before an id. @param ids takes the ids on the way */
function walk(node: Node, parts: readonly string[], at: number, ids: string[]): Node | null {
  const part = parts[at];
  if (part === undefined) return node.operations.size > 0 ? node : null;
  const named = node.named.get(part);
  const found = named === undefined ? null : walk(named, parts, at + 1, ids);
  if (found !== null || node.any === null || part === "") return found;
  const before = ids.length;
  ids.push(part);
  const through = walk(node.any, parts, at + 1, ids);
  if (through === null) ids.length = before;
  return through;
}

function mapped(children: Map<string, Node>, part: string): Node {
  const node = children.get(part) ?? newNode();
  children.set(part, node);
  return node;
}

function newNode(): Node {
  return { named: new Map(), any: null, operations: new Map() };
}
