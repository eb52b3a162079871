import { useSpeaking } from "../settings/language.tsx";
import { Button } from "./button.tsx";
import { Notice } from "./notice.tsx";

/** Says that forms and criteria could not be had, and tries again. */
export function LoadFailed({ onRetry }: { readonly onRetry: () => void }) {
  const { words } = useSpeaking();
  return (
    <Notice look="bad" heading={words.loadError.heading} role="alert">
      <p>{words.loadError.detail}</p>
      <Button variant="outline" onPress={onRetry}>
        {words.loadError.retry}
      </Button>
    </Notice>
  );
}
