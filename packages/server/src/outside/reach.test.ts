import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isInside } from "./inside-addresses.ts";
import { openReach } from "./reach.ts";

let server: Server;
let port: number;
let calls = 0;
beforeAll(async () => {
  server = createServer((request, response) => {
    calls++;
    if (request.url === "/moved") return void response.writeHead(302, { location: `http://127.0.0.1:${port}/secret` }).end();
    if (request.url === "/endless") return void response.end(Buffer.alloc(2 * 1024 * 1024));
    return void response.writeHead(200, { "content-type": "text/plain" }).end("found");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

describe("an address", () => {
  it.each(["127.0.0.1", "127.8.9.1", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255", "::1", "::", "::ffff:127.0.0.1", "::ffff:a00:1", "::7f00:1", "64:ff9b::7f00:1", "64:ff9b:1::1", "2002:7f00:1::", "fd00::1", "fe80::1", "fec0::1", "ff02::1", "::ffff:0:7f00:1", "100::1", "2001:0:7f00:1::", "5f00::1", "fe80::1%lo", "no address"])("%s leads inside", (address) => expect(isInside(address)).toBe(true));
  it.each(["8.8.8.8", "172.32.0.1", "172.15.0.1", "100.128.0.1", "203.0.114.1", "2001:4860:4860::8888", "::ffff:8.8.8.8", "2400:3200::1", "3fff::1"])("%s leads outside", (address) => expect(isInside(address)).toBe(false));
});

describe("asking an address that somebody has named", () => {
  it.each(["http://127.0.0.1:PORT/", "http://127.1:PORT/", "http://2130706433:PORT/", "http://0x7f000001:PORT/", "http://0:PORT/", "http://[::1]:PORT/", "http://[::ffff:127.0.0.1]:PORT/", "http://localhost:PORT/", "http://LOCALHOST.:PORT/", "http://x.localhost:PORT/", "http://169.254.169.254/latest/meta-data/"])("%s is refused before anything is sent", async (url) => {
    calls = 0;
    const reach = openReach([]);
    const named = url.replace("PORT", String(port));
    await expect((async () => reach.ask(named))()).rejects.toMatchObject({ code: "inside-address" });
    expect(() => reach.check(named)).toThrow(expect.objectContaining({ code: "inside-address" }) as Error);
    expect(calls).toBe(0);
  });

  it("is looked at again when connecting: a name that leads inside gets no request", async () => {
    // The machine's own name leads to one of its own addresses, as a name of an attacker's may.
    const { hostname } = await import("node:os");
    calls = 0;
    await expect((async () => openReach([]).ask(`http://${hostname()}:${port}/`))()).rejects.toThrow();
    expect(calls).toBe(0);
  });

  it("goes where the installation allows it, by name, address or network", async () => {
    for (const allowed of [["127.0.0.1"], ["127.0.0.0/8"]]) expect(await (await openReach(allowed).ask(`http://127.0.0.1:${port}/`)).text()).toBe("found");
    expect(await (await openReach(["localhost"]).ask(`http://localhost:${port}/`)).text()).toBe("found");
    await expect((async () => openReach(["10.0.0.0/8"]).ask(`http://127.0.0.1:${port}/`))()).rejects.toMatchObject({ code: "inside-address" });
  });

  it("follows no redirect and reads no endless answer", async () => {
    const reach = openReach(["127.0.0.1"]);
    expect((await reach.ask(`http://127.0.0.1:${port}/moved`)).status).toBe(302);
    await expect(reach.ask(`http://127.0.0.1:${port}/endless`)).rejects.toThrow("too large");
  });
});
