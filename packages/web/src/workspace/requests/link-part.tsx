import { Button } from "../../parts/button.tsx";
import { CopyButton } from "../parts/copy-button.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";
import { dayOf, type RequestDetail } from "./request-records.ts";
import { useRequestAction } from "./use-request-action.ts";
import { marks } from "../../settings/page-language.ts";

interface MadeLink {
  readonly address: string;
  readonly code: string;
  readonly expiresAt: string;
}

/** The links of a request: one more to hand over otherwise, or none any more. */
export function LinkPart({ detail: { request, links } }: { readonly detail: RequestDetail }) {
  const { detail } = useWords().requests;
  const { may } = useOrganization();
  const make = useRequestAction<MadeLink>(request.id);
  const revoke = useRequestAction(request.id);
  if (!may("write")) return null;
  return (
    <section aria-labelledby="links" className="on-screen flex flex-col gap-3">
      <h2 id="links" className="text-std-22B-150">
        {detail.links}
      </h2>
      <p className="text-quiet">
        {detail.linkCount(links.length)}{marks().gap}{detail.linkLead}
      </p>
      <ProblemNotice error={make.error ?? revoke.error} />
      {make.data === undefined ? null : (
        <div className="flex flex-col items-start gap-2 rounded-12 border border-accent bg-accent-soft p-4">
          <p className="break-all">
            {detail.link}{marks().colon}{make.data.address}
          </p>
          <p>
            {detail.code}{marks().colon}<b className="font-mono">{make.data.code}</b>{marks().gap}{detail.until(dayOf(make.data.expiresAt))}
          </p>
          <CopyButton text={make.data.address} />
        </div>
      )}
      <div className="flex flex-wrap items-center gap-3">
        <Button variant="outline" isPending={make.isPending} onPress={() => make.mutate({ path: "link" })}>
          {detail.linkMake}
        </Button>
        {links.length > 0 ? (
          <Button variant="text" isPending={revoke.isPending} onPress={() => revoke.mutate({ method: "DELETE", path: "link" }, { onSuccess: () => make.reset() })}>
            {detail.linkRevoke}
          </Button>
        ) : null}
        <output>{revoke.isSuccess ? detail.linkRevoked : ""}</output>
      </div>
    </section>
  );
}
