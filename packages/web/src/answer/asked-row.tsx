import { isWholeAnswer, type AnsweringView } from "@kaiji/formats/api";
import { useRef, useState } from "react";
import { Label, Radio, RadioGroup } from "react-aria-components";
import { marks } from "../settings/page-language.ts";
import { useSpeaking } from "../settings/language.tsx";
import { TextBox } from "../workspace/parts/text-box.tsx";
import { askByLink } from "./ask-by-link.ts";
import { useAnswerWords } from "./use-answer-words.ts";
import type { Answering } from "./use-answering.ts";

type Row = AnsweringView["rows"][number];
type Given = Pick<Row, "answer" | "remark">;

const ANSWERS = ["yes", "no", "na"] as const;
/** A remark is saved when nothing was typed for this long. */
const PAUSE_MS = 1200;

/** One item: what it is about, the answer, and the remark. Every change is saved at once. */
export function AskedRow({ row, answering, isWaiting }: { readonly row: Row; readonly answering: Answering; readonly isWaiting: boolean }) {
  const words = useAnswerWords();
  const { language } = useSpeaking();
  const [given, setGiven] = useState<Given>({ answer: row.answer, remark: row.remark });
  const [state, setState] = useState<"" | "saving" | "saved" | "failed">("");
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const latest = useRef(given);
  const isTaken = row.state === "accepted";

  const save = async () => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
    setState("saving");
    try {
      await askByLink(answering.link, "PUT", "/items", { key: row.key, ...latest.current });
      setState("saved");
      await answering.reload();
    } catch {
      setState("failed");
    }
  };
  const change = (next: Given, isNow: boolean) => {
    latest.current = next;
    setGiven(next);
    if (timer.current !== null) clearTimeout(timer.current);
    if (isNow) void save();
    else timer.current = setTimeout(() => void save(), PAUSE_MS);
  };
  const explanation = language === "ja" ? row.explanation : row.explanationEn;
  const isLacking = given.answer === "no" && given.remark.trim() === "";
  return (
    <div className={`flex flex-col gap-3 rounded-12 border p-4 ${isWholeAnswer(given) ? "border-met" : "border-line"} bg-raised`}>
      <div>
        <p className="text-dns-14N-130 text-quiet">
          {words.number(row.form.toUpperCase(), row.numbers.join(marks().dot))}{marks().gap}{words.statuses[row.status as keyof typeof words.statuses]}
        </p>
        <p className="font-bold">{language === "ja" ? row.label : row.labelEn}</p>
        {row.ask === "" || language === "en" ? null : <p>{row.ask}</p>}
        {explanation === null ? null : (
          <details>
            <summary className="min-h-9 cursor-pointer py-1 text-link underline">{words.explain}</summary>
            <p className="text-quiet">{explanation}</p>
          </details>
        )}
      </div>
      <RadioGroup orientation="horizontal" isDisabled={isTaken || isWaiting} value={given.answer} onChange={(answer) => change({ ...latest.current, answer: answer as Given["answer"] }, true)} className="grid max-w-md grid-cols-3 items-center gap-2">
        <Label className="sr-only col-span-3">{`${words.number(row.form.toUpperCase(), row.numbers.join(marks().dot))} ${words.answer}`}</Label>
        {ANSWERS.map((answer) => (
          <Radio
            key={answer}
            value={answer}
            className="flex min-h-12 cursor-pointer items-center justify-center gap-2 rounded-8 border-2 border-edge px-2 data-disabled:opacity-60 data-focus-visible:outline-4 data-focus-visible:outline-(--focus) data-selected:border-accent data-selected:bg-accent data-selected:text-on-accent"
          >
            {({ isSelected }) => (
              <>
                <span aria-hidden="true">{isSelected ? "●" : "○"}</span>
                {words.answers[answer]}
              </>
            )}
          </Radio>
        ))}
      </RadioGroup>
      <div onBlur={() => (timer.current === null ? undefined : void save())}>
        <TextBox label={given.answer === "no" ? words.remarkNeeded : words.remark} rows={2} isDisabled={isTaken || isWaiting} value={given.remark} onChange={(remark) => change({ ...latest.current, remark }, false)} fault={isLacking && state === "saved" ? words.remarkNeeded : undefined} />
      </div>
      <output className={`block min-h-6 text-dns-14N-130 leading-170 ${state === "failed" || row.state === "declined" ? "text-not-met" : "text-quiet"}`}>
        {isTaken ? words.taken : state === "saving" ? words.saving : state === "failed" ? words.notSaved : row.state === "declined" ? words.back : state === "saved" ? words.saved : ""}
      </output>
    </div>
  );
}
