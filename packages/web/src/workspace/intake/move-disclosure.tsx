import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../parts/button.tsx";
import { ask } from "../api/ask.ts";
import type { DisclosureRecord, SystemRecord } from "../api/answers.ts";
import { ConfirmDialog, type Confirmation } from "../parts/confirm-dialog.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { SelectBox } from "../parts/select-box.tsx";
import { goTo } from "../route/use-path.ts";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";
import { PartSelect } from "./part-select.tsx";
import { useRemoving } from "./use-removing.ts";

/** Putting right what was connected wrongly: another system, none, or not kept at all. */
export function MoveDisclosure({ disclosure, systems }: { readonly disclosure: DisclosureRecord; readonly systems: readonly SystemRecord[] }) {
  const { intake } = useWords();
  const { base, may } = useOrganization();
  const queries = useQueryClient();
  const path = `${base}/disclosures/${disclosure.id}`;
  const [picked, setPicked] = useState(disclosure.content.systemId ?? "");
  const [part, setPart] = useState(disclosure.content.part ?? null);
  const isSame = picked === (disclosure.content.systemId ?? "") && part === (disclosure.content.part ?? null);
  const [asked, setAsked] = useState<Confirmation | null>(null);
  const refresh = () => queries.invalidateQueries({ queryKey: [base] });
  const move = useMutation({ mutationFn: () => ask("PUT", `${path}/system`, { body: picked === "" ? { systemId: null } : { systemId: picked, part }, version: disclosure.version }), onSuccess: refresh });
  const remove = useRemoving(() => goTo("/workspace/intake"));
  if (!may("write")) return null;
  return (
    <details className="on-screen mt-2">
      <summary className="min-h-9 cursor-pointer content-center text-link underline">{intake.move}</summary>
      <ProblemNotice error={move.error ?? remove.error} />
      <div className="mt-2 flex flex-wrap items-end gap-3">
        <div className="min-w-60 grow">
          <SelectBox label={intake.system} value={picked} options={[{ value: "", label: intake.noSystem }, ...systems.map(({ id, content }) => ({ value: id, label: content.name }))]} onChange={setPicked} />
        </div>
        {picked === "" ? null : <PartSelect part={part} onChange={setPart} />}
        <Button variant="outline" isDisabled={isSame || part === ""} isPending={move.isPending} onPress={() => move.mutate()}>
          {intake.moveDo}
        </Button>
        <Button variant="text" isPending={remove.isPending} onPress={() => setAsked({ title: intake.remove, text: intake.removeSure, run: () => remove.mutate([disclosure]) })}>
          {intake.remove}
        </Button>
      </div>
      <ConfirmDialog asked={asked} onEnd={() => setAsked(null)} />
    </details>
  );
}
