import { createHash, randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { joinEngine, withClient } from "@kaiji/storage";
import { openConnection, requestOf } from "./api-connection.ts";
import type { Started } from "./api-kaiji.ts";
import { sampleWorkbook } from "./sample-workbook.ts";

/** Answers of one form, so many that 1,000,000 of them are about 3,700 forms. */
export const ANSWERS = 270;

const VARIANTS = 50;

/** An organization with people who are signed in, its systems, and one disclosure. */
export interface Filled {
  readonly organizationId: string;
  /** A session's cookie for each person. */
  readonly cookies: readonly string[];
  readonly systemIds: readonly string[];
}

type Json = Record<string, unknown>;

/** Sets up an organization, signs in so many people, adds systems and files one workbook, all of it through the API where it matters. */
export async function fillOrganization(kaiji: Started, dataFolder: string, people: number): Promise<Filled> {
  const connection = await openConnection(kaiji.port);
  const ask = async (method: string, path: string, cookie: string, body?: unknown) => JSON.parse((await connection.ask(requestOf(method, path, cookie, body))).toString()) as Json;
  const secret = await setUpSecret(kaiji);
  const { organizationId } = (await ask("POST", "/api/set-up", "", { secret, name: "山田 花子", email: "hanako@example.jp", password: "青い鳥がゆっくり飛ぶ夕方", organization: { name: "さくら病院", kind: "institution" } })) as { organizationId: string };
  const cookies = await signIn(dataFolder, organizationId, people);
  const [cookie = ""] = cookies;
  const base = `/api/organizations/${organizationId}`;
  const systemIds: string[] = [];
  for (let number = 1; number <= 200; number++) systemIds.push(String((await ask("POST", `${base}/systems`, cookie, { name: `部門システム ${number}`, kind: "electronic-record", delivery: "on-premise" }))["id"]));
  const { sha256 } = await ask("POST", `${base}/files?name=sds.xlsx`, cookie, sampleWorkbook());
  await ask("POST", `${base}/disclosures`, cookie, { sha256, fileName: "sds.xlsx" });
  connection.close();
  return { organizationId, cookies, systemIds };
}

/** The secret of the one-time link, which is printed after the address. */
async function setUpSecret(kaiji: Started): Promise<string> {
  for (;;) {
    const found = /set-up#(\S+)\s/.exec(kaiji.output)?.[1];
    if (found !== undefined) return found;
    await sleep(10);
  }
}

/** Sessions of people who have just signed in; asking for a hundred passwords would measure nothing. */
async function signIn(dataFolder: string, organizationId: string, people: number): Promise<string[]> {
  const cookies = Array.from({ length: people }, () => randomBytes(32).toString("base64url"));
  const hashes = cookies.map((cookie) => createHash("sha256").update(cookie).digest());
  await asOwner(
    dataFolder,
    `with given as (select uuidv7() as person_id, hash, number from unnest($2::bytea[]) with ordinality as one(hash, number)),
      people as (insert into kaiji.person (person_id, email, name, created_at) select person_id, number || '@example.jp', '利用者 ' || number, now() from given),
      members as (insert into kaiji.membership (organization_id, person_id, organization_name, name, email, role, created_at) select $1, person_id, 'さくら病院', '利用者 ' || number, number || '@example.jp', 'editor', now() from given)
    insert into kaiji.session (person_id, id, token_hash, rotated_at, stage, device, address, created_at, seen_at, expires_at)
      select person_id, uuidv7(), hash, now() + interval '6 hours', 'full', 'bench', '127.0.0.1', now(), now(), now() + interval '12 hours' from given`,
    [organizationId, hashes],
  );
  return cookies;
}

/** Copies the filed disclosure, brought to ANSWERS answers, and its judgement, until there are so many disclosures. @returns the ids of all */
export async function fillDisclosures(dataFolder: string, organizationId: string, count: number): Promise<string[]> {
  const [first] = await asOwner(dataFolder, "select document::text as document from kaiji.disclosure where organization_id = $1 order by id limit 1", [organizationId]);
  await asOwner(
    dataFolder,
    `with filed as (select content, created_at from kaiji.disclosure where organization_id = $1 order by id limit 1),
      judged as (select content from kaiji.evaluation where organization_id = $1 order by id limit 1),
      added as (
        insert into kaiji.disclosure (organization_id, id, content, document, created_at, changed_at)
        select $1, uuidv7(), content || jsonb_build_object('name', 'サービス ' || number, 'answers', ${ANSWERS}, 'sha256', encode(sha256(number::text::bytea), 'hex')), ($2::text[])[1 + number % ${VARIANTS}]::json, created_at, created_at
        from filed, generate_series((select count(*) from kaiji.disclosure where organization_id = $1) + 1, $3::bigint) as number returning id)
    insert into kaiji.evaluation (organization_id, id, content, created_at, changed_at)
      select $1, uuidv7(), judged.content || jsonb_build_object('disclosureId', added.id), now(), now() from judged, added`,
    [organizationId, variantsOf(String(first?.["document"])), count],
  );
  // What the database does by itself within minutes.
  await asOwner(dataFolder, "vacuum analyze kaiji.disclosure");
  await asOwner(dataFolder, "vacuum analyze kaiji.evaluation");
  return (await asOwner(dataFolder, "select id from kaiji.disclosure where organization_id = $1 order by id offset 1", [organizationId])).map(({ id }) => String(id));
}

/** Documents of ANSWERS answers made of one: every second with a remark of its own, so that they pack no better than what people write. */
function variantsOf(text: string): string[] {
  const document = JSON.parse(text) as { disclosures: { answers: Record<string, { remarks: string[] }> }[] };
  const [disclosure] = document.disclosures;
  const answers = Object.entries(disclosure?.answers ?? {});
  if (disclosure === undefined || answers.length === 0) throw new Error("The filed document has no answers");
  return Array.from({ length: VARIANTS }, () => {
    disclosure.answers = Object.fromEntries(
      Array.from({ length: ANSWERS }, (_, index) => {
        const [number, answer] = answers[index % answers.length]!;
        return [`${index + 1}:${number}`, { ...answer, remarks: index % 2 === 0 ? [`手順書に従います: ${randomBytes(30).toString("base64")}`] : [] }];
      }),
    );
    return JSON.stringify(document, null, 2);
  });
}

/** Megabytes that the database takes on disk. */
export async function diskOf(dataFolder: string): Promise<number> {
  const [row] = await asOwner(dataFolder, "select pg_database_size(current_database())::float8 as bytes");
  return Number(row?.["bytes"]) / 1024 / 1024;
}

async function asOwner(dataFolder: string, sql: string, values: readonly unknown[] = []): Promise<Json[]> {
  const engine = await joinEngine(dataFolder);
  if (engine === null) throw new Error(`No Kaiji runs on ${dataFolder}`);
  return withClient(engine.ownerConnection, async (client) => (await client.query<Json>(sql, [...values])).rows);
}
