import type { FormPack } from "@kaiji/domain";
import { useState } from "react";
import { Button } from "../../parts/button.tsx";
import { ScrollRegion } from "../../parts/scroll-region.tsx";
import { useSpeaking } from "../../settings/language.tsx";

/** Every row of a learned form: number, official sentence, cells to fill in and what they allow. */
export function ItemTable({ pack }: { readonly pack: FormPack }) {
  const { words } = useSpeaking();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <section className="mt-5">
      <Button variant="outline" size="small" aria-expanded={isOpen} onPress={() => setIsOpen(!isOpen)}>
        {isOpen ? words.learn.hideRows : words.learn.showRows(pack.items.length)}
      </Button>
      {isOpen ? (
        <ScrollRegion label={words.learn.showRows(pack.items.length)}>
          <table className="w-full min-w-2xl border-collapse">
            <thead className="sticky top-0 bg-band text-left">
              <tr>
                <th scope="col" className="px-3 py-2">{words.learn.number}</th>
                <th scope="col" className="px-3 py-2">{words.learn.wording}</th>
                <th scope="col" className="px-3 py-2">{words.learn.cells}</th>
              </tr>
            </thead>
            <tbody className="divide-y divide-line align-top">
              {pack.items.map((item) => (
                <tr key={item.number}>
                  <td className="px-3 py-2 whitespace-nowrap tabular-nums">{item.number}</td>
                  <td className="px-3 py-2">
                    {item.heading === null ? null : <span className="block text-dns-14N-130 text-quiet">{item.heading}</span>}
                    {item.wording}
                  </td>
                  <td className="px-3 py-2">
                    {item.cells.map((cell) => (
                      <span key={cell.cell + cell.header} className="block">
                        {cell.header} <span className="font-mono text-dns-14N-130 text-quiet">{cell.cell}</span>
                        {cell.allowed === undefined ? null : <span className="text-quiet">（{cell.allowed.join("／")}）</span>}
                      </span>
                    ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      ) : null}
    </section>
  );
}
