import { Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import { Button } from "../../parts/button.tsx";
import { copyText } from "../../parts/copy-text.ts";
import { Icon } from "../../parts/icon.tsx";
import { fileNameOf, saveFile } from "../../parts/save-file.ts";
import { useAnnounce } from "../../settings/announcer.tsx";
import { useSpeaking } from "../../settings/language.tsx";
import { useState } from "react";
import { SAVED_KINDS, resultText, savedText, type Result, type SavedKind } from "./result-papers.ts";

interface ResultActionsProps {
  readonly result: Result;
  readonly onLetter: () => void;
}

/** What can be done with a result: letter, print, copy, save. */
export function ResultActions({ result, onLetter }: ResultActionsProps) {
  const { language, words } = useSpeaking();
  const announce = useAnnounce();
  const [note, setNote] = useState<string | null>(null);

  const say = (message: string) => {
    setNote(message);
    announce(message);
  };
  const copy = async () => {
    const worked = await copyText(resultText(result, language));
    say(worked ? words.actions.copied : words.actions.copyFailed);
  };
  const save = (kind: SavedKind) => {
    const { form, basicInfo } = result.held.disclosure;
    const name = fileNameOf([words.actions.fileName, form.toUpperCase(), basicInfo.name, basicInfo.version], kind);
    saveFile(name, savedText(result, kind, language), SAVED_KINDS[kind]);
    say(words.actions.saved(name));
  };

  return (
    <div className="mt-6">
      <div className="flex flex-wrap gap-3">
        <Button onPress={onLetter}>
          <Icon name="mail" />
          {words.actions.letter}
        </Button>
        <Button variant="outline" onPress={() => print()}>
          <Icon name="printer" />
          {words.actions.print}
        </Button>
        <Button variant="outline" onPress={() => void copy()}>
          <Icon name="copy" />
          {words.actions.copy}
        </Button>
        <MenuTrigger>
          <Button variant="outline">
            <Icon name="download" />
            {words.actions.save}
            <Icon name="down" size={18} />
          </Button>
          <Popover className="min-w-64 rounded-8 border border-line bg-raised py-2 text-ink shadow-2">
            <Menu aria-label={words.actions.save} className="outline-none" onAction={(kind) => save(kind as SavedKind)}>
              {(Object.keys(SAVED_KINDS) as SavedKind[]).map((kind) => (
                <MenuItem
                  key={kind}
                  id={kind}
                  className="cursor-pointer px-4 py-2.5 outline-none data-focused:bg-accent-soft data-focused:underline"
                >
                  {words.actions[kind]}
                </MenuItem>
              ))}
            </Menu>
          </Popover>
        </MenuTrigger>
      </div>
      {note === null ? null : <p className="mt-2 text-quiet">{note}</p>}
    </div>
  );
}
