import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Form } from "react-aria-components";
import { askByLink, keepByLink } from "../../answer/ask-by-link.ts";
import { Button } from "../../parts/button.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { TextBox } from "../parts/text-box.tsx";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";

/** Keeps a request whose link or letter is at hand, e.g. one that was answered without being signed in. */
export function AddByLink() {
  const { givenAnswers } = useWords();
  const { id, base } = useOrganization();
  const client = useQueryClient();
  const [typed, setTyped] = useState("");
  const keep = useMutation({
    mutationFn: async () => {
      const text = typed.trim();
      const isLink = text.includes("#") || text.includes(".");
      return keepByLink(isLink ? (text.split("#").at(-1) ?? "") : (await askByLink<{ key: string }>("", "POST", "/code", { code: text.slice(0, 60) })).key, id);
    },
    onSuccess: () => {
      setTyped("");
      return client.invalidateQueries({ queryKey: [base] });
    },
  });
  return (
    <section aria-labelledby="add-by-link" className="on-screen flex flex-col gap-3 rounded-12 border border-line bg-raised p-4 sm:p-6">
      <h2 id="add-by-link" className="text-std-20B-160">
        {givenAnswers.addHeading}
      </h2>
      <p className="max-w-3xl text-quiet">{givenAnswers.addLead}</p>
      <ProblemNotice error={keep.error} />
      {keep.data === undefined ? null : <output className="font-bold text-met">{givenAnswers.kept(keep.data.content.name)}</output>}
      <Form
        className="flex flex-wrap items-end gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          keep.mutate();
        }}
      >
        <div className="w-full max-w-xl">
          <TextBox label={givenAnswers.link} autoComplete="off" spellCheck="false" value={typed} onChange={setTyped} />
        </div>
        <Button type="submit" isPending={keep.isPending} isDisabled={typed.trim() === ""}>
          {givenAnswers.add}
        </Button>
      </Form>
    </section>
  );
}
