import { Button } from "../../parts/button.tsx";
import { Icon } from "../../parts/icon.tsx";
import { ListView } from "../parts/list/list-view.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { useWords } from "../use-words.ts";
import type { IntakeFile } from "./open-intake.ts";

interface IntakeProgressProps {
  readonly files: readonly IntakeFile[];
  readonly isBusy: boolean;
  readonly onRetry: (key: number) => void;
}

const STATES = ["failed", "waiting", "sending", "reading", "handed", "done"] as const;
const ICONS = { failed: "cross", done: "check" } as const;
/** What follows on the page is what one came for. */
const AT_ONCE = 10;

/** How far the files of this visit are: those that failed first, with what to do; then the rest. */
export function IntakeProgress({ files, isBusy, onRetry }: IntakeProgressProps) {
  const { intake, ledger } = useWords();
  if (files.length === 0) return null;
  const finished = files.filter(({ state }) => state === "done" || state === "failed" || state === "handed").length;
  const failed = files.filter(({ state }) => state === "failed");
  const handed = files.filter(({ state }) => state === "handed").length;
  const isDouble = ({ items }: IntakeFile) => items.some((item) => item.isDouble);
  const stateOf = (file: IntakeFile) => `${intake.states[file.state]}${file.state === "sending" && file.sent !== undefined ? ` ${Math.floor(file.sent * 100)}%` : ""}`;
  return (
    <section aria-labelledby="progress" className="flex flex-col gap-3">
      <h2 id="progress" className="sr-only">
        {intake.progressHeading}
      </h2>
      <label className="flex flex-col gap-1" aria-live="polite">
        <span className="font-bold">{intake.progress(finished, files.length)}</span>
        <progress className="w-full" value={finished} max={files.length} />
      </label>
      {isBusy ? <p className="text-quiet">{intake.stay}</p> : null}
      {handed > 0 && !isBusy ? <p>{intake.handed(handed)}</p> : null}
      <details open={failed.length > 0 || files.length <= AT_ONCE}>
        <summary className="min-h-9 cursor-pointer content-center text-link underline">{intake.files(files.length)}</summary>
        <div className="mt-2">
          <ListView
            list="sent-files"
            caption={intake.progressHeading}
            rows={[...failed, ...files.filter(({ state }) => state !== "failed")]}
            keyOf={({ key }) => String(key)}
            nameOf={({ name }) => name}
            isApart
            plainUpTo={AT_ONCE}
            pageSize={AT_ONCE}
            empty={null}
            filters={[
              { id: "state", label: ledger.status, options: STATES.map((value) => ({ value, label: intake.states[value] })), fits: ({ state }, value) => state === value },
              { id: "double", label: intake.notable, options: [{ value: "double", label: intake.double }], fits: isDouble },
            ]}
            bulk={[{ label: intake.retryThese, run: (chosen) => chosen.filter(({ state }) => state === "failed").forEach(({ key }) => onRetry(key)) }]}
            columns={[
              { id: "name", heading: intake.fileName, isRowHeading: true, text: ({ name }) => name, cell: ({ name }) => <span className="break-all">{name}</span> },
              {
                id: "state",
                heading: ledger.status,
                text: stateOf,
                order: ({ state }) => STATES.indexOf(state),
                cell: (file) => (
                  <>
                    <span className={`inline-flex items-center gap-2 ${file.state === "failed" ? "text-not-met" : ""}`}>
                      <Icon name={ICONS[file.state as keyof typeof ICONS] ?? "clock"} size={16} />
                      {stateOf(file)}
                    </span>
                    {isDouble(file) ? <span className="block text-unanswered">{intake.double}</span> : null}
                    <ProblemNotice error={file.error} />
                  </>
                ),
              },
              {
                id: "do",
                heading: "",
                cell: (file) =>
                  file.state === "failed" ? (
                    <Button variant="outline" size="small" aria-label={`${file.name} ${intake.retry}`} onPress={() => onRetry(file.key)}>
                      {intake.retry}
                    </Button>
                  ) : null,
              },
            ]}
          />
        </div>
      </details>
    </section>
  );
}
