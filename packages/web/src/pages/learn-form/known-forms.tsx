import type { FormPack } from "@kaiji/domain";
import { writeJson } from "@kaiji/formats";
import { useState } from "react";
import { Button } from "../../parts/button.tsx";
import { ModalDialog } from "../../parts/modal-dialog.tsx";
import { saveFile } from "../../parts/save-file.ts";
import { useSpeaking } from "../../settings/language.tsx";

interface KnownFormsProps {
  readonly served: readonly FormPack[];
  readonly kept: readonly FormPack[];
  readonly onForget: (id: string) => void;
}

/** The forms that were learned, each to be saved as a pack for colleagues or forgotten. */
export function KnownForms({ served, kept, onForget }: KnownFormsProps) {
  const { words } = useSpeaking();
  const [asked, setAsked] = useState<FormPack | null>(null);
  return (
    <section aria-labelledby="known" className="mt-12">
      <h2 id="known" className="text-std-24B-150">
        {words.learn.known}
      </h2>
      {served.length + kept.length === 0 ? <p className="mt-2">{words.learn.noneKnown}</p> : null}
      <ul className="mt-3 divide-y divide-line rounded-12 border border-line bg-raised empty:hidden">
        {[...served, ...kept].map((pack) => (
          <li key={pack.id + pack.hash} className="flex flex-wrap items-center justify-between gap-3 p-4">
            <div>
              <p className="font-bold">{pack.title}</p>
              <p className="text-dns-14N-130 leading-170 text-quiet">
                {words.learn.line(pack.id, pack.items.length, pack.learnedFrom.file)}
                {kept.includes(pack) ? null : words.learn.servedNote}
              </p>
            </div>
            <div className="flex flex-wrap gap-2">
              <Button variant="outline" size="small" aria-label={words.learn.saveLabel(pack.id)} onPress={() => saveFile(`${pack.id}.json`, writeJson(pack), "application/json")}>
                {words.learn.save}
              </Button>
              {kept.includes(pack) ? (
                <Button variant="quiet" size="small" aria-label={words.learn.forgetLabel(pack.id)} onPress={() => setAsked(pack)}>
                  {words.learn.forget}
                </Button>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
      <ModalDialog title={words.learn.forgetTitle} isOpen={asked !== null} onClose={() => setAsked(null)} role="alertdialog" width="narrow">
        <p>{asked === null ? "" : words.learn.forgetDetail(asked.id)}</p>
        <div className="flex flex-wrap gap-3">
          <Button
            onPress={() => {
              if (asked !== null) onForget(asked.id);
              setAsked(null);
            }}
          >
            {words.learn.forget}
          </Button>
          <Button variant="outline" onPress={() => setAsked(null)}>
            {words.learn.cancel}
          </Button>
        </div>
      </ModalDialog>
    </section>
  );
}
