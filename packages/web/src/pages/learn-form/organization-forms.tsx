import type { FormPack } from "@kaiji/domain";
import { useState } from "react";
import { Button } from "../../parts/button.tsx";
import { Notice } from "../../parts/notice.tsx";
import { useAnnounce } from "../../settings/announcer.tsx";
import { useSpeaking } from "../../settings/language.tsx";
import { useOrganizationPacks, type OrganizationForms, type OrganizationPack } from "./use-organization-packs.ts";

/** For those who are signed in: the forms that their organizations share, to save into, hand on and take out. */
export function OrganizationFormsSection({ own }: { readonly own: readonly FormPack[] }) {
  const { language, words } = useSpeaking();
  const announce = useAnnounce();
  const { organizations, problem, save, remove, restore } = useOrganizationPacks();
  const [removed, setRemoved] = useState<{ readonly organization: OrganizationForms; readonly pack: OrganizationPack } | null>(null);
  const told = words.learn.organization;
  if (organizations.length === 0 && problem === null) return null;
  return (
    <section aria-labelledby="shared" className="mt-12">
      <h2 id="shared" className="text-std-24B-150">
        {told.title}
      </h2>
      <p className="mt-2 max-w-3xl">{told.lead}</p>
      {problem === null ? null : (
        <div className="mt-4">
          <Notice look="bad" heading={problem[language]} role="alert" />
        </div>
      )}
      {removed === null ? null : (
        <output className="mt-4 block">
          <Notice look="good" heading={told.removed(removed.pack.content.packId)}>
            <Button
              variant="outline"
              size="small"
              onPress={async () => {
                if (await restore(removed.organization.organizationId, removed.pack)) setRemoved(null);
              }}
            >
              {told.restore}
            </Button>
          </Notice>
        </output>
      )}
      {organizations.map((organization) => (
        <OneOrganization
          key={organization.organizationId}
          organization={organization}
          own={own}
          onSave={async (pack) => {
            if (await save(organization.organizationId, pack)) announce(told.saved(pack.id, organization.name));
          }}
          onRemove={async (pack) => {
            if (await remove(organization.organizationId, pack)) setRemoved({ organization, pack });
          }}
        />
      ))}
    </section>
  );
}

interface OneOrganizationProps {
  readonly organization: OrganizationForms;
  readonly own: readonly FormPack[];
  readonly onSave: (pack: FormPack) => Promise<void>;
  readonly onRemove: (pack: OrganizationPack) => Promise<void>;
}

function OneOrganization({ organization, own, onSave, onRemove }: OneOrganizationProps) {
  const { words } = useSpeaking();
  const told = words.learn.organization;
  const { organizationId, name, canWrite, packs } = organization;
  const waiting = canWrite ? own.filter((pack) => packs.every((kept) => kept.content.hash !== pack.hash)) : [];
  return (
    <div className="mt-4 rounded-12 border border-line bg-raised p-4 sm:p-6">
      <h3 className="text-std-18B-160">{name}</h3>
      {packs.length === 0 ? <p className="mt-2 text-quiet">{told.none}</p> : null}
      <ul className="mt-2 divide-y divide-line empty:hidden">
        {packs.map((pack) => (
          <li key={pack.id} className="flex flex-wrap items-center justify-between gap-3 py-3">
            <div>
              <p className="font-bold">{pack.content.title}</p>
              <p className="text-dns-14N-130 leading-170 text-quiet">{words.learn.line(pack.content.packId, pack.content.items, pack.content.fileName)}</p>
            </div>
            <div className="flex flex-wrap items-center gap-2">
              <a className="px-3 py-2 text-link underline" href={`/api/organizations/${organizationId}/form-packs/${pack.id}/file`} download aria-label={words.learn.saveLabel(pack.content.packId)}>
                {words.learn.save}
              </a>
              {canWrite ? (
                <Button variant="quiet" size="small" aria-label={told.removeLabel(pack.content.packId, name)} onPress={() => void onRemove(pack)}>
                  {told.remove}
                </Button>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
      {waiting.length === 0 ? null : (
        <div className="mt-3 flex flex-wrap gap-2">
          {waiting.map((pack) => (
            <Button key={pack.hash} variant="outline" onPress={() => void onSave(pack)}>
              {told.save(pack.id, name)}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
