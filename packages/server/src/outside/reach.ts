import { lookup as lookUp, type LookupAddress } from "node:dns";
import { request as askPlain, type IncomingMessage } from "node:http";
import { request as askSecure } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { Refusal } from "../refusal/refusal.ts";
import { allowedInside, isInside } from "./inside-addresses.ts";

export interface Asked {
  readonly method?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** How Kaiji asks addresses that people have named (webhooks, providers): never into the house, unless that is allowed. */
export interface Reach {
  /**
   * Refuses an address that leads inside as it stands.
   * @throws Refusal `inside-address`
   */
  check(url: string): void;
  /**
   * Sends a request. Where the name leads is looked at when connecting, so that no name can lead elsewhere the
   * second time. Redirects are not followed; an answer is read up to a mebibyte.
   * @throws Refusal `inside-address`; the network's errors
   */
  ask(url: string, asked?: Asked): Promise<Response>;
}

const MOST_BYTES = 1024 * 1024;

/** @param inside names, addresses and networks that may be asked although they lead inside */
export function openReach(inside: readonly string[]): Reach {
  const allowed = allowedInside(inside);
  const isOpen = (host: string, address: string) => !isInside(address) || allowed.hasName(host) || allowed.hasAddress(address);

  const check = (url: string): void => {
    const host = bareName(new URL(url));
    if (isIP(host) !== 0 ? !isOpen(host, host) : /(^|\.)localhost$/.test(host) && !allowed.hasName(host)) throw new Refusal("inside-address", { host });
  };

  /** Gives the socket only addresses that it may connect to. */
  const lookup: LookupFunction = (host, options, done) => {
    lookUp(host, { ...options, all: true }, (error, found: LookupAddress[]) => {
      if (error !== null) return done(error, "", 0);
      const open = found.filter(({ address }) => isOpen(host, address));
      const [first] = open;
      if (first === undefined) return done(Object.assign(new Error("inside"), { code: INSIDE }), "", 0);
      return options.all === true ? done(null, open) : done(null, first.address, first.family);
    });
  };

  return {
    check,
    ask(url, { method = "GET", headers = {}, body, signal } = {}) {
      check(url);
      const target = new URL(url);
      const send = target.protocol === "https:" ? askSecure : askPlain;
      return new Promise<Response>((resolve, reject) => {
        const fail = (error: Error) => reject("code" in error && error.code === INSIDE ? new Refusal("inside-address", { host: bareName(target) }) : error);
        const asked = send(target, { method, headers: { ...headers, ...(body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) }) }, lookup, agent: false, ...(signal === undefined ? {} : { signal }) }, (incoming) => {
          readUp(incoming).then(resolve, fail);
        });
        asked.on("error", fail);
        asked.end(body);
      });
    },
  };
}

const INSIDE = "KAIJI_INSIDE";

function bareName(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "").toLowerCase();
}

async function readUp(incoming: IncomingMessage): Promise<Response> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST_BYTES) {
      incoming.destroy();
      throw new Error("the answer is too large");
    }
    chunks.push(chunk);
  }
  const headers = Object.entries(incoming.headers).flatMap(([name, value]) => (typeof value === "string" ? [[name, value] as [string, string]] : []));
  const status = incoming.statusCode ?? 502;
  return new Response([101, 204, 205, 304].includes(status) ? null : Buffer.concat(chunks), { status, headers });
}
