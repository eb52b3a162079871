import { useQuery } from "@tanstack/react-query";
import { ask } from "../api/ask.ts";
import { PageFrame } from "../parts/page-frame.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { usePath } from "../route/use-path.ts";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";
import { ConsentPage } from "./consent-page.tsx";
import { InstitutionPage } from "./institution-page.tsx";
import { OverseerPage } from "./overseer-page.tsx";

/** For an overseer: where institutions stand. For everybody else: to whom one's own standing is shown. */
export function OversightScreen() {
  const words = useWords();
  const { base } = useOrganization();
  const [, , , id] = usePath().split("/");
  const organization = useQuery({ queryKey: [base, "organization"], queryFn: ({ signal }) => ask<{ kind: string }>("GET", base, { signal }) });
  if (organization.data === undefined) return <PageFrame title={words.oversight.title}>{organization.error === null ? <p>{words.loading}</p> : <ProblemNotice error={organization.error} />}</PageFrame>;
  if (organization.data.kind !== "overseer") return <ConsentPage />;
  return id === undefined || id === "" ? <OverseerPage /> : <InstitutionPage id={id} />;
}
