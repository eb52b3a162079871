import { useState } from "react";
import { Button } from "../../parts/button.tsx";
import type { ClauseRecord } from "../api/answers.ts";
import { useRecordChanges } from "../api/use-records.ts";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { SelectBox } from "../parts/select-box.tsx";
import { PathLink } from "../route/path-link.tsx";
import { clauseName, type Rulebook } from "../rulebook/use-rulebook.ts";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";
import type { ComplianceLine } from "./use-compliance.ts";

/** The clauses that cover an item; connecting and disconnecting is kept at once, in the clause. */
export function ItemClauses({ line: { item }, book }: { readonly line: ComplianceLine; readonly book: Rulebook }) {
  const { compliance } = useWords();
  const { may } = useOrganization();
  const changes = useRecordChanges<ClauseRecord["content"]>("clauses");
  const [chosen, setChosen] = useState("");
  const all = book.clauses ?? [];
  const own = all.filter(({ content }) => content.covers.includes(item.id));
  const others = all.filter((record) => !own.includes(record) && record.content.isChapter !== true);
  const set = ({ id, version, content }: ClauseRecord, isCovering: boolean) => {
    // At once: by the time it is kept, the next may have been chosen.
    if (isCovering) setChosen("");
    changes.change.mutate({ id, version, content: { ...content, covers: isCovering ? [...content.covers, item.id] : content.covers.filter((one) => one !== item.id) } });
  };
  const picked = others.find(({ id }) => id === chosen);
  return (
    <section className="flex flex-col gap-2">
      <h3 className="font-bold">{compliance.link}</h3>
      <ProblemNotice error={changes.change.error} />
      {own.length === 0 ? <p className="text-unanswered">{compliance.noClauseMark}</p> : null}
      <ul className="flex flex-col gap-1">
        {own.map((record) => (
          <li key={record.id} className="flex flex-wrap items-center justify-between gap-2">
            <span className={record.content.text.trim() === "" ? "text-unanswered" : ""}>{clauseName(record.content)}</span>
            {may("write") ? (
              <Button size="small" variant="text" isDisabled={changes.change.isPending} onPress={() => set(record, false)}>
                {compliance.unlink(record.content.number)}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {all.length === 0 ? (
        <p>
          {compliance.noClauses} <PathLink to="/workspace/rulebook">{compliance.toRulebook}</PathLink>
        </p>
      ) : null}
      {may("write") && others.length > 0 ? (
        <div className="flex flex-wrap items-end gap-2">
          <div className="min-w-0 grow basis-60">
            <SelectBox label={compliance.linkClause} value={chosen} options={[{ value: "", label: compliance.chooseClause }, ...others.map(({ id, content }) => ({ value: id, label: clauseName(content) }))]} onChange={setChosen} />
          </div>
          <Button variant="outline" isDisabled={picked === undefined || changes.change.isPending} onPress={() => picked !== undefined && set(picked, true)}>
            {compliance.linkClause}
          </Button>
        </div>
      ) : null}
    </section>
  );
}
