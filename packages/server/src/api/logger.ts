/** What is logged of a request: no path with ids, no body, no name, no address. */
export interface RequestLine {
  readonly requestId: string;
  readonly operation: string;
  readonly method: string;
  readonly status: number;
  /** Why it was refused. */
  readonly code?: string | undefined;
  readonly ms: number;
}

/** A log of one JSON object a line. */
export interface Logger {
  request(line: RequestLine): void;
  failure(requestId: string, error: unknown): void;
}

/** What somebody may be trying the doors with: told always. */
const WATCHED = new Set([403, 421, 429]);

/** @param write where lines go; requests that went well are told only when asked for */
export function openLogger(write: (line: string) => void, isVerbose: boolean): Logger {
  const line = (level: string, event: string, rest: object) => write(`${JSON.stringify({ at: new Date().toISOString(), level, event, ...rest })}\n`);
  return {
    request: (request) => {
      const level = request.status >= 500 ? "error" : WATCHED.has(request.status) ? "warn" : "info";
      if (isVerbose || level !== "info") line(level, "request", request);
    },
    failure: (requestId, error) => line("error", "failure", { requestId, ...described(error) }),
  };
}

/** Name, code and stack. PostgreSQL's messages and details can quote rows, so they stay out. */
function described(error: unknown): object {
  if (!(error instanceof Error)) return { name: typeof error };
  const code = "code" in error ? String(error.code) : undefined;
  const frames = (error.stack ?? "").split("\n").filter((row) => /^\s+at /.test(row)).slice(0, 8).map((row) => row.trim());
  return { name: error.name, ...(code === undefined ? {} : { code }), frames };
}
