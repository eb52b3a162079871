import { MIGRATIONS } from "@kaiji/storage";
import { describe, expect, it } from "vitest";
import { readSources, sourceFile, type SourceFile } from "./source-files.ts";

/** Tables whose rows belong to an organization, as the migrations make them. */
const walled = new Set(MIGRATIONS.flatMap(({ sql }) => [...sql.matchAll(/call kaiji\.(?:wall|make_record_table)\('(\w+)'/g)].map(([, name = ""]) => name)));
/** Tables of people, sessions and codes: seen at the door only. */
const atTheDoor = new Set(MIGRATIONS.flatMap(({ sql }) => [...sql.matchAll(/call kaiji\.door\('(\w+)'/g)].map(([, name = ""]) => name)));

/** Queries over all organizations, each with why it is none of a request's. */
const BY_PERSON: Readonly<Record<string, string>> = {
  "packages/server/src/people/memberships.ts membership": "where a person belongs",
  "packages/server/src/api/operations/outside-sign-in.ts membership": "whether a person belongs elsewhere too",
  "packages/server/src/api/operations/invitations.ts membership": "whether a person belongs elsewhere too",
};

/** Folders that work in the owner's role, which no request reaches. */
const OWNERS = /^packages\/storage\/src\/(migrations|backup|audit|queue|engine)\//;

function faultsOf({ path, code }: SourceFile): string[] {
  const queries = [...code.matchAll(/\.(?:selectFrom|updateTable|deleteFrom)\((?:"(\w+)"|table)\)/g)].flatMap((match) => {
    const table = match[1] ?? "record";
    const statement = code.slice(match.index, code.indexOf(";", match.index));
    const isNamed = statement.includes("organization_id") || atTheDoor.has(table) || `${path} ${table}` in BY_PERSON;
    return isNamed ? [] : [`${path}: a query of ${table} that does not name its organization: where("organization_id", "=", …)`];
  });
  const joins = [...code.matchAll(/\.\w*Join\(\s*"(\w+)/g)].flatMap(([, table = ""]) => (atTheDoor.has(table) ? [] : [`${path}: a join with ${table}; only tables at the door are joined`]));
  const raw = OWNERS.test(path)
    ? []
    : [...code.matchAll(/\b(?:from|join|into|update)\s+kaiji\.(\w+)/g)].flatMap((match) => (/\borganization_id = /.test(code.slice(match.index, match.index + 400)) ? [] : [`${path}: SQL on kaiji.${match[1]} that does not name its organization`]));
  return [...queries, ...joins, ...raw];
}

describe("queries stay inside an organization", () => {
  const sources = [...readSources("packages/storage/src"), ...readSources("packages/server/src"), ...readSources("packages/cli/src")].filter(({ isTest }) => !isTest);

  it("in all of the server, the command line and the storage", () => {
    expect(walled.size).toBeGreaterThan(20);
    expect(atTheDoor.has("person")).toBe(true);
    expect(sources.flatMap(faultsOf)).toEqual([]);
  });

  it.each([
    [`db.selectFrom("system").selectAll().where("id", "=", id).execute();`, "does not name its organization"],
    [`db.deleteFrom("idempotency_key").where("created_at", "<", at).execute();`, "does not name its organization"],
    [`db.selectFrom("session").innerJoin("membership", "a", "b").selectAll().execute();`, "a join with membership"],
    [`client.query("select * from kaiji.system");`, "SQL on kaiji.system that does not name"],
  ])("%s is a fault", (code, words) => {
    expect(faultsOf(sourceFile("packages/server/src/x.ts", code))).toEqual([expect.stringContaining(words)]);
  });
});
