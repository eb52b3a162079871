import { useState } from "react";
import { Form } from "react-aria-components";
import { Button } from "../../parts/button.tsx";
import { ProblemNotice, faultOf } from "../parts/problem-notice.tsx";
import { TextBox } from "../parts/text-box.tsx";
import { useWords } from "../use-words.ts";
import { useOrganizationSettings } from "./use-organization-settings.ts";

/** The organization's name, as it stands in letters and on papers. */
export function NamePart() {
  const { settings, save } = useWords();
  const { organization, change } = useOrganizationSettings();
  const [typed, setTyped] = useState<string | null>(null);
  const name = typed ?? organization?.name ?? "";
  return (
    <section aria-labelledby="name" className="flex flex-col gap-2">
      <h2 id="name" className="text-std-22B-150">
        {settings.name}
      </h2>
      <ProblemNotice error={change.error} />
      <Form
        className="flex max-w-2xl flex-wrap items-end gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate({ name }, { onSuccess: () => setTyped(null) });
        }}
      >
        <div className="min-w-64 grow">
          <TextBox label={settings.name} hint={settings.nameHint} isRequired value={name} onChange={setTyped} fault={faultOf(change.error, "name")} />
        </div>
        <Button type="submit" isPending={change.isPending} isDisabled={name.trim() === "" || name === organization?.name}>
          {save}
        </Button>
      </Form>
      <output>{change.isSuccess ? settings.saved : ""}</output>
    </section>
  );
}
