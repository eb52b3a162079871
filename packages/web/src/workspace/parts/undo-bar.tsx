import { Button } from "../../parts/button.tsx";
import { keepWhole } from "../../parts/keep-whole.tsx";
import { useWords } from "../use-words.ts";

/** What was just removed, and the way back. */
export function UndoBar({ message, onUndo }: { readonly message: string; readonly onUndo: () => void }) {
  const words = useWords();
  return (
    <output className="flex flex-wrap items-center justify-between gap-3 rounded-8 border border-edge bg-accent-soft px-4 py-2">
      <span>{keepWhole(message)}</span>
      <Button variant="outline" size="small" onPress={onUndo}>
        {words.undo}
      </Button>
    </output>
  );
}
