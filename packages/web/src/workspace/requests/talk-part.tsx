import { useState } from "react";
import { Button } from "../../parts/button.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { TextBox } from "../parts/text-box.tsx";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";
import { dayOf, type RequestDetail } from "./request-records.ts";
import { useRequestAction } from "./use-request-action.ts";
import { marks } from "../../settings/page-language.ts";

/** What the provider asked, and the replies on its page. */
export function TalkPart({ detail: { request, events } }: { readonly detail: RequestDetail }) {
  const { detail } = useWords().requests;
  const { may } = useOrganization();
  const act = useRequestAction(request.id);
  const [text, setText] = useState("");
  const talk = events.filter(({ content }) => content.what === "provider-wrote" || content.what === "institution-wrote");
  const canWrite = may("write") && ["sent", "answered", "forwarding"].includes(request.content.state);
  if (talk.length === 0 && !canWrite) return null;
  return (
    <section aria-labelledby="talk" className="flex flex-col gap-3">
      <h2 id="talk" className="text-std-22B-150">
        {detail.talk}
      </h2>
      {talk.length === 0 ? null : (
        <ul className="flex flex-col gap-2">
          {talk.map(({ id, content, createdAt }) => (
            <li key={id} className={`rounded-8 border border-line px-3 py-2 ${content.what === "institution-wrote" ? "ml-8 bg-band" : "mr-8 bg-raised"}`}>
              <p className="text-dns-14N-130 text-quiet">
                {content.who}{marks().gap}{dayOf(createdAt)}
              </p>
              <p className="whitespace-pre-wrap">{content.text}</p>
            </li>
          ))}
        </ul>
      )}
      <ProblemNotice error={act.error} />
      {canWrite ? (
        <div className="on-screen flex flex-col items-start gap-2">
          <div className="w-full max-w-2xl">
            <TextBox label={detail.write} rows={2} value={text} onChange={setText} />
          </div>
          <Button variant="outline" isDisabled={text.trim() === ""} isPending={act.isPending} onPress={() => act.mutate({ path: "talk", body: { text } }, { onSuccess: () => setText("") })}>
            {detail.writeSend}
          </Button>
        </div>
      ) : null}
    </section>
  );
}
