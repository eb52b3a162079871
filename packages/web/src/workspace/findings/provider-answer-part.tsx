import { answerWord, dayInJapan } from "@kaiji/formats";
import type { TreatmentContent } from "@kaiji/formats/api";
import { useState } from "react";
import { Form } from "react-aria-components";
import { Button } from "../../parts/button.tsx";
import { useSpeaking } from "../../settings/language.tsx";
import type { FindingRecord } from "../api/answers.ts";
import { TextBox } from "../parts/text-box.tsx";
import { PathLink } from "../route/path-link.tsx";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";

interface ProviderAnswerPartProps {
  readonly content: FindingRecord["content"];
  readonly isEditable: boolean;
  readonly isBusy: boolean;
  readonly onTake: (treatment: TreatmentContent) => void;
}

/** What the provider answered to this row alone, where it stands, and taking it as confirmed until a new disclosure says so. */
export function ProviderAnswerPart({ content, isEditable, isBusy, onTake }: ProviderAnswerPartProps) {
  const { findings } = useWords();
  const { language } = useSpeaking();
  const { me } = useOrganization();
  const [owner, setOwner] = useState(me.name);
  const [dueOn, setDueOn] = useState("");
  const { providerAnswer: given, treatment } = content;
  if (given === undefined) return null;
  const day = dayInJapan(Date.parse(given.at));
  const said = findings.providerSaid(given.provider, given.by, day, answerWord(given.answer, language));
  const canTake = isEditable && given.answer !== "no" && treatment?.kind !== "provider-answer";
  const remark = given.remark.trim();
  return (
    <section className="flex flex-col gap-2 rounded-12 border border-line p-4">
      <h3 className="font-bold">{findings.providerAnswer}</h3>
      <p>
        {said} <PathLink to={`/workspace/requests/${given.requestId}`}>{findings.providerRequest}</PathLink>
      </p>
      {remark === "" ? null : <p className="whitespace-pre-wrap">{remark}</p>}
      {canTake ? (
        <Form
          className="flex flex-col gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            onTake({ kind: "provider-answer", reason: [said, remark].filter((part) => part !== "").join("\n"), owner, ...(dueOn === "" ? {} : { dueOn }) });
          }}
        >
          <p className="text-dns-14N-130 leading-170 text-quiet">{findings.providerTakeHint}</p>
          <div className="grid gap-3 sm:grid-cols-2">
            <TextBox label={findings.owner} isRequired value={owner} onChange={setOwner} />
            <TextBox label={findings.providerUntil} type="date" value={dueOn} onChange={setDueOn} />
          </div>
          <div>
            <Button type="submit" variant="outline" isPending={isBusy}>
              {findings.providerTake}
            </Button>
          </div>
        </Form>
      ) : null}
    </section>
  );
}
