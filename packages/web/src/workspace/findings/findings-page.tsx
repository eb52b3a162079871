import { useState } from "react";
import { Button } from "../../parts/button.tsx";
import { EmptyState, PageFrame } from "../parts/page-frame.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { PathLink } from "../route/path-link.tsx";
import { usePath } from "../route/use-path.ts";
import { useWords } from "../use-words.ts";
import { CriterionView } from "./criterion-view.tsx";
import { FindingDialog } from "./finding-dialog.tsx";
import { FindingList } from "./finding-list.tsx";
import { FindingsTabs, findingsView } from "./findings-tabs.tsx";
import { PlanLink } from "./plan-link.tsx";
import { SystemView } from "./system-view.tsx";
import { useFindings, type FindingRow } from "./use-findings.ts";

/** Every row that needs something: who does what until when, as a list, by row and by system. */
export function FindingsPage() {
  const words = useWords();
  const { findings } = words;
  const view = findingsView(usePath());
  const { rows, systems, providers, error } = useFindings();
  const [opened, setOpened] = useState<FindingRow | null>(null);
  const body = () => {
    if (rows === null) return error === null || error === undefined ? <p>{words.loading}</p> : <ProblemNotice error={error} />;
    if (rows.length === 0)
      return (
        <EmptyState heading={findings.empty}>
          <PathLink to="/workspace/intake">{words.matrix.toIntake}</PathLink>
        </EmptyState>
      );
    if (view === "criterion") return <CriterionView rows={rows} onOpen={setOpened} />;
    if (view === "system") return <SystemView rows={rows} systems={systems} onOpen={setOpened} />;
    return <FindingList rows={rows} systems={systems} providers={providers} onOpen={setOpened} />;
  };
  return (
    <PageFrame
      title={findings.title}
      lead={findings.lead}
      isWide
      actions={
        <>
          <PlanLink />
          <Button variant="quiet" onPress={() => print()}>
            {findings.print}
          </Button>
        </>
      }
    >
      <FindingsTabs view={view} />
      {body()}
      {opened === null ? null : <FindingDialog finding={opened.record} systemName={opened.systemName} onClose={() => setOpened(null)} />}
    </PageFrame>
  );
}
