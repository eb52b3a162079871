import { PageFrame } from "../parts/page-frame.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { ReminderForm } from "../requests/reminder-settings.tsx";
import { PathLink } from "../route/path-link.tsx";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";
import { AddOrganization } from "./add-organization.tsx";
import { ApprovalPart } from "./approval-part.tsx";
import { NamePart } from "./name-part.tsx";
import { useOrganizationSettings } from "./use-organization-settings.ts";

const PLACES = ["people", "reading", "oversight", "account"] as const;
const PATHS = { people: "/workspace/people", reading: "/workspace/matrix/reading", oversight: "/workspace/oversight", account: "/workspace/account" } as const;

/** What an administrator sets for the organization, in one place; and where the rest is set. */
export function SettingsPage() {
  const words = useWords();
  const { settings, requests } = words;
  const { me } = useOrganization();
  const { organization, error } = useOrganizationSettings();
  if (organization === undefined) return <PageFrame title={settings.title}>{error === null ? <p>{words.loading}</p> : <ProblemNotice error={error} />}</PageFrame>;
  return (
    <PageFrame title={settings.title} lead={settings.lead}>
      <p>
        {words.door.organizationKind}: {words.door.kinds[organization.kind]}
      </p>
      <NamePart />
      {organization.kind === "institution" ? (
        <>
          <ApprovalPart />
          <section aria-labelledby="reminders">
            <h2 id="reminders" className="text-std-22B-150">
              {requests.settings}
            </h2>
            <ReminderForm key={organization.version} organization={organization} />
          </section>
        </>
      ) : null}
      <section aria-labelledby="elsewhere">
        <h2 id="elsewhere" className="text-std-22B-150">
          {settings.elsewhere}
        </h2>
        <ul className="mt-2 list-disc pl-5">
          {PLACES.filter((place) => organization.kind === "institution" || (place !== "reading" && place !== "oversight")).map((place) => (
            <li key={place}>
              <PathLink to={PATHS[place]}>{settings.places[place]}</PathLink>
            </li>
          ))}
        </ul>
      </section>
      <AddOrganization />
      {me.organizations.length > 1 ? <p className="text-quiet">{settings.switchHint}</p> : null}
    </PageFrame>
  );
}
