import type { ComplianceChange } from "@kaiji/formats/api";
import { useMutation } from "@tanstack/react-query";
import { FileTrigger } from "react-aria-components";
import { Button } from "../../parts/button.tsx";
import { ask } from "../api/ask.ts";
import { ProblemNotice, faultOf } from "../parts/problem-notice.tsx";
import { TextBox } from "../parts/text-box.tsx";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";

type Evidence = NonNullable<ComplianceChange["evidence"]>[number];

interface EvidenceFieldsProps {
  readonly evidence: readonly Evidence[];
  readonly error: unknown;
  readonly onChange: (evidence: Evidence[]) => void;
}

/** What shows that an item is kept: a name or place, a link or a kept file, and its days. */
export function EvidenceFields({ evidence, error, onChange }: EvidenceFieldsProps) {
  const { compliance } = useWords();
  const { base, may } = useOrganization();
  const keep = useMutation({ mutationFn: (file: File) => ask<{ sha256: string; name: string }>("POST", `${base}/files?name=${encodeURIComponent(file.name.slice(0, 255))}`, { body: new Blob([file]) }), onSuccess: ({ sha256, name }) => onChange([...evidence, { title: name.slice(0, 200), sha256 }]) });
  const set = (at: number, { link, expiresOn, receivedOn, ...rest }: Evidence) =>
    onChange(evidence.map((one, i) => (i === at ? { ...rest, ...(link === undefined || link === "" ? {} : { link }), ...(expiresOn === undefined || expiresOn === "" ? {} : { expiresOn }), ...(receivedOn === undefined || receivedOn === "" ? {} : { receivedOn }) } : one)));
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-1 font-bold">{compliance.evidence}</legend>
      <ProblemNotice error={keep.error} />
      {[...evidence.entries()].map(([at, one]) => (
        <div key={at} className="flex flex-col gap-3 rounded-8 border border-line p-3">
          <TextBox label={compliance.evidenceTitle} isRequired maxLength={200} value={one.title} onChange={(title) => set(at, { ...one, title })} fault={faultOf(error, `answers.0.evidence.${at}.title`)} />
          {one.sha256 === undefined ? (
            <TextBox label={compliance.evidenceLink} type="url" maxLength={2000} value={one.link ?? ""} onChange={(link) => set(at, { ...one, link })} fault={faultOf(error, `answers.0.evidence.${at}.link`)} />
          ) : (
            <a href={`${base}/files/${one.sha256}`} download className="text-link underline">
              {compliance.evidenceKept}
            </a>
          )}
          <div className="grid gap-3 sm:grid-cols-2">
            <TextBox label={compliance.evidenceReceived} type="date" value={one.receivedOn ?? ""} onChange={(receivedOn) => set(at, { ...one, receivedOn })} />
            <TextBox label={compliance.evidenceExpires} type="date" value={one.expiresOn ?? ""} onChange={(expiresOn) => set(at, { ...one, expiresOn })} />
          </div>
          {may("write") ? (
            <div>
              <Button size="small" variant="text" onPress={() => onChange(evidence.filter((_, i) => i !== at))}>
                {compliance.removeEvidence(one.title)}
              </Button>
            </div>
          ) : null}
        </div>
      ))}
      {may("write") ? (
        <div className="flex flex-wrap gap-2">
          <Button size="small" variant="outline" onPress={() => onChange([...evidence, { title: "" }])}>
            {compliance.addEvidence}
          </Button>
          <FileTrigger onSelect={(files) => files?.[0] !== undefined && keep.mutate(files[0])}>
            <Button size="small" variant="outline" isDisabled={keep.isPending}>
              {compliance.evidenceFile}
            </Button>
          </FileTrigger>
        </div>
      ) : null}
    </fieldset>
  );
}
