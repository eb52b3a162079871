import { createServer } from "node:net";
import { Pool } from "pg";
import { describe, expect, it } from "vitest";
import { asDatabaseError } from "./database-error.ts";

describe("the database cannot be had just now", () => {
  it("also when all connections are in use for longer than anybody waits", async () => {
    // It takes connections and says nothing, as a database does that has no more to give.
    const silent = createServer(() => undefined).listen(0, "127.0.0.1");
    await new Promise((resolve) => silent.once("listening", resolve));
    const pool = new Pool({ host: "127.0.0.1", port: (silent.address() as { port: number }).port, max: 1, connectionTimeoutMillis: 100 });
    const errors = await Promise.all([0, 1].map(() => pool.connect().then(() => null, asDatabaseError)));
    expect(errors.map((error) => (error as { code?: string }).code)).toEqual(["database-away", "database-away"]);
    silent.close();
  });

  it.each([new Error("something else"), Object.assign(new Error("duplicate key"), { code: "23505" })])("but %s is what it is", (error) => expect(asDatabaseError(error)).toBe(error));
});
