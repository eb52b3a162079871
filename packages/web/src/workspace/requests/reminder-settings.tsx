import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Form } from "react-aria-components";
import { Button } from "../../parts/button.tsx";
import type { OrganizationAnswer } from "../api/answers.ts";
import { ask } from "../api/ask.ts";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { TextBox } from "../parts/text-box.tsx";
import { useOrganizationSettings } from "../settings/use-organization-settings.ts";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";

/** When providers and one's own people are reminded. */
export function ReminderSettings() {
  const { requests } = useWords();
  const { organization, error } = useOrganizationSettings();
  return (
    <details className="on-screen rounded-12 border border-line px-4 py-2">
      <summary className="min-h-11 cursor-pointer py-2 text-link underline">{requests.settings}</summary>
      {organization === undefined ? <ProblemNotice error={error} /> : <ReminderForm key={organization.version} organization={organization} />}
    </details>
  );
}

/** The form of the reminders; starts with what is kept. */
export function ReminderForm({ organization }: { readonly organization: OrganizationAnswer }) {
  const { requests, save } = useWords();
  const { base } = useOrganization();
  const queries = useQueryClient();
  const [chasers, setChasers] = useState(organization.settings.chasers);
  const [reminders, setReminders] = useState(organization.settings.reminders);
  const keep = useMutation({
    mutationFn: () => ask("PUT", base, { body: { name: organization.name, settings: { ...organization.settings, chasers, reminders } }, version: organization.version }),
    onSuccess: () => queries.invalidateQueries({ queryKey: [base] }),
  });
  const sweep = useMutation({ mutationFn: () => ask<{ isDone: boolean; chased: number; reminded: number }>("POST", `${base}/reminders/today`), onSuccess: () => queries.invalidateQueries({ queryKey: [base] }) });
  const number = (label: string, value: number, change: (value: number) => void) => <TextBox label={label} type="number" inputMode="numeric" value={String(value)} onChange={(text) => change(Math.max(0, Math.trunc(Number(text) || 0)))} />;
  const tick = (label: string, isOn: boolean, change: (isOn: boolean) => void) => (
    <label className="flex min-h-11 items-center gap-3">
      <input type="checkbox" className="size-6 shrink-0" checked={isOn} onChange={(event) => change(event.target.checked)} />
      <span>{label}</span>
    </label>
  );
  return (
    <Form
      className="flex max-w-2xl flex-col gap-4 py-3"
      onSubmit={(event) => {
        event.preventDefault();
        keep.mutate();
      }}
    >
      <p className="text-quiet">{requests.settingsHint}</p>
      <ProblemNotice error={keep.error ?? sweep.error} />
      {tick(requests.chaserOn, chasers.isOn, (isOn) => setChasers({ ...chasers, isOn }))}
      {chasers.isOn ? (
        <div className="flex flex-col gap-3 pl-9">
          {number(requests.daysBefore, chasers.daysBefore, (daysBefore) => setChasers({ ...chasers, daysBefore }))}
          {number(requests.everyDays, chasers.everyDays, (everyDays) => setChasers({ ...chasers, everyDays }))}
          {number(requests.most, chasers.most, (most) => setChasers({ ...chasers, most }))}
        </div>
      ) : null}
      {tick(requests.remindOn, reminders.isOn, (isOn) => setReminders({ ...reminders, isOn }))}
      {reminders.isOn ? <div className="pl-9">{number(requests.remindDays, reminders.daysBefore, (daysBefore) => setReminders({ ...reminders, daysBefore }))}</div> : null}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" isPending={keep.isPending}>
          {save}
        </Button>
        <Button variant="outline" isPending={sweep.isPending} onPress={() => sweep.mutate()}>
          {requests.sweepNow}
        </Button>
        <output>{keep.isSuccess ? requests.saved : sweep.data === undefined ? "" : sweep.data.isDone ? requests.sweptBefore : requests.swept(sweep.data.chased, sweep.data.reminded)}</output>
      </div>
    </Form>
  );
}
