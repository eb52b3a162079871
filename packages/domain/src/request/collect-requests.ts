/** One thing that is to be asked about a system, and who is asked; `null` when the ledger names nobody who fits. */
export interface Wanted {
  readonly systemId: string;
  readonly providerId: string | null;
}

/** Everything that goes to one provider in one letter. */
export interface CollectedRequest<Form extends Wanted, Row extends Wanted> {
  readonly providerId: string;
  readonly disclosures: readonly Form[];
  readonly rows: readonly Row[];
}

/** Letters, and the systems for which there is nobody to write to. */
export interface Collected<Form extends Wanted, Row extends Wanted> {
  readonly requests: readonly CollectedRequest<Form, Row>[];
  readonly withoutProvider: readonly string[];
}

/** Puts everything that is wanted into one request a provider, in the order in which the providers first occur. */
export function collectRequests<Form extends Wanted, Row extends Wanted>(disclosures: readonly Form[], rows: readonly Row[]): Collected<Form, Row> {
  const requests = new Map<string, { disclosures: Form[]; rows: Row[] }>();
  const without = new Set<string>();
  const basket = ({ systemId, providerId }: Wanted) => {
    if (providerId === null) return void without.add(systemId);
    const found = requests.get(providerId) ?? { disclosures: [], rows: [] };
    requests.set(providerId, found);
    return found;
  };
  for (const wanted of disclosures) basket(wanted)?.disclosures.push(wanted);
  for (const row of rows) basket(row)?.rows.push(row);
  return { requests: [...requests].map(([providerId, matter]) => ({ providerId, ...matter })), withoutProvider: [...without] };
}
