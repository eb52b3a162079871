import { Button } from "../../parts/button.tsx";
import { Icon } from "../../parts/icon.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { useWords } from "../use-words.ts";
import type { IntakeFile } from "./open-intake.ts";

interface IntakeProgressProps {
  readonly files: readonly IntakeFile[];
  readonly isBusy: boolean;
  readonly onRetry: (key: number) => void;
}

const MOST_SHOWN = 100;

/** How far the files of this visit are: those that failed first, with what to do; then the rest. */
export function IntakeProgress({ files, isBusy, onRetry }: IntakeProgressProps) {
  const { intake } = useWords();
  if (files.length === 0) return null;
  const finished = files.filter(({ state }) => state === "done" || state === "failed" || state === "handed").length;
  const failed = files.filter(({ state }) => state === "failed");
  const handed = files.filter(({ state }) => state === "handed").length;
  const rest = files.filter(({ state }) => state !== "failed");
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
      {failed.length > 0 ? (
        <ul className="flex flex-col gap-2">
          {failed.map((file) => (
            <li key={file.key} className="rounded-8 border border-not-met p-3">
              <div className="flex flex-wrap items-center justify-between gap-2">
                <span>
                  <span className="font-bold break-all">{file.name}</span> <span className="text-not-met">{intake.states.failed}</span>
                </span>
                <Button variant="outline" size="small" aria-label={`${file.name} ${intake.retry}`} onPress={() => onRetry(file.key)}>
                  {intake.retry}
                </Button>
              </div>
              <ProblemNotice error={file.error} />
            </li>
          ))}
        </ul>
      ) : null}
      {rest.length > 0 ? (
        <details open={rest.length <= 10}>
          <summary className="min-h-9 cursor-pointer content-center text-link underline">{intake.files(rest.length)}</summary>
          <ul className="mt-1 flex flex-col gap-1">
            {rest.slice(0, MOST_SHOWN).map((file) => (
              <li key={file.key} className="flex flex-wrap items-center gap-2">
                <Icon name={file.state === "done" ? "check" : "clock"} size={16} />
                <span className="font-bold break-all">{file.name}</span>
                <span className="text-quiet">
                  {intake.states[file.state]}
                  {file.state === "sending" && file.sent !== undefined ? ` ${Math.floor(file.sent * 100)}%` : ""}
                </span>
                {file.items.some(({ isDouble }) => isDouble) ? <span className="text-unanswered">{intake.double}</span> : null}
              </li>
            ))}
            {rest.length > MOST_SHOWN ? <li className="text-quiet">{intake.andMore(rest.length - MOST_SHOWN)}</li> : null}
          </ul>
        </details>
      ) : null}
    </section>
  );
}
