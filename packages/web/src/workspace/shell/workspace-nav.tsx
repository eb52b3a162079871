import { useState } from "react";
import { Button } from "../../parts/button.tsx";
import { MenuButton } from "../../parts/menu-button.tsx";
import { saveRemembered } from "../../settings/remembered.ts";
import { SelectBox } from "../parts/select-box.tsx";
import { PathLink } from "../route/path-link.tsx";
import { useWords } from "../use-words.ts";
import { useOrganizationSettings } from "../settings/use-organization-settings.ts";
import { useOrganization } from "./organization.ts";
import { SCREEN_GROUPS, screenOf, screensOf } from "./screens.ts";

interface WorkspaceNavProps {
  readonly path: string;
  readonly onSignOut: () => void;
  /** Another organization was chosen. */
  readonly onChoose: () => void;
}

const LINK =
  "inline-flex min-h-11 items-center text-oln-16B-100 text-link hover:underline aria-[current=page]:text-ink aria-[current=page]:underline aria-[current=page]:decoration-3 aria-[current=page]:underline-offset-8";

/** The screens of the organization, which organization it is, and the way out. */
export function WorkspaceNav({ path, onSignOut, onChoose }: WorkspaceNavProps) {
  const { nav, roles } = useWords();
  const { id, name, role, me, may } = useOrganization();
  const all = screensOf(useOrganizationSettings().organization?.kind);
  const shown = all.filter(({ needs }) => may(needs));
  const here = screenOf(path, all);
  const siblings = shown.filter(({ group }) => group === here.group);
  // Going somewhere closes the menu of a narrow screen.
  const [openedAt, setOpenedAt] = useState<string | null>(null);
  const isOpen = openedAt === path;
  return (
    <div className="on-screen border-b border-line bg-band">
      <div className="flex items-center justify-between gap-3 px-4 py-1 md:hidden">
        <span className="font-bold">{nav[here.name]}</span>
        <MenuButton isOpen={isOpen} controls="workspace-menu" label={nav.menu} onToggle={() => setOpenedAt(isOpen ? null : path)} />
      </div>
      <div id="workspace-menu" className={`mx-auto flex max-w-[110rem] flex-wrap items-start gap-x-4 gap-y-1 px-4 py-2 md:px-8 ${isOpen ? "" : "max-md:hidden"}`}>
        <nav aria-label={nav.label} className="grow">
          <ul className="flex flex-wrap gap-x-4">
            {SCREEN_GROUPS.map((group) => {
              const screens = shown.filter((screen) => screen.group === group);
              const first = screens[0];
              if (first === undefined) return null;
              return (
                <li key={group}>
                  <PathLink to={first.path} isCurrent={group === here.group} className={LINK}>
                    {screens.length === 1 ? nav[first.name] : nav.groups[group]}
                  </PathLink>
                </li>
              );
            })}
          </ul>
          {siblings.length < 2 ? null : (
            <ul className="flex flex-wrap gap-x-4 border-t border-line">
              {siblings.map((screen) => (
                <li key={screen.path}>
                  <PathLink to={screen.path} isCurrent={screen === here} className={LINK}>
                    {nav[screen.name]}
                  </PathLink>
                </li>
              ))}
            </ul>
          )}
        </nav>
        <section aria-label={nav.you} className="flex flex-wrap items-center gap-3">
          {me.organizations.length > 1 ? (
            <SelectBox
              label={nav.organization}
              isLabelHidden
              value={id}
              options={me.organizations.map((one) => ({ value: one.organizationId, label: one.organizationName }))}
              onChange={(chosen) => {
                saveRemembered("organization", chosen);
                onChoose();
              }}
            />
          ) : (
            <span className="font-bold">{name}</span>
          )}
          <span className="text-dns-14N-130 text-quiet">
            {me.name} ({roles[role]})
          </span>
          <Button variant="text" size="small" onPress={onSignOut}>
            {nav.signOut}
          </Button>
        </section>
      </div>
    </div>
  );
}
