import type { GivenAnswerContent } from "@kaiji/formats/api";
import { ANSWER_PATH, PAGES } from "../../settings/pages.ts";
import { useRecords } from "../api/use-records.ts";
import { GivenAnswersList } from "../given-answers/given-answers-list.tsx";
import { EmptyState, PageFrame } from "../parts/page-frame.tsx";
import { PathLink } from "../route/path-link.tsx";
import { useOrganizationSettings } from "../settings/use-organization-settings.ts";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";

/** Where a provider's or a dealer's organization begins: what they do here, and that an institution's ledger is not theirs. */
export function ProviderHomePage() {
  const { providerHome, givenAnswers } = useWords();
  const { name, may } = useOrganization();
  const { organization } = useOrganizationSettings();
  const given = useRecords<GivenAnswerContent>("given-answers").data ?? [];
  const isDealer = organization?.kind === "dealer";
  const steps = [
    { id: "answer", href: ANSWER_PATH, isFirst: true, ...(isDealer ? providerHome.forward : providerHome.answer) },
    { id: "write", href: PAGES.check, isFirst: false, ...(isDealer ? providerHome.check : providerHome.write) },
    { id: "who", href: PAGES.who, isFirst: false, ...providerHome.who },
  ];
  return (
    <PageFrame title={name} lead={isDealer ? providerHome.dealerLead : providerHome.lead}>
      <ul className="grid gap-4 md:grid-cols-3">
        {steps.map(({ id, href, isFirst, heading, text, go }) => (
          <li key={id} className={`flex flex-col gap-2 rounded-12 border bg-raised p-4 ${isFirst ? "border-2 border-accent" : "border-line"}`}>
            <h2 className="text-std-18B-160">{heading}</h2>
            <p className="grow">{text}</p>
            <a className="inline-flex min-h-11 items-center font-bold text-link underline" href={href}>
              {go}
            </a>
          </li>
        ))}
      </ul>
      {given.length === 0 ? null : (
        <section aria-labelledby="given" className="flex flex-col gap-3">
          <h2 id="given" className="text-std-22B-150">
            {givenAnswers.title}
          </h2>
          <GivenAnswersList rows={given} plainUpTo={5} />
        </section>
      )}
      <EmptyState heading={providerHome.emptyHeading}>
        <p>{providerHome.emptyHint}</p>
        {may("manage") ? <PathLink to="/workspace/settings">{providerHome.toSettings}</PathLink> : null}
      </EmptyState>
    </PageFrame>
  );
}
