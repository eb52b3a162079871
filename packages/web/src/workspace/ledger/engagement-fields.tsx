import type { SystemContent } from "@kaiji/formats/api";
import { Button } from "../../parts/button.tsx";
import type { ProviderRecord } from "../api/answers.ts";
import { SelectBox } from "../parts/select-box.tsx";
import { useProviderNames } from "../use-provider-names.ts";
import { useWords } from "../use-words.ts";

type Engagement = SystemContent["providers"][number];

export const ENGAGEMENT_ROLES = ["direct-contractor", "manufacturer", "service-provider", "maintenance", "dealer"] as const;

interface EngagementFieldsProps {
  readonly engagements: readonly Engagement[];
  readonly providers: readonly ProviderRecord[];
  /** What a new line is proposed as. */
  readonly role: Engagement["role"];
  readonly onChange: (engagements: Engagement[]) => void;
}

/** Who has to do with a system, and as what: as many as there are. */
export function EngagementFields({ engagements, providers, role, onChange }: EngagementFieldsProps) {
  const { ledger } = useWords();
  const names = useProviderNames();
  // One that was removed is shown where the system names it, and can be replaced there.
  const gone = engagements.filter(({ providerId }) => !providers.some(({ id }) => id === providerId)).map(({ providerId }) => ({ value: providerId, label: names.get(providerId) ?? ledger.unknownProvider }));
  const options = [{ value: "", label: ledger.noProvider }, ...providers.map(({ id, content }) => ({ value: id, label: content.name })), ...gone];
  const shown = engagements.length === 0 ? [{ providerId: "", role }] : engagements;
  const change = (place: number, next: Partial<Engagement>) => {
    const changed = shown.map((one, at) => (at === place ? { ...one, ...next } : one));
    onChange(changed.filter(({ providerId }) => providerId !== ""));
  };
  return (
    <fieldset className="rounded-8 border border-line p-3">
      <legend className="px-1 font-bold">{ledger.providers}</legend>
      <div className="flex flex-col gap-3">
        {shown.map((one, place) => (
          // oxlint-disable-next-line react/no-array-index-key -- a line has no name of its own, and lines keep their order
          <div key={place} className="grid items-end gap-3 sm:grid-cols-[1fr_14rem_auto]">
            <SelectBox label={place === 0 ? ledger.provider : `${ledger.provider} ${place + 1}`} value={one.providerId} options={options} onChange={(providerId) => change(place, { providerId })} />
            <SelectBox label={ledger.role} value={one.role} options={ENGAGEMENT_ROLES.map((value) => ({ value, label: ledger.roles[value] }))} onChange={(value) => change(place, { role: value as Engagement["role"] })} />
            <Button variant="text" aria-label={`${ledger.provider} ${place + 1} ${ledger.remove}`} isDisabled={engagements.length === 0} onPress={() => onChange(engagements.filter((_, at) => at !== place))}>
              {ledger.remove}
            </Button>
          </div>
        ))}
        {providers.length === 0 ? <p className="text-dns-14N-130 leading-170 text-quiet">{ledger.noProvidersYet}</p> : null}
        {engagements.length > 0 && engagements.length < 20 ? (
          <div>
            <Button variant="quiet" size="small" onPress={() => onChange([...engagements, { providerId: providers.find(({ id }) => !engagements.some(({ providerId }) => providerId === id))?.id ?? providers[0]?.id ?? "", role: "maintenance" }].filter(({ providerId }) => providerId !== "") as Engagement[])}>
              ＋ {ledger.anotherProvider}
            </Button>
          </div>
        ) : null}
      </div>
    </fieldset>
  );
}
