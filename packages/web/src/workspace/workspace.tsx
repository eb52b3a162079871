import { QueryClient, QueryClientProvider, useQuery, useQueryClient } from "@tanstack/react-query";
import { isPermitted, type Role } from "@kaiji/domain";
import { createElement, useEffect, useReducer } from "react";
import { findRemembered, saveRemembered, SIGNED_IN } from "../settings/remembered.ts";
import { ApiProblem, ask } from "./api/ask.ts";
import type { Me } from "./api/answers.ts";
import { CodePage } from "./door/code-page.tsx";
import { EnrolPage } from "./door/enrol-page.tsx";
import { JoinPage } from "./door/join-page.tsx";
import { SetUpPage } from "./door/set-up-page.tsx";
import { SignInPage } from "./door/sign-in-page.tsx";
import { ProblemNotice } from "./parts/problem-notice.tsx";
import { PageFrame } from "./parts/page-frame.tsx";
import { PathLink } from "./route/path-link.tsx";
import { goTo, usePath } from "./route/use-path.ts";
import { OrganizationContext, organizationOf } from "./shell/organization.ts";
import { useOrganizationSettings } from "./settings/use-organization-settings.ts";
import { WorkspaceNav } from "./shell/workspace-nav.tsx";
import { screenOf, screensOf } from "./shell/screens.ts";
import { useWords } from "./use-words.ts";

const client = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: 5_000, refetchOnWindowFocus: true } } });

/** Everything behind the sign-in: the way in, and the screens of an organization. */
export function Workspace() {
  return (
    <QueryClientProvider client={client}>
      <Inside />
    </QueryClientProvider>
  );
}

/** Who is signed in; `null` when nobody is. */
function useMe() {
  return useQuery({
    queryKey: ["me"],
    queryFn: async ({ signal }): Promise<Me | null> => {
      try {
        return await ask<Me>("GET", "/api/me", { signal });
      } catch (error) {
        if (error instanceof ApiProblem && error.status === 401) return null;
        throw error;
      }
    },
  });
}

function Inside() {
  const words = useWords();
  const path = usePath();
  const queries = useQueryClient();
  const me = useMe();
  const look = () => void queries.invalidateQueries({ queryKey: ["me"] });
  const enter = () => {
    goTo("/workspace");
    look();
  };
  const signOut = () => void ask("POST", "/api/sign-out").catch(() => undefined).then(() => {
    queries.clear();
    goTo("/sign-in");
  });
  // What is remembered is no state: without this nothing would be drawn anew.
  const [, drawAnew] = useReducer((count: number) => count + 1, 0);
  const choose = () => {
    drawAnew();
    void queries.invalidateQueries();
  };
  const isIn = me.data?.stage === "full";
  // Pages outside of the workspace ask the server only where somebody is known to be signed in.
  useEffect(() => {
    if (me.data !== undefined) saveRemembered(SIGNED_IN, isIn ? "yes" : "");
  }, [me.data, isIn]);
  useEffect(() => {
    if (isIn && path === "/sign-in") goTo("/workspace");
  }, [isIn, path]);

  if (me.data === undefined)
    return (
      <PageFrame title={words.door.signIn}>
        {me.error === null ? <p>{words.loading}</p> : <ProblemNotice error={me.error} />}
      </PageFrame>
    );
  if (path === "/set-up" && me.data === null) return <SetUpPage onDone={enter} />;
  if (path === "/join" && (me.data === null || isIn)) return <JoinPage me={me.data} onDone={enter} />;
  if (me.data === null) return <SignInPage onChanged={enter} />;
  if (me.data.stage === "first-factor") return <CodePage onChanged={look} onSignOut={signOut} />;
  if (me.data.stage === "enrol") return <EnrolPage onChanged={enter} />;

  const { organizations } = me.data;
  const membership = organizations.find((one) => one.organizationId === findRemembered("organization")) ?? organizations[0];
  if (membership === undefined) return <PageFrame title={words.door.signIn}><p>{words.noMatch}</p></PageFrame>;
  return (
    <OrganizationContext value={organizationOf(me.data, membership)}>
      <WorkspaceNav path={path} onSignOut={signOut} onChoose={choose} />
      <OrganizationScreen key={membership.organizationId} path={path} role={membership.role} />
    </OrganizationContext>
  );
}

/** The screen that the address names, of those that the organization has. */
function OrganizationScreen({ path, role }: { readonly path: string; readonly role: Role }) {
  const { organization } = useOrganizationSettings();
  const screen = screenOf(path, screensOf(organization?.kind));
  return isPermitted(role, screen.needs) ? createElement(screen.page) : <NotForRole role={role} />;
}

/** In place of a screen that the role does not reach, e.g. by an address that somebody passed on. */
function NotForRole({ role }: { readonly role: Role }) {
  const words = useWords();
  return (
    <PageFrame title={words.nav.notForRole} lead={words.nav.notForRoleHint(words.roles[role])}>
      <p>
        <PathLink to="/workspace">{words.nav.overview}</PathLink>
      </p>
    </PageFrame>
  );
}
