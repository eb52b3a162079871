import { serve } from "@hono/node-server";
import { joinEngine } from "@kaiji/storage";
import { Hono } from "hono";
import { Pool } from "pg";

/** As many connections as Kaiji reads with. */
const CONNECTIONS = 8;

const FIND = `select "id", "version", "content", "created_at", "created_by", "changed_at", "changed_by", "removed_at" from "kaiji"."system" where "organization_id" = $1 and "id" = $2`;

/** The HTTP framework and a pool of connections with nothing around them: no session, no wall, no check, no header. Reads from a running Kaiji's database until it is stopped. */
export async function serveBare(dataFolder: string): Promise<void> {
  const engine = await joinEngine(dataFolder);
  if (engine === null) throw new Error(`No Kaiji runs on ${dataFolder}`);
  const { host, port, user, password, database } = engine.ownerConnection;
  const pool = new Pool({ host: host ?? "", port: port ?? 0, user: user ?? "", password: password ?? "", database: database ?? "", max: CONNECTIONS });
  const app = new Hono();
  app.get("/api/organizations/:organizationId/systems/:id", async (context) => {
    const { rows } = await pool.query<Record<string, unknown>>({ name: "find", text: FIND, values: [context.req.param("organizationId"), context.req.param("id")] });
    return context.json(rows[0] ?? null);
  });
  serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, ({ port: taken }) => process.stdout.write(`http://127.0.0.1:${taken}/\n`));
}
