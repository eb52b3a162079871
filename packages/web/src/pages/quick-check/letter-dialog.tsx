import { useState } from "react";
import { Label, TextArea, TextField } from "react-aria-components";
import { Button } from "../../parts/button.tsx";
import { copyText } from "../../parts/copy-text.ts";
import { Icon } from "../../parts/icon.tsx";
import { ModalDialog } from "../../parts/modal-dialog.tsx";
import { saveFile } from "../../parts/save-file.ts";
import { useSpeaking } from "../../settings/language.tsx";

interface LetterDialogProps {
  /** The letter as it stands, or `null` while the dialog is closed. */
  readonly letter: string | null;
  readonly fileName: string;
  readonly onChange: (letter: string) => void;
  readonly onClose: () => void;
}

/** The request to the provider, to correct, copy, print or save. */
export function LetterDialog({ letter, fileName, onChange, onClose }: LetterDialogProps) {
  const { words } = useSpeaking();
  const [note, setNote] = useState("");

  const copy = async () => {
    setNote((await copyText(letter ?? "")) ? words.letter.copied : words.actions.copyFailed);
  };
  const save = () => {
    saveFile(fileName, letter ?? "", "text/plain");
    setNote(words.actions.saved(fileName));
  };
  const close = () => {
    setNote("");
    onClose();
  };

  return (
    <ModalDialog title={words.letter.title} isOpen={letter !== null} onClose={close}>
      <p>{words.letter.lead}</p>
      <TextField value={letter ?? ""} onChange={onChange} className="flex flex-col gap-1">
        <Label className="text-dns-16B-130">{words.letter.text}</Label>
        <TextArea
          rows={16}
          className="h-[52vh] w-full resize-y rounded-8 border border-edge bg-page px-4 py-3 leading-170"
        />
      </TextField>
      <output className="block min-h-7 text-quiet">
        {note}
      </output>
      <div className="flex flex-wrap gap-3">
        <Button onPress={() => void copy()}>
          <Icon name="copy" />
          {words.letter.copy}
        </Button>
        <Button variant="outline" onPress={() => print()}>
          <Icon name="printer" />
          {words.letter.print}
        </Button>
        <Button variant="outline" onPress={save}>
          <Icon name="download" />
          {words.letter.save}
        </Button>
        <span className="grow" />
        <Button variant="text" onPress={close}>
          {words.letter.close}
        </Button>
      </div>
    </ModalDialog>
  );
}
