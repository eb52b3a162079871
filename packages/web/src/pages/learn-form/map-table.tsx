import type { EditionMap, FormPack, MapLine } from "@kaiji/domain";
import { mapReasonSentence } from "@kaiji/formats";
import { useState } from "react";
import { Button } from "../../parts/button.tsx";
import { ScrollRegion } from "../../parts/scroll-region.tsx";
import { useSpeaking } from "../../settings/language.tsx";

interface MapTableProps {
  readonly pack: FormPack;
  readonly map: EditionMap;
  readonly onChange: (pack: FormPack) => void;
}

/** Which item of the earlier edition each item carries on: a person confirms the lines that are not sure. */
export function MapTable({ pack, map, onChange }: MapTableProps) {
  const { language, words } = useSpeaking();
  const [showsAll, setShowsAll] = useState(false);
  const doubtful = map.lines.filter((line) => line.confidence === "low" || (line.confidence === "medium" && line.reason !== "same-number"));
  const listed = showsAll ? map.lines : doubtful;
  const accept = (line: MapLine, accepted: boolean) =>
    onChange({ ...pack, map: { ...map, lines: map.lines.map((other) => (other.number === line.number ? { ...other, accepted } : other)) } });
  return (
    <section className="mt-5">
      <h4 className="text-std-16B-170">{words.learn.mapTitle(map.catalog)}</h4>
      <p className="mt-1 max-w-3xl">{doubtful.length === 0 ? words.learn.mapSure(map.lines.length) : words.learn.mapDoubtful(doubtful.length, map.lines.length)}</p>
      {listed.length === 0 ? null : (
        <ScrollRegion label={words.learn.mapTitle(map.catalog)}>
          <table className="w-full border-collapse">
            <thead className="sticky top-0 bg-band text-left">
              <tr>
                <th scope="col" className="px-3 py-2">{words.learn.use}</th>
                <th scope="col" className="px-3 py-2">{words.learn.thisForm}</th>
                <th scope="col" className="px-3 py-2">{words.learn.earlier}</th>
                <th scope="col" className="px-3 py-2">{words.learn.why}</th>
              </tr>
            </thead>
            <tbody className="divide-y divide-line">
              {listed.map((line) => (
                <tr key={line.number}>
                  <td className="px-3 py-2">
                    <input
                      type="checkbox"
                      className="size-6 accent-(--accent)"
                      checked={line.accepted}
                      disabled={line.to === null}
                      aria-label={words.learn.markLabel(line.number, line.to ?? "－")}
                      onChange={(event) => accept(line, event.target.checked)}
                    />
                  </td>
                  <td className="px-3 py-2 tabular-nums">{line.number}</td>
                  <td className="px-3 py-2 tabular-nums">{line.to ?? "－"}</td>
                  <td className="px-3 py-2">
                    <span className="mr-2 font-bold">{words.learn.confidence[line.confidence]}</span>
                    {mapReasonSentence(line, language)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
      <div className="mt-2">
        <Button variant="text" size="small" onPress={() => setShowsAll(!showsAll)}>
          {showsAll ? words.learn.onlyDoubtful : words.learn.allLines(map.lines.length)}
        </Button>
      </div>
    </section>
  );
}
