import type { Standing } from "@kaiji/domain";
import { dayInJapan, type OversightConsentContent } from "@kaiji/formats/api";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Form } from "react-aria-components";
import { Button } from "../../parts/button.tsx";
import { Notice } from "../../parts/notice.tsx";
import type { ApiRecord } from "../api/answers.ts";
import { ask } from "../api/ask.ts";
import { useRecords } from "../api/use-records.ts";
import { ConfirmDialog, type Confirmation } from "../parts/confirm-dialog.tsx";
import { ListView } from "../parts/list/list-view.tsx";
import { PageFrame } from "../parts/page-frame.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { TextBox } from "../parts/text-box.tsx";
import { useEach } from "../parts/use-each.ts";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";
import { StandingView } from "./standing-view.tsx";
import { marks } from "../../settings/page-language.ts";

type Consent = ApiRecord<OversightConsentContent>;

/** To whom an institution shows where it stands, and exactly what. */
export function ConsentPage() {
  const { oversight } = useWords();
  const words = oversight.consent;
  const { base, may } = useOrganization();
  const queries = useQueryClient();
  const consents = useRecords<OversightConsentContent>("oversight-consents");
  const standing = useQuery({ queryKey: [base, "standing"], queryFn: ({ signal }) => ask<Standing>("GET", `${base}/standing`, { signal }) });
  const [code, setCode] = useState("");
  const [asked, setAsked] = useState<Confirmation | null>(null);
  const refresh = () => queries.invalidateQueries({ queryKey: [base] });
  const look = useMutation({ mutationFn: () => ask<{ overseerName: string }>("POST", `${base}/oversight-consents/look`, { body: { code } }) });
  const give = useMutation({
    mutationFn: () => ask("POST", `${base}/oversight-consents`, { body: { code } }),
    onSuccess: () => {
      setCode("");
      look.reset();
      return refresh();
    },
  });
  const copy = useMutation({ mutationFn: (id: string) => ask("POST", `${base}/oversight-consents/${id}/copy`) });
  const withdraw = useEach(({ id }: Consent) => ask("DELETE", `${base}/oversight-consents/${id}`), [base]);
  const askToWithdraw = (chosen: readonly Consent[]) => {
    const given = chosen.filter(({ content }) => content.state === "given");
    if (given.length > 0) setAsked({ title: words.withdraw, text: `${given.map(({ content }) => content.overseerName).join(marks().comma)}${marks().gap}${words.withdrawSure}`, run: () => withdraw.mutate(given) });
  };
  const day = (at: string | null) => (at === null ? "" : dayInJapan(Date.parse(at)));
  return (
    <PageFrame title={words.title} lead={words.lead}>
      <ProblemNotice error={consents.error ?? look.error ?? give.error ?? copy.error ?? withdraw.error} />
      <ConfirmDialog asked={asked} onEnd={() => setAsked(null)} />
      {may("manage") ? (
        <Form
          className="on-screen flex flex-col items-start gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            look.mutate();
          }}
        >
          <div className="w-full max-w-2xl">
            <TextBox
              label={words.code}
              hint={words.codeHint}
              autoComplete="off"
              value={code}
              onChange={(text) => {
                setCode(text);
                look.reset();
              }}
            />
          </div>
          {look.data === undefined ? (
            <Button type="submit" variant="outline" isDisabled={code.trim() === ""} isPending={look.isPending}>
              {words.look}
            </Button>
          ) : (
            <Notice look="open" heading={words.ask(look.data.overseerName)}>
              <p>{words.whatLead}</p>
              <Button isPending={give.isPending} onPress={() => give.mutate()}>
                {words.give}
              </Button>
            </Notice>
          )}
        </Form>
      ) : null}
      <section aria-labelledby="given" className="flex flex-col gap-3">
        <h2 id="given" className="text-std-22B-150">
          {words.given}
        </h2>
        {consents.data === undefined ? null : (
          <ListView
            list="oversight-consents"
            caption={words.given}
            rows={consents.data.toReversed()}
            keyOf={({ id }) => id}
            nameOf={({ content }) => content.overseerName}
            isApart
            empty={<p className="text-quiet">{words.none}</p>}
            filters={[{ id: "state", label: words.state, options: (["given", "withdrawn"] as const).map((value) => ({ value, label: words.states[value] })), fits: ({ content }, value) => content.state === value }]}
            bulk={[{ label: words.withdraw, needs: "manage", run: askToWithdraw }]}
            columns={[
              { id: "overseer", heading: words.overseer, isRowHeading: true, text: ({ content }) => content.overseerName, cell: ({ content }) => content.overseerName },
              { id: "state", heading: words.state, text: ({ content }) => words.states[content.state], cell: ({ content }) => words.states[content.state] },
              { id: "given", heading: words.givenAt, text: ({ content }) => day(content.givenAt), cell: ({ content }) => day(content.givenAt) },
              { id: "withdrawn", heading: words.withdrawnAt, text: ({ content }) => day(content.withdrawnAt), cell: ({ content }) => day(content.withdrawnAt) },
              {
                id: "do",
                heading: "",
                cell: (record) =>
                  record.content.state === "given" ? (
                    <span className="on-screen flex flex-wrap gap-2">
                      {may("write") ? (
                        <Button size="small" variant="outline" onPress={() => copy.mutate(record.id)}>
                          {copy.isSuccess && copy.variables === record.id ? words.copied : words.copy}
                        </Button>
                      ) : null}
                      {may("manage") ? (
                        <Button size="small" variant="text" onPress={() => askToWithdraw([record])}>
                          {words.withdraw}
                        </Button>
                      ) : null}
                    </span>
                  ) : null,
              },
            ]}
          />
        )}
      </section>
      <section aria-labelledby="what" className="flex flex-col gap-3">
        <h2 id="what" className="text-std-22B-150">
          {words.what}
        </h2>
        <p className="text-quiet">{words.whatLead}</p>
        {standing.data === undefined ? <ProblemNotice error={standing.error} /> : <StandingView standing={standing.data} list="standing" />}
      </section>
    </PageFrame>
  );
}
