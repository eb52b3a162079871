import { useState } from "react";
import { Button } from "../../parts/button.tsx";
import { copyText } from "../../parts/copy-text.ts";
import { useAnnounce } from "../../settings/announcer.tsx";
import { useWords } from "../use-words.ts";

/** Copies a text, and says so. */
export function CopyButton({ text }: { readonly text: string }) {
  const words = useWords();
  const announce = useAnnounce();
  const [isDone, setIsDone] = useState(false);
  return (
    <Button
      variant="outline"
      onPress={() => {
        void copyText(text).then((isCopied) => {
          setIsDone(isCopied);
          announce(words.copied);
        });
      }}
    >
      {isDone ? words.copied : words.copy}
    </Button>
  );
}
