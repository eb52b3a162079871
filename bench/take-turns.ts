import { median, timed } from "./median.ts";

/**
 * Medians of calls that are measured against each other, in milliseconds. They take turns, so that noise hits all, and
 * every second round goes backwards: what one leaves to be collected and pushes out of the caches hits all alike too.
 * @param warmUp first rounds that are not counted: they only warm up the engine
 */
export async function takeTurns<Name extends string>(calls: Readonly<Record<Name, () => unknown>>, rounds: number, warmUp: number): Promise<Record<Name, number>> {
  const names = Object.keys(calls) as Name[];
  const times = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let round = 0; round < rounds + warmUp; round++) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      const ms = await timed(calls[name]);
      if (round >= warmUp) times.get(name)!.push(ms);
    }
  }
  return Object.fromEntries([...times].map(([name, values]) => [name, median(values)])) as Record<Name, number>;
}
