import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** One kept-alive connection that asks one thing at a time. */
export interface Connection {
  /** Sends a whole request and waits for the whole answer. @returns its body */
  ask(request: Buffer): Promise<Buffer>;
  close(): void;
}

const HEAD_END = Buffer.from("\r\n\r\n");
const LAST_CHUNK = Buffer.from("\r\n0\r\n\r\n");

/** Connects to a server of this machine. It parses as little as can be, so that the server is what is measured. */
export async function openConnection(port: number): Promise<Connection> {
  const socket = connect(port, "127.0.0.1").setNoDelay(true);
  await once(socket, "connect");
  return {
    ask: (request) => ask(socket, request),
    close: () => void socket.destroy(),
  };
}

function ask(socket: Socket, request: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    let received: Buffer = Buffer.alloc(0);
    const finish = (end: () => void) => {
      socket.off("data", take).off("close", fail);
      end();
    };
    const fail = () => finish(() => reject(new Error(`The connection ended in the middle of: ${received.toString("latin1").slice(0, 200)}`)));
    const take = (chunk: Buffer) => {
      received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
      const body = wholeBody(received);
      if (body === null) return;
      if (received[9] === 0x32) finish(() => resolve(body));
      else finish(() => reject(new Error(`${request.toString("latin1").split("\r\n")[0]} got ${received.toString("utf8").slice(0, 2400)}`)));
    };
    socket.on("data", take).on("close", fail);
    socket.write(request);
  });
}

/** The body of an answer of which all has come, otherwise `null`. */
function wholeBody(received: Buffer): Buffer | null {
  const headEnd = received.indexOf(HEAD_END);
  if (headEnd < 0) return null;
  const length = /\r\ncontent-length: *(\d+)/i.exec(received.toString("latin1", 0, headEnd))?.[1];
  const body = received.subarray(headEnd + 4);
  if (length !== undefined) return body.length >= Number(length) ? body : null;
  return received.subarray(-LAST_CHUNK.length).equals(LAST_CHUNK) ? withoutChunks(body) : null;
}

function withoutChunks(body: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; ; ) {
    const lineEnd = body.indexOf("\r\n", at);
    const size = Number.parseInt(body.toString("latin1", at, lineEnd), 16);
    if (!(size > 0)) return Buffer.concat(parts);
    parts.push(body.subarray(lineEnd + 2, lineEnd + 2 + size));
    at = lineEnd + 4 + size;
  }
}

/** What a browser's session asks, as bytes. */
export function requestOf(method: string, path: string, cookie: string, body?: unknown): Buffer {
  const text = body instanceof Uint8Array ? Buffer.from(body) : Buffer.from(body === undefined ? "" : JSON.stringify(body));
  const media = body instanceof Uint8Array ? "application/octet-stream" : "application/json";
  const head = [`${method} ${path} HTTP/1.1`, "Host: 127.0.0.1", `Cookie: kaiji_session=${cookie}`, "User-Agent: bench", ...(body === undefined ? [] : [`Content-Type: ${media}`, `Content-Length: ${text.length}`])];
  return Buffer.concat([Buffer.from(`${head.join("\r\n")}\r\n\r\n`), text]);
}

/** What came of sending requests for a while: how many a second, and how long each took. */
export interface Load {
  readonly perSecond: number;
  /** Milliseconds, shortest first. */
  readonly times: readonly number[];
}

/**
 * Keeps so many connections busy for so long; each sends its next request when it has the answer.
 * @param pauseMs what each waits before its next request, on average; evenly spread between a tenth and nineteen tenths of it
 */
export async function load(port: number, count: number, ms: number, request: (connection: number) => Buffer, pauseMs = 0): Promise<Load> {
  const connections = await Promise.all(Array.from({ length: count }, () => openConnection(port)));
  const times: number[] = [];
  const began = performance.now();
  await Promise.all(
    connections.map(async (connection, index) => {
      while (performance.now() - began < ms) {
        if (pauseMs > 0) await sleep(pauseMs * (0.1 + 1.8 * Math.random()));
        const before = performance.now();
        await connection.ask(request(index));
        times.push(performance.now() - before);
      }
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  for (const connection of connections) connection.close();
  return { perSecond: times.length / seconds, times: times.toSorted((a, b) => a - b) };
}

/** The time that so many of a hundred do not exceed. */
export function percentile(sorted: readonly number[], percent: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? Number.NaN;
}
