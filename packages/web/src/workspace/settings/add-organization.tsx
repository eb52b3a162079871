import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Form } from "react-aria-components";
import { Button } from "../../parts/button.tsx";
import { saveRemembered } from "../../settings/remembered.ts";
import { ask } from "../api/ask.ts";
import { ORGANIZATION_KINDS } from "../door/set-up-page.tsx";
import { ProblemNotice, faultOf } from "../parts/problem-notice.tsx";
import { SelectBox } from "../parts/select-box.tsx";
import { TextBox } from "../parts/text-box.tsx";
import { goTo } from "../route/use-path.ts";
import { useWords } from "../use-words.ts";

/** Making another organization, of which one is then the administrator; goes there. */
export function AddOrganization() {
  const { settings, door } = useWords();
  const queries = useQueryClient();
  const [draft, setDraft] = useState({ name: "", kind: "institution" });
  const make = useMutation({
    mutationFn: () => ask<{ organizationId: string }>("POST", "/api/organizations", { body: draft }),
    onSuccess: ({ organizationId }) => {
      saveRemembered("organization", organizationId);
      goTo("/workspace");
      return queries.invalidateQueries({ queryKey: ["me"] });
    },
  });
  return (
    <section aria-labelledby="another" className="on-screen flex flex-col gap-2">
      <h2 id="another" className="text-std-22B-150">
        {settings.another}
      </h2>
      <p className="max-w-3xl text-quiet">{settings.anotherLead}</p>
      <ProblemNotice error={make.error} />
      <Form
        className="flex max-w-2xl flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          make.mutate();
        }}
      >
        <TextBox label={settings.anotherName} isRequired value={draft.name} onChange={(name) => setDraft({ ...draft, name })} fault={faultOf(make.error, "name")} />
        <SelectBox label={door.organizationKind} value={draft.kind} options={ORGANIZATION_KINDS.map((kind) => ({ value: kind, label: door.kinds[kind] }))} onChange={(kind) => setDraft({ ...draft, kind })} />
        <div>
          <Button type="submit" variant="outline" isPending={make.isPending}>
            {settings.make}
          </Button>
        </div>
      </Form>
    </section>
  );
}
