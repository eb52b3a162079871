import type { EvidenceContent } from "@kaiji/formats/api";
import { useState } from "react";
import { FileTrigger, Form } from "react-aria-components";
import { Button } from "../../parts/button.tsx";
import { ask } from "../api/ask.ts";
import { ProblemNotice, faultOf } from "../parts/problem-notice.tsx";
import { TextBox } from "../parts/text-box.tsx";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";

interface EvidencePartProps {
  readonly evidence: readonly EvidenceContent[];
  readonly isEditable: boolean;
  readonly error: unknown;
  readonly onChange: (evidence: readonly EvidenceContent[]) => void;
}

const EMPTY = { title: "", url: "", sha256: "", effectiveOn: "", receivedOn: "", expiresOn: "" };
const DAYS = ["effectiveOn", "receivedOn", "expiresOn"] as const;

/** Files and links that back a treatment, with their days. */
export function EvidencePart({ evidence, isEditable, error, onChange }: EvidencePartProps) {
  const { findings } = useWords();
  const { base } = useOrganization();
  const [isAdding, setIsAdding] = useState(false);
  const [fields, setFields] = useState(EMPTY);
  const [failure, setFailure] = useState<unknown>(null);
  const dayNames = { effectiveOn: findings.effectiveOn, receivedOn: findings.receivedOn, expiresOn: findings.evidenceExpiresOn };
  const set = (name: keyof typeof EMPTY) => (value: string) => setFields((before) => ({ ...before, [name]: value }));
  const attach = async (file: File) => {
    try {
      setFailure(null);
      const { sha256 } = await ask<{ sha256: string }>("POST", `${base}/files?name=${encodeURIComponent(file.name)}`, { body: file });
      setFields((before) => ({ ...before, sha256, url: "", title: before.title === "" ? file.name : before.title }));
    } catch (thrown) {
      setFailure(thrown);
    }
  };
  const add = () => {
    const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== "")) as unknown as EvidenceContent;
    onChange([...evidence, given]);
    setFields(EMPTY);
    setIsAdding(false);
  };
  return (
    <section className="flex flex-col gap-2">
      <h3 className="font-bold">{findings.evidence}</h3>
      <ProblemNotice error={failure} />
      {evidence.length === 0 ? <p className="text-quiet">{findings.noEvidence}</p> : null}
      <ul className="flex flex-col gap-1">
        {evidence.map((one, at) => (
          <li key={`${one.title} ${one.url ?? one.sha256}`} className="flex flex-wrap items-center gap-x-3">
            <a className="text-link underline" href={one.url ?? `${base}/files/${one.sha256}`} {...(one.url === undefined ? { download: true } : { rel: "noreferrer", target: "_blank" })}>
              {one.title}
            </a>
            {DAYS.map((name) => (one[name] === undefined ? null : <span key={name} className="text-dns-14N-130 text-quiet">{`${dayNames[name]} ${one[name]}`}</span>))}
            {isEditable ? (
              <Button size="small" variant="text" onPress={() => onChange(evidence.filter((_, place) => place !== at))}>
                {findings.removeEvidence(one.title)}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {!isEditable ? null : isAdding ? (
        <Form
          className="flex flex-col gap-3 rounded-12 border border-line p-4"
          onSubmit={(event) => {
            event.preventDefault();
            add();
          }}
        >
          <p className="text-dns-14N-130 leading-170 text-quiet">{findings.evidenceHint}</p>
          <TextBox label={findings.evidenceTitle} isRequired value={fields.title} onChange={set("title")} fault={faultOf(error, "evidence.0.title")} />
          <div className="flex flex-wrap items-end gap-3">
            <div className="grow">
              <TextBox label={findings.evidenceUrl} type="url" value={fields.url} isDisabled={fields.sha256 !== ""} isRequired={fields.sha256 === ""} onChange={set("url")} fault={faultOf(error, "evidence.0.url")} />
            </div>
            <FileTrigger onSelect={(files) => void (files?.[0] !== undefined && attach(files[0]))}>
              <Button variant="outline">{findings.evidenceFile}</Button>
            </FileTrigger>
          </div>
          <div className="grid gap-3 sm:grid-cols-3">
            {DAYS.map((name) => (
              <TextBox key={name} label={dayNames[name]} type="date" value={fields[name]} onChange={set(name)} />
            ))}
          </div>
          <div className="flex justify-end">
            <Button type="submit">{findings.addEvidence}</Button>
          </div>
        </Form>
      ) : (
        <div>
          <Button size="small" variant="outline" onPress={() => setIsAdding(true)}>
            {findings.addEvidence}
          </Button>
        </div>
      )}
    </section>
  );
}
