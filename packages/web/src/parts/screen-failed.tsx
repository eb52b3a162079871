import { useSpeaking } from "../settings/language.tsx";
import { Button } from "./button.tsx";
import { Notice } from "./notice.tsx";

/** In place of a screen whose program could not be had. */
export function ScreenFailed() {
  const { loadError } = useSpeaking().words;
  return (
    <main id="main" tabIndex={-1} className="mx-auto w-full max-w-6xl grow px-4 pt-6 pb-20 outline-none md:px-8">
      <Notice look="bad" heading={loadError.screen} role="alert">
        <p>{loadError.detail}</p>
        <Button variant="outline" onPress={() => location.reload()}>
          {loadError.retry}
        </Button>
      </Notice>
    </main>
  );
}
