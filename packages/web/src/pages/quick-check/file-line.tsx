import { refusalSentence } from "@kaiji/formats";
import { memo } from "react";
import { ProgressBar } from "react-aria-components";
import { Button } from "../../parts/button.tsx";
import { Icon, type IconName } from "../../parts/icon.tsx";
import { useSpeaking } from "../../settings/language.tsx";
import type { HeldFile, Stage } from "./state/quick-check-state.ts";

interface FileLineProps {
  readonly file: HeldFile;
  readonly onRemove: (id: string) => void;
}

/** One file: its name, how far it is, what came of it. Drawn again only when it changes: there may be hundreds. */
export const FileLine = memo(function FileLine({ file, onRemove }: FileLineProps) {
  const { words } = useSpeaking();
  const { icon, colour } = LOOK[file.stage.kind];
  return (
    <li className="flex items-start gap-3 px-4 py-3">
      <span className={`mt-1 ${colour}`}>
        <Icon name={icon} size={22} />
      </span>
      <div className="min-w-0 grow">
        <p className="font-bold">{file.name}</p>
        <Progress file={file} />
        <Outcome stage={file.stage} />
      </div>
      <Button variant="text" size="small" onPress={() => onRemove(file.id)} aria-label={words.files.removeLabel(file.name)}>
        {words.files.remove}
      </Button>
    </li>
  );
});

const LOOK: Readonly<Record<Stage["kind"], { icon: IconName; colour: string }>> = {
  waiting: { icon: "clock", colour: "text-quiet" },
  loading: { icon: "file", colour: "text-accent" },
  reading: { icon: "file", colour: "text-accent" },
  read: { icon: "check", colour: "text-met" },
  refused: { icon: "alert", colour: "text-not-met" },
  unpacked: { icon: "file", colour: "text-met" },
  same: { icon: "copy", colour: "text-quiet" },
  failed: { icon: "alert", colour: "text-not-met" },
};

function Progress({ file: { name, stage } }: { readonly file: HeldFile }) {
  const { words } = useSpeaking();
  if (stage.kind !== "loading" && stage.kind !== "reading") return null;
  const percent = stage.kind === "loading" ? Math.round(stage.fraction * 100) : 100;
  return (
    <ProgressBar aria-label={words.files.progressLabel(name)} value={percent} isIndeterminate={stage.kind === "reading"}>
      <p className="text-dns-14N-130 leading-170 text-quiet">
        {stage.kind === "loading" ? words.files.loading(percent) : words.files.reading}
      </p>
      <div className="mt-1 h-2 overflow-hidden rounded-full bg-line">
        <div
          className={`h-full rounded-full bg-accent ${stage.kind === "reading" ? "animate-pulse" : ""}`}
          style={{ width: `${percent}%` }}
        />
      </div>
    </ProgressBar>
  );
}

function Outcome({ stage }: { readonly stage: Stage }) {
  const { language, words } = useSpeaking();
  if (stage.kind === "waiting") return <p className="text-quiet">{words.files.waiting}</p>;
  if (stage.kind === "same") return <p className="text-quiet">{words.files.same(stage.as)}</p>;
  if (stage.kind === "unpacked") return <p className="text-quiet">{words.files.unpacked(stage.count)}</p>;
  if (stage.kind === "read") {
    const forms = stage.disclosures.map(({ disclosure }) =>
      [disclosure.form.toUpperCase(), disclosure.basicInfo.name].filter(Boolean).join(" "),
    );
    return <p className="text-quiet">{words.files.read(forms.join(language === "ja" ? "、" : ", "))}</p>;
  }
  if (stage.kind !== "refused" && stage.kind !== "failed") return null;
  return (
    <p>
      <strong className="text-not-met">{words.files.refused}</strong>
      <br />
      {stage.kind === "refused" ? refusalSentence(stage.refusal, language) : words.files.failed[stage.why]}
    </p>
  );
}
