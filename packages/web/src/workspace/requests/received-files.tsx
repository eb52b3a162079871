import { useState } from "react";
import { Button } from "../../parts/button.tsx";
import type { SystemRecord } from "../api/answers.ts";
import { ask } from "../api/ask.ts";
import { useRecords } from "../api/use-records.ts";
import { ConfirmDialog, type Confirmation } from "../parts/confirm-dialog.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { SelectBox } from "../parts/select-box.tsx";
import { useEach } from "../parts/use-each.ts";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";
import { ReasonDialog } from "./reason-dialog.tsx";
import type { RequestDetail } from "./request-records.ts";
import { useRequestAction } from "./use-request-action.ts";
import { marks } from "../../settings/page-language.ts";

type ReceivedFile = RequestDetail["files"][number];
interface ReadForm {
  readonly form: string;
  readonly name: string | null;
  readonly organization: string | null;
  readonly date: string | null;
  readonly problems: number;
}

/** Files that came by the link: held apart until a person takes them in. */
export function ReceivedFiles({ detail: { request, files } }: { readonly detail: RequestDetail }) {
  const { requests } = useWords();
  const { detail } = requests;
  const { base, may } = useOrganization();
  const [confirming, setConfirming] = useState<Confirmation | null>(null);
  const accept = useEach(({ id, systemId }: { readonly id: string; readonly systemId: string }) => ask("POST", `${base}/requests/${request.id}/files/${id}/accept`, { body: { systemId } }), [base]);
  // Only what fits one asked system and no other is taken in together; everything else is looked at by itself.
  const plain = files.flatMap((file) => {
    const asked = askedOf(request, file);
    return file.content.state === "quarantined" && asked.length === 1 ? [{ id: file.id, name: file.content.name, systemId: asked[0]?.systemId ?? "", systemName: asked[0]?.systemName ?? "" }] : [];
  });
  if (files.length === 0 && request.content.disclosures.length === 0) return null;
  return (
    <section aria-labelledby="files" className="flex flex-col gap-3">
      <h2 id="files" className="text-std-22B-150">
        {detail.files}
      </h2>
      <p className="text-quiet">{files.length === 0 ? detail.noFiles : detail.filesLead}</p>
      <ProblemNotice error={accept.error} />
      <ConfirmDialog asked={confirming} onEnd={() => setConfirming(null)} />
      {may("write") && plain.length > 1 ? (
        <div className="on-screen">
          <Button isPending={accept.isPending} onPress={() => setConfirming({ title: detail.fileAcceptAll(plain.length), text: plain.map(({ name, systemName }) => `${name} → ${systemName}`).join(marks().comma), run: () => accept.mutate(plain) })}>
            {detail.fileAcceptAll(plain.length)}
          </Button>
        </div>
      ) : null}
      {files.length === 0 ? null : (
        <ul className="flex flex-col gap-3">
          {files.map((file) => (
            <FileLine key={file.id} request={request} file={file} />
          ))}
        </ul>
      )}
    </section>
  );
}

/** Which of the disclosures that were asked for a file may be. */
function askedOf(request: RequestDetail["request"], file: ReceivedFile): RequestDetail["request"]["content"]["disclosures"] {
  return request.content.disclosures.filter(({ form }) => file.content.reading.forms.some((one) => one.form === form));
}

function FileLine({ request, file }: { readonly request: RequestDetail["request"]; readonly file: ReceivedFile }) {
  const { requests } = useWords();
  const { detail } = requests;
  const { may } = useOrganization();
  const act = useRequestAction(request.id);
  const systems = useRecords<SystemRecord["content"]>("systems");
  const forms = file.content.reading.forms as unknown as readonly ReadForm[];
  const asked = askedOf(request, file);
  const [systemId, setSystemId] = useState(asked.length === 1 ? (asked[0]?.systemId ?? "") : "");
  const [isDeclining, setIsDeclining] = useState(false);
  const isWaiting = file.content.state === "quarantined";
  return (
    <li className={`flex flex-col gap-2 rounded-12 border p-4 ${isWaiting ? "border-unanswered" : "border-line"} bg-raised`}>
      <p className="flex flex-wrap items-baseline justify-between gap-3">
        <b className="break-all">{file.content.name}</b>
        <span className="text-quiet">{detail.fileStates[file.content.state]}</span>
      </p>
      {forms.length === 0 ? (
        <p>{detail.fileUnread}</p>
      ) : (
        forms.map((form) => (
          <p key={`${form.form}${form.name}`}>
            {detail.fileRead(form.form.toUpperCase(), [form.name, form.organization, form.date].filter((part) => part !== null).join(marks().gap))}
            {form.problems > 0 ? <span className="ml-3 text-unanswered">{detail.problems(form.problems)}</span> : null}
          </p>
        ))
      )}
      {forms.length > 0 && request.content.disclosures.length > 0 && asked.length === 0 ? <p className="font-bold text-not-met">{detail.fileOther([...new Set(request.content.disclosures.map(({ form }) => form.toUpperCase()))].join(marks().dot))}</p> : null}
      <ProblemNotice error={act.error} />
      {isWaiting && may("write") ? (
        <div className="on-screen flex flex-wrap items-end gap-3">
          {forms.length === 0 ? null : (
            <div className="w-72 max-sm:w-full">
              <SelectBox label={detail.fileSystem} value={systemId} options={[{ value: "", label: detail.fileLater }, ...(systems.data ?? []).map(({ id, content }) => ({ value: id, label: content.name }))]} onChange={setSystemId} />
            </div>
          )}
          <Button isPending={act.isPending} onPress={() => act.mutate({ path: `files/${file.id}/accept`, body: { systemId: systemId === "" ? null : systemId } })}>
            {detail.fileAccept}
          </Button>
          <Button variant="text" onPress={() => setIsDeclining(true)}>
            {detail.fileDecline}
          </Button>
        </div>
      ) : null}
      {isDeclining ? (
        <ReasonDialog
          title={detail.fileDecline}
          label={detail.fileReason}
          onClose={() => setIsDeclining(false)}
          onReason={(reason) => {
            act.mutate({ path: `files/${file.id}/decline`, body: { reason } });
            setIsDeclining(false);
          }}
        />
      ) : null}
    </li>
  );
}
