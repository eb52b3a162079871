import { addPack, comparePack, type FormPack, type Library } from "@kaiji/domain";
import { useEffect, useRef, useState } from "react";
import { Input, Label, TextField } from "react-aria-components";
import { Button } from "../../parts/button.tsx";
import { Notice } from "../../parts/notice.tsx";
import { useSpeaking } from "../../settings/language.tsx";
import { Differences } from "./differences.tsx";
import { ItemTable } from "./item-table.tsx";
import { MapTable } from "./map-table.tsx";

interface FormPreviewProps {
  readonly packs: readonly FormPack[];
  readonly library: Library;
  readonly known: readonly FormPack[];
  readonly onEdition: (edition: string) => void;
  readonly onConfirm: (packs: readonly FormPack[]) => void;
  readonly onCancel: () => void;
}

/** What was found in a form, before it is taken in: counts, differences, the map to the earlier edition, every row. */
export function FormPreview({ packs, library, known, onEdition, onConfirm, onCancel }: FormPreviewProps) {
  const { words } = useSpeaking();
  const [shown, setShown] = useState(packs);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const fresh = shown.filter((pack) => addPack(pack, known).kind === "new");
  const change = (changed: FormPack) => setShown((before) => before.map((pack) => (pack.hash === changed.hash ? changed : pack)));

  return (
    <section aria-labelledby="preview" className="mt-8">
      <h2 id="preview" ref={heading} tabIndex={-1} className="text-std-24B-150 outline-none">
        {words.learn.preview}
      </h2>
      {shown.map((pack) => (
        <OneForm key={pack.hash} pack={pack} library={library} known={known} onEdition={onEdition} onChange={change} />
      ))}
      <div className="mt-6 flex flex-wrap gap-3">
        {fresh.length === 0 ? null : <Button onPress={() => onConfirm(shown)}>{words.learn.confirm}</Button>}
        <Button variant="outline" onPress={onCancel}>
          {fresh.length === 0 ? words.learn.close : words.learn.cancel}
        </Button>
      </div>
    </section>
  );
}

interface OneFormProps {
  readonly pack: FormPack;
  readonly library: Library;
  readonly known: readonly FormPack[];
  readonly onEdition: (edition: string) => void;
  readonly onChange: (pack: FormPack) => void;
}

function OneForm({ pack, library, known, onEdition, onChange }: OneFormProps) {
  const { words } = useSpeaking();
  const addition = addPack(pack, known);
  const catalog = library.catalogs.find((candidate) => candidate.id === pack.map?.catalog) ?? null;
  const before = known.findLast((other) => other.form === pack.form && other.edition === pack.edition) ?? known.findLast((other) => other.form === pack.form) ?? null;
  const cells = pack.items.flatMap((item) => item.cells);
  return (
    <article className="mt-4 rounded-12 border border-line bg-raised p-4 sm:p-6">
      <h3 className="text-std-18B-160">{pack.title}</h3>
      <p className="mt-1 text-quiet">{words.learn.counts(pack.items.length, cells.length, cells.filter((cell) => cell.allowed !== undefined).length, pack.fields.length)}</p>
      {addition.kind === "known" ? (
        <div className="mt-4">
          <Notice look="good" heading={words.learn.alreadyKnown(addition.pack.id)} />
        </div>
      ) : (
        <>
          <EditionField pack={pack} onEdition={onEdition} />
          <Differences differences={comparePack(pack, catalog, before)} />
          {pack.map === null ? null : <MapTable pack={pack} map={pack.map} onChange={onChange} />}
        </>
      )}
      <ItemTable pack={pack} />
    </article>
  );
}

function EditionField({ pack, onEdition }: Pick<OneFormProps, "pack" | "onEdition">) {
  const { words } = useSpeaking();
  const [edition, setEdition] = useState(pack.edition);
  return (
    <form
      className="mt-4 flex flex-wrap items-end gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (edition.trim() !== "" && edition !== pack.edition) onEdition(edition.trim());
      }}
    >
      <TextField value={edition} onChange={setEdition} className="flex flex-col gap-1">
        <Label className="font-bold">{words.learn.edition}</Label>
        <Input maxLength={20} className="min-h-12 w-40 rounded-8 border border-edge bg-page px-3" />
      </TextField>
      <Button type="submit" variant="outline" isDisabled={edition.trim() === "" || edition === pack.edition}>
        {words.learn.changeEdition}
      </Button>
      <p className="basis-full text-dns-14N-130 leading-170 text-quiet">{words.learn.editionHint}</p>
    </form>
  );
}
