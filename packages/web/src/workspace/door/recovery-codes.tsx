import { Button } from "../../parts/button.tsx";
import { CopyButton } from "../parts/copy-button.tsx";
import { useWords } from "../use-words.ts";

/** Recovery codes, shown once: to print or copy, and to say that they were kept. */
export function RecoveryCodes({ codes, onDone }: { readonly codes: readonly string[]; readonly onDone: () => void }) {
  const { door } = useWords();
  return (
    <section aria-labelledby="recovery" className="flex flex-col gap-4 rounded-12 border-2 border-accent p-4 sm:p-6">
      <h2 id="recovery" className="text-std-22B-150">
        {door.recovery}
      </h2>
      <p>{door.recoveryLead}</p>
      <ul className="grid grid-cols-1 gap-1 font-mono text-std-18N-160 sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="on-screen flex flex-wrap gap-2">
        <Button variant="outline" onPress={() => print()}>
          {door.print}
        </Button>
        <CopyButton text={codes.join("\n")} />
        <Button onPress={onDone}>{door.recoveryDone}</Button>
      </div>
    </section>
  );
}
