import type { Language } from "@kaiji/domain";
import { useState, type ReactNode } from "react";
import { DropZone, FileTrigger } from "react-aria-components";
import { useSpeaking } from "../settings/language.tsx";
import { Button } from "./button.tsx";
import { MOST_FILES, collectDroppedFiles, type Dropped } from "./collect-dropped-files.ts";
import { Icon } from "./icon.tsx";

interface FileDropProps {
  readonly title: string;
  readonly hint: ReactNode;
  /** What the button that opens the file chooser says. */
  readonly choose: string;
  /** The name of the place for those who cannot see it; the title when left out. */
  readonly label?: string;
  readonly onFiles: (files: readonly File[]) => void;
  readonly isMultiple?: boolean;
  readonly isBusy?: boolean;
  /** `large` asks for files on an empty page, `row` stands beside what is there already. */
  readonly size?: "large" | "medium" | "row";
}

const LOOK = {
  large: { frame: "flex-col px-4 py-10 text-center sm:py-14", words: "flex-col", title: "text-std-20B-160", icon: 44 },
  medium: { frame: "flex-col px-4 py-8 text-center", words: "flex-col", title: "text-std-18B-160", icon: 36 },
  row: { frame: "flex-col p-4 sm:flex-row sm:justify-between sm:px-6", words: "", title: "text-std-16B-170", icon: 28 },
} as const;

/** The place to drop or choose files. What of a dropped folder is not taken is said below it. */
export function FileDrop({ title, hint, choose, label = title, onFiles, isMultiple = true, isBusy = false, size = "medium" }: FileDropProps) {
  const { language, words } = useSpeaking();
  const [times, setTimes] = useState(0);
  const [left, setLeft] = useState<Omit<Dropped, "files"> | null>(null);
  const look = LOOK[size];
  const take = ({ files, ...rest }: Dropped) => {
    setTimes(times + 1);
    setLeft(rest);
    if (files.length > 0) onFiles(files);
  };
  return (
    <div className="on-screen flex flex-col gap-2">
      <DropZone
        aria-label={label}
        isDisabled={isBusy}
        onDrop={(event) => void collectDroppedFiles(event.items).then(take)}
        className={`flex items-center gap-4 rounded-12 border-2 border-dashed border-edge bg-band data-drop-target:border-solid data-drop-target:border-accent data-drop-target:bg-accent-soft ${look.frame}`}
      >
        <div className={`flex max-w-full items-center gap-3 ${look.words}`}>
          <span className="shrink-0 text-accent">
            <Icon name="upload" size={look.icon} weight={1.8} />
          </span>
          <div className="min-w-0 space-y-1">
            <p className={look.title}>{title}</p>
            <p className="text-dns-14N-130 leading-170 wrap-anywhere text-quiet">{hint}</p>
          </div>
        </div>
        {/* A browser does not tell when the same file is chosen again: a fresh input does. */}
        <FileTrigger key={times} allowsMultiple={isMultiple} onSelect={(list) => list !== null && take({ files: [...list], passedOver: [], isCut: false })}>
          <Button variant={size === "row" ? "outline" : "solid"} size={size === "large" ? "large" : "medium"} isPending={isBusy}>
            <Icon name="file" />
            {choose}
          </Button>
        </FileTrigger>
      </DropZone>
      {left?.isCut === true ? <p role="alert">{words.drop.cut(MOST_FILES)}</p> : null}
      {left === null || left.passedOver.length === 0 ? null : <output className="block text-dns-14N-130 leading-170 text-quiet">{words.drop.passedOver(left.passedOver.length, listNames(left.passedOver, language))}</output>}
    </div>
  );
}

/** Names that are told; more are only counted. */
const MOST_TOLD = 5;

function listNames(names: readonly string[], language: Language): string {
  return names.slice(0, MOST_TOLD).join(language === "ja" ? "、" : ", ") + (names.length > MOST_TOLD ? "…" : "");
}
