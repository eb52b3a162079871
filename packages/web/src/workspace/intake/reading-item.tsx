import type { ExcerptAnswer, ReadingsAnswer } from "@kaiji/formats/api";
import { retellProblem } from "@kaiji/formats";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Form } from "react-aria-components";
import { Button } from "../../parts/button.tsx";
import { useSpeaking } from "../../settings/language.tsx";
import { ask } from "../api/ask.ts";
import { ProblemNotice, faultOf } from "../parts/problem-notice.tsx";
import { SelectBox } from "../parts/select-box.tsx";
import { TextBox } from "../parts/text-box.tsx";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";

type Reading = ReadingsAnswer["items"][number];

/** One place to look at, and what is known of it elsewhere. */
export interface ReadingItemProps {
  readonly path: string;
  readonly reading: Reading;
  readonly label: string;
  /** How the same cell was read where the same original counts for another system. */
  readonly elsewhere: readonly (NonNullable<Reading["decision"]> & { readonly systemName: string })[];
}

const ANSWERS = ["yes", "no", "na"] as const;

/** One answer that was not understood: what stands around it in the original, and a person's decision with a reason. */
export function ReadingItem({ path, reading, label, elsewhere }: ReadingItemProps) {
  const words = useWords();
  const { intake } = words;
  const { language } = useSpeaking();
  const { base, may } = useOrganization();
  const queries = useQueryClient();
  const [answer, setAnswer] = useState<string>(reading.decision?.answer ?? reading.proposed ?? "");
  const [reason, setReason] = useState(reading.decision?.reason ?? "");
  const excerpt = useQuery({ queryKey: [path, "excerpt", reading.source], staleTime: Infinity, queryFn: ({ signal }) => ask<ExcerptAnswer>("GET", `${path}/excerpt?source=${encodeURIComponent(reading.source)}`, { signal }) });
  const decide = useMutation({
    mutationFn: (body: { item: string; answer: string | null; reason: string }) => ask("POST", `${path}/readings`, { body }),
    onSuccess: () => Promise.all([queries.invalidateQueries({ queryKey: [base] }), queries.invalidateQueries({ queryKey: [path] })]),
  });
  return (
    <div className="flex flex-col gap-3">
      <p className="font-bold">
        {reading.item} {label}
      </p>
      <p className="text-unanswered">
        {reading.message === null ? intake.notUnderstood : retellProblem(reading.code, reading.message, language)} <span className="text-quiet">({reading.source})</span>
      </p>
      {excerpt.data === undefined ? excerpt.error === null ? <p>{words.loading}</p> : <p className="text-quiet">{intake.noExcerpt}</p> : <ExcerptTable excerpt={excerpt.data} label={reading.source} />}
      {reading.decision === null ? null : <p className="text-met">{intake.decidedBy(words.intake.answers[reading.decision.answer], reading.decision.byName, reading.decision.at.slice(0, 10), reading.decision.reason)}</p>}
      <ProblemNotice error={decide.error} />
      {may("write") && reading.decision === null
        ? elsewhere.map((one) => (
            <div key={one.systemName} className="on-screen flex flex-col items-start gap-2 rounded-8 bg-band p-3">
              <p>{intake.readElsewhere(one.systemName, intake.answers[one.answer], one.byName, one.at.slice(0, 10), one.reason)}</p>
              <Button variant="outline" isPending={decide.isPending} onPress={() => decide.mutate({ item: reading.item, answer: one.answer, reason: one.reason })}>
                {intake.readAlike(intake.answers[one.answer])}
              </Button>
            </div>
          ))
        : null}
      {may("write") && reading.proposed !== null && reading.decision === null ? (
        <div className="on-screen">
          <Button variant="outline" isPending={decide.isPending} onPress={() => decide.mutate({ item: reading.item, answer: reading.proposed, reason: intake.seenReason })}>
            {intake.asProposed(intake.answers[reading.proposed])}
          </Button>
        </div>
      ) : null}
      {may("write") ? (
        <Form
          className="on-screen grid items-end gap-3 sm:grid-cols-[12rem_1fr_auto]"
          validationBehavior="aria"
          onSubmit={(event) => {
            event.preventDefault();
            decide.mutate({ item: reading.item, answer, reason });
          }}
        >
          <SelectBox label={intake.readAs} value={answer} options={[{ value: "", label: intake.choosing }, ...ANSWERS.map((value) => ({ value, label: intake.answers[value] }))]} onChange={setAnswer} />
          <TextBox label={intake.reason} hint={intake.reasonHint} value={reason} onChange={setReason} isRequired fault={faultOf(decide.error, "reason")} />
          <span className="flex gap-2">
            <Button type="submit" isDisabled={answer === "" || reason.trim() === ""} isPending={decide.isPending}>
              {intake.decide}
            </Button>
            {reading.decision === null ? null : (
              <Button variant="text" onPress={() => decide.mutate({ item: reading.item, answer: null, reason: "" })}>
                {intake.withdraw}
              </Button>
            )}
          </span>
        </Form>
      ) : null}
    </div>
  );
}

/** A piece of the original, with its cell marked. */
function ExcerptTable({ excerpt, label }: { readonly excerpt: ExcerptAnswer; readonly label: string }) {
  const { intake } = useWords();
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable from the keyboard
    <section tabIndex={0} aria-label={intake.excerpt(label)} className="overflow-x-auto rounded-8 border border-line bg-page">
      <table className="border-collapse text-left text-dns-14N-130">
        <caption className="sr-only">{intake.excerpt(label)}</caption>
        <thead>
          <tr>
            <td className="border border-line bg-band px-2 py-1 text-quiet">{excerpt.sheet}</td>
            {excerpt.columns.map((column, place) => (
              // oxlint-disable-next-line react/no-array-index-key -- columns of a picture never move
              <th key={place} scope="col" className="border border-line bg-band px-2 py-1 text-center font-normal text-quiet">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {excerpt.rows.map((row, line) => (
            // oxlint-disable-next-line react/no-array-index-key -- rows of a picture never move
            <tr key={line}>
              <th scope="row" className="border border-line bg-band px-2 py-1 font-normal text-quiet">
                {row.heading}
              </th>
              {row.cells.map((cell, place) => (
                // oxlint-disable-next-line react/no-array-index-key -- cells of a picture never move
                <td key={place} className={`max-w-72 min-w-10 border px-2 py-1 align-top break-words whitespace-pre-line ${cell.isMarked ? "border-3 border-unanswered bg-unanswered-soft font-bold" : "border-line"}`}>
                  {cell.isMarked ? <span className="sr-only">{intake.thisCell}</span> : null}
                  {cell.text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
