import { rmSync } from "node:fs";
import { availableParallelism, loadavg } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { load, openConnection, percentile, requestOf, type Connection, type Load } from "./api-connection.ts";
import { ANSWERS, diskOf, fillDisclosures, fillOrganization, type Filled } from "./api-fill.ts";
import { diskSync } from "./disk-sync.ts";
import { memoryOf, openTemporaryFolder, startKaiji, startProgram, type Started } from "./api-kaiji.ts";
import { median } from "./median.ts";
import { ratioAtMost, type Result, type ResultTable } from "./result.ts";

const STARTS = 3;
const CONNECTIONS = 50;
const USERS = 100;
const ROUNDS = 9;
const ROUND_MS = 3000;
const OPENINGS = 400;
const FEW_ANSWERS = 10_000;
const MANY_ANSWERS = 1_000_000;
const PAGE = 100;

/** One Kaiji with its data folder and what was put into it. */
interface Site extends Filled {
  readonly kaiji: Started;
  readonly dataFolder: string;
}

/** The API of the built server on its own database: beside the bare framework, under many users, with much stored, and from a standing start. */
export async function benchApi(root: string): Promise<ResultTable[]> {
  const folder = openTemporaryFolder();
  const busy = loadavg()[2] ?? 0;
  const running: Started[] = [];
  try {
    const open = async (name: string): Promise<Site> => {
      const dataFolder = join(folder, name);
      const kaiji = await startKaiji(root, dataFolder);
      running.push(kaiji);
      return { kaiji, dataFolder, ...(await fillOrganization(kaiji, dataFolder, USERS)) };
    };
    const starting = await benchStarting(root, folder);
    const [few, many] = [await open("few"), await open("many")];
    const reading = await benchSmallRead(root, few, running);
    const growth = await benchGrowth(few, many);
    const users = await benchUsers(many);
    const note = `${reading.note} The machine had ${availableParallelism()} cores; the load of the quarter of an hour before was ${busy.toFixed(1)}${busy > availableParallelism() / 2 ? ", which is other work: times and tails are worse than on a quiet machine" : ""}.`;
    return [{ ...reading, note, results: [...reading.results, ...users] }, growth, starting];
  } finally {
    for (const each of running) await each.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function benchSmallRead(root: string, site: Site, running: Started[]): Promise<ResultTable> {
  const script = `const { main } = await import(${JSON.stringify(import.meta.url)}); await main(${JSON.stringify(root)}, "", ["--api-bare", ${JSON.stringify(site.dataFolder)}])`;
  const bare = await startProgram(["--input-type=module", "-e", script], {});
  running.push(bare);
  const path = `/api/organizations/${site.organizationId}/systems/`;
  const requests = site.systemIds.map((id) => requestOf("GET", path + id, site.cookies[0] ?? ""));
  const rates: Record<"kaiji" | "bare", number[]> = { kaiji: [], bare: [] };
  const once = (started: Started, ms: number) => {
    let next = 0;
    return load(started.port, CONNECTIONS, ms, () => requests[next++ % requests.length]!);
  };
  for (const each of [site.kaiji, bare]) await once(each, ROUND_MS);
  for (let round = 0; round < ROUNDS; round++) {
    rates.kaiji.push((await once(site.kaiji, ROUND_MS)).perSecond);
    rates.bare.push((await once(bare, ROUND_MS)).perSecond);
  }
  const [ours, floor] = [median(rates.kaiji), median(rates.bare)];
  const ratio = ours / floor;
  return {
    heading: "The API",
    note: `The built server with its own PostgreSQL, asked over kept-alive HTTP from the same machine. The small read is one system by its id, with a session, on ${CONNECTIONS} connections; the bare framework is Hono on Node with a pool of 8 connections and the same SQL, prepared as Kaiji prepares it, without session, row security, checks and headers. Medians of ${ROUNDS} rounds of ${ROUND_MS / 1000} s that took turns. The ${USERS} users: of ten requests four open a system, two list systems, two list disclosures, one opens a disclosure and one adds a provider, all in one organization that holds ${MANY_ANSWERS.toLocaleString("en")} answers.`,
    results: [
      { what: "small reads a second, Kaiji", measured: Math.round(ours).toLocaleString("en"), aim: "" },
      { what: "small reads a second, the bare framework", measured: Math.round(floor).toLocaleString("en"), aim: "" },
      { what: "Kaiji / the bare framework", measured: `${ratio.toFixed(2)} ×`, aim: `at least 0.4 ×: ${ratio >= 0.4 ? "held" : "missed"}` },
    ],
  };
}

async function benchUsers({ kaiji, dataFolder, organizationId, cookies, systemIds }: Site): Promise<Result[]> {
  const base = `/api/organizations/${organizationId}`;
  const [{ id: disclosureId }] = JSON.parse((await askOnce(kaiji, requestOf("GET", `${base}/disclosures?limit=1`, cookies[0] ?? ""))).toString()).items as [{ id: string }];
  let sent = 0;
  const request = (user: number): Buffer => {
    const cookie = cookies[user] ?? "";
    const system = systemIds[sent % systemIds.length];
    const kind = sent++ % 10;
    if (kind < 4) return requestOf("GET", `${base}/systems/${system}`, cookie);
    if (kind < 6) return requestOf("GET", `${base}/systems?limit=50`, cookie);
    if (kind < 8) return requestOf("GET", `${base}/disclosures?limit=50&order=newest`, cookie);
    if (kind < 9) return requestOf("GET", `${base}/disclosures/${disclosureId}/document`, cookie);
    return requestOf("POST", `${base}/providers`, cookie, { name: `事業者 ${sent}` });
  };
  const reading = (user: number): Buffer => requestOf("GET", `${base}/systems/${systemIds[sent++ % systemIds.length]}`, cookies[user] ?? "");
  return [
    ...(await benchLoad(`${USERS} people, each with 0.5 s between answer and next request`, (ms) => load(kaiji.port, USERS, ms, request, 500))),
    ...(await benchLoad(`${USERS} connections without a pause, small reads`, (ms) => load(kaiji.port, USERS, ms, reading))),
    ...(await benchLoad(`${USERS} connections without a pause, one in ten a change of the same organization`, (ms) => load(kaiji.port, USERS, ms, request))),
    ...(await benchChanges(dataFolder, (ms) => load(kaiji.port, USERS, ms, (user) => requestOf("POST", `${base}/providers`, cookies[user] ?? "", { name: `事業者 ${sent++}` })))),
  ];
}

/** What bounds the line before: one organization's changes are on the disk one after another. */
async function benchChanges(dataFolder: string, run: (ms: number) => Promise<Load>): Promise<Result[]> {
  const [rates, syncs]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    rates.push((await run(ROUND_MS)).perSecond);
    syncs.push(await diskSync(dataFolder));
  }
  const sync = median(syncs);
  return [
    { what: `${USERS} connections without a pause, all of them changes of the same organization`, measured: `${Math.round(median(rates)).toLocaleString("en")} a second`, aim: "" },
    { what: "the disk takes one page for good, nobody else there", measured: `${sync.toFixed(2)} ms: at most ${Math.round(1000 / sync).toLocaleString("en")} changes of one organization a second`, aim: "" },
  ];
}

async function benchLoad(what: string, run: (ms: number) => Promise<Load>): Promise<Result[]> {
  await run(ROUND_MS);
  const rounds: Load[] = [];
  for (let round = 0; round < ROUNDS; round++) rounds.push(await run(ROUND_MS));
  const times = rounds.flatMap((round) => round.times).toSorted((a, b) => a - b);
  const [half, most] = [percentile(times, 50), percentile(times, 99)];
  return [
    { what, measured: `${Math.round(median(rounds.map(({ perSecond }) => perSecond))).toLocaleString("en")} a second, median ${half.toFixed(1)} ms, 99th of 100 ${most.toFixed(1)} ms`, aim: "" },
    { what: "99th of 100 / median", ...ratioAtMost(most / half, 10) },
  ];
}

async function benchGrowth(few: Site, many: Site): Promise<ResultTable> {
  const [fewCount, manyCount] = [Math.ceil(FEW_ANSWERS / ANSWERS), Math.ceil(MANY_ANSWERS / ANSWERS)];
  const manyIds = await fillDisclosures(many.dataFolder, many.organizationId, manyCount);
  const fewIds = await fillDisclosures(few.dataFolder, few.organizationId, fewCount);
  const opening = await takeTurns(few, many, (site) => {
    const ids = site === few ? fewIds : manyIds;
    const at = `/disclosures/${ids[Math.floor(Math.random() * ids.length)]}`;
    return [at, `${at}/document`];
  });
  const shortPage = await takeTurns(few, many, () => [`/disclosures?limit=${fewCount}&order=newest`]);
  await fillDisclosures(few.dataFolder, few.organizationId, PAGE);
  const page = await takeTurns(few, many, () => [`/disclosures?limit=${PAGE}&order=newest`]);
  const line = (what: string, [small, large]: readonly [number, number]): Result[] => [
    { what, measured: `${small.toFixed(2)} and ${large.toFixed(2)} ms`, aim: "" },
    { what: `${what}, much / little`, ...ratioAtMost(large / small, 1.3) },
  ];
  return {
    heading: "Much stored",
    note: `${MANY_ANSWERS.toLocaleString("en")} answers (${manyCount.toLocaleString("en")} disclosures of ${ANSWERS}, each with its document and its judgement, ${(await diskOf(many.dataFolder)).toFixed(0)} MB of database) against ${FEW_ANSWERS.toLocaleString("en")} (${fewCount} disclosures), in two Kaijis that took turns. As ${fewCount} disclosures fill no page of ${PAGE}, that page is compared with ${PAGE} disclosures. Medians of ${OPENINGS}; one request at a time over HTTP.`,
    results: [...line("open any disclosure and its document", opening), ...line(`a page of ${fewCount} disclosures`, shortPage), ...line(`a page of ${PAGE} disclosures`, page)],
  };
}

/** Medians of the same requests to both, in milliseconds. */
async function takeTurns(few: Site, many: Site, paths: (site: Site) => readonly string[]): Promise<[number, number]> {
  const sites = await Promise.all([few, many].map(async (site) => ({ site, connection: await openConnection(site.kaiji.port), times: [] as number[] })));
  for (let turn = -100; turn < OPENINGS; turn++) {
    for (const { site, connection, times } of sites) {
      const began = performance.now();
      for (const path of paths(site)) await connection.ask(requestOf("GET", `/api/organizations/${site.organizationId}${path}`, site.cookies[0] ?? ""));
      // The first hundred only warm up.
      if (turn >= 0) times.push(performance.now() - began);
    }
  }
  for (const { connection } of sites) connection.close();
  return [median(sites[0]!.times), median(sites[1]!.times)];
}

async function benchStarting(root: string, folder: string): Promise<ResultTable> {
  const [first, later, memory]: [number[], number[], number[]] = [[], [], []];
  for (let run = 0; run < STARTS; run++) {
    const dataFolder = join(folder, `start-${run}`);
    for (const times of [first, later]) {
      const kaiji = await startKaiji(root, dataFolder);
      times.push(kaiji.ms);
      await sleep(3000);
      const megabytes = memoryOf(kaiji, dataFolder);
      if (megabytes !== null) memory.push(megabytes);
      await kaiji.stop();
    }
  }
  const worst = Math.max(...memory);
  return {
    heading: "Starting",
    note: `From \`node dist/cli/server.js\` until it answers. The first start makes the database. Medians of ${STARTS} data folders; memory is the most of them after 3 s of nothing, over Kaiji's process and all of PostgreSQL's, shared pages counted once.`,
    results: [
      { what: "first start", ...secondsAtMost(median(first), 10) },
      { what: "later start", ...secondsAtMost(median(later), 3) },
      { what: "idle memory of all processes", measured: memory.length === 0 ? "not measured here" : `${worst.toFixed(0)} MB`, aim: `at most 300 MB${memory.length === 0 ? "" : `: ${worst <= 300 ? "held" : "missed"}`}` },
    ],
  };
}

function secondsAtMost(ms: number, most: number): Pick<Result, "measured" | "aim"> {
  return { measured: `${(ms / 1000).toFixed(2)} s`, aim: `at most ${most} s: ${ms <= most * 1000 ? "held" : "missed"}` };
}

async function askOnce(kaiji: Started, request: Buffer): Promise<Buffer> {
  const connection: Connection = await openConnection(kaiji.port);
  const body = await connection.ask(request);
  connection.close();
  return body;
}
