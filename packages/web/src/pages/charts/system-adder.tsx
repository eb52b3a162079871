import { useState } from "react";
import { Input, Label, TextField } from "react-aria-components";
import { Button } from "../../parts/button.tsx";
import { useSpeaking } from "../../settings/language.tsx";

interface SystemAdderProps {
  readonly taken: readonly string[];
  readonly onAdd: (name: string) => void;
}

/** Common kinds of systems at one press, and any other by name. */
export function SystemAdder({ taken, onAdd }: SystemAdderProps) {
  const { words } = useSpeaking();
  const [name, setName] = useState("");
  return (
    <section aria-labelledby="add" className="mt-6 rounded-12 border border-line bg-band p-4 sm:p-6">
      <h2 id="add" className="text-std-18B-160">
        {words.charts.addTitle}
      </h2>
      <div className="mt-3 flex flex-wrap gap-2">
        {words.charts.kinds.map((kind) => (
          <Button key={kind} variant="outline" size="small" isDisabled={taken.includes(kind)} onPress={() => onAdd(kind)}>
            ＋ {kind}
          </Button>
        ))}
      </div>
      <form
        className="mt-4 flex flex-wrap items-end gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() === "") return;
          onAdd(name.trim());
          setName("");
        }}
      >
        <TextField value={name} onChange={setName} className="flex grow flex-col gap-1 sm:max-w-md">
          <Label className="font-bold">{words.charts.otherName}</Label>
          <Input maxLength={80} className="min-h-12 rounded-8 border border-edge bg-page px-3" />
        </TextField>
        <Button type="submit" variant="outline" isDisabled={name.trim() === ""}>
          {words.charts.add}
        </Button>
      </form>
    </section>
  );
}
