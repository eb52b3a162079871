import { useState } from "react";
import { Button } from "../../parts/button.tsx";
import { Notice } from "../../parts/notice.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { TextBox } from "../parts/text-box.tsx";
import { goTo } from "../route/use-path.ts";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";
import type { RequestRecord } from "./request-records.ts";
import { useRequestAction } from "./use-request-action.ts";

/** A provider has named the party in charge; a person confirms before a new link goes out. */
export function ForwardPart({ request }: { readonly request: RequestRecord }) {
  const { detail } = useWords().requests;
  const { may } = useOrganization();
  const act = useRequestAction<RequestRecord>(request.id);
  const told = request.content.forward;
  const [toName, setToName] = useState(told?.name ?? "");
  const [toEmail, setToEmail] = useState(told?.email ?? "");
  // By then this part is gone from the screen, and with it what it would be told: the promise is not.
  const send = () => act.mutateAsync({ path: "forward", body: { toName, toEmail } }).then(
    (next) => goTo(`/workspace/requests/${next.id}`),
    () => undefined,
  );
  return (
    <Notice look="open" heading={detail.forward}>
      <p>{`${told?.name ?? ""} <${told?.email ?? ""}>`}</p>
      {told === null || told.reason === "" ? null : <p className="whitespace-pre-wrap">{told.reason}</p>}
      <p>{detail.forwardLead}</p>
      <ProblemNotice error={act.error} />
      {may("write") ? (
        <div className="on-screen flex flex-col gap-4">
          <div className="grid gap-4 sm:grid-cols-2">
            <TextBox label={detail.forwardName} isRequired value={toName} onChange={setToName} />
            <TextBox label={detail.forwardEmail} type="email" isRequired value={toEmail} onChange={setToEmail} />
          </div>
          <div className="flex flex-wrap gap-3">
            <Button isPending={act.isPending} isDisabled={toName.trim() === "" || toEmail.trim() === ""} onPress={() => void send()}>
              {detail.forwardSend}
            </Button>
            <Button variant="outline" onPress={() => act.mutate({ method: "DELETE", path: "forward" })}>
              {detail.forwardDecline}
            </Button>
          </div>
        </div>
      ) : null}
    </Notice>
  );
}
