import type { SavedViewContent } from "@kaiji/formats/api";
import { useState } from "react";
import { Form } from "react-aria-components";
import { Button } from "../../../parts/button.tsx";
import { ModalDialog } from "../../../parts/modal-dialog.tsx";
import type { ApiRecord } from "../../api/answers.ts";
import { useRecordChanges, useRecords } from "../../api/use-records.ts";
import { useOrganization } from "../../shell/organization.ts";
import { useWords } from "../../use-words.ts";
import { ProblemNotice } from "../problem-notice.tsx";
import { SelectBox } from "../select-box.tsx";
import { TextBox } from "../text-box.tsx";
import { WHOLE_LIST, listStateOf, queryOf, type ListState } from "./list-state.ts";

interface SavedViewsProps {
  /** Which list the views are of. */
  readonly list: string;
  readonly state: ListState;
  readonly onChoose: (state: ListState) => void;
}

/** Filters that somebody gave a name: choose one, keep the present one, or take one away. They are the organization's. */
export function SavedViews({ list, state, onChoose }: SavedViewsProps) {
  const words = useWords();
  const { may } = useOrganization();
  const views = useRecords<SavedViewContent>("saved-views");
  const changes = useRecordChanges<SavedViewContent>("saved-views");
  const [isNaming, setIsNaming] = useState(false);
  const [name, setName] = useState("");
  const own = (views.data as ApiRecord<SavedViewContent>[] | undefined)?.filter(({ content }) => content.list === list) ?? [];
  const query = queryOf(state);
  const current = own.find(({ content }) => content.query === query);
  const keep = async () => {
    await changes.add.mutateAsync({ list, name, query });
    setIsNaming(false);
    setName("");
  };
  if (own.length === 0 && (query === "" || !may("write"))) return null;
  return (
    <div className="flex flex-wrap items-end gap-2">
      {own.length === 0 ? null : (
        <div className="w-52">
          <SelectBox
            label={words.list.views}
            value={current?.id ?? ""}
            options={[{ value: "", label: words.list.noView }, ...own.map(({ id, content }) => ({ value: id, label: content.name }))]}
            onChange={(id) => onChoose(listStateOf(own.find((one) => one.id === id)?.content.query ?? "", WHOLE_LIST))}
          />
        </div>
      )}
      {may("write") && current === undefined && query !== "" ? (
        <Button variant="text" onPress={() => setIsNaming(true)}>
          {words.list.keepView}
        </Button>
      ) : null}
      {may("write") && current !== undefined ? (
        <Button variant="text" isPending={changes.remove.isPending} onPress={() => changes.remove.mutate(current)}>
          {words.list.removeView}
        </Button>
      ) : null}
      {isNaming ? (
        <ModalDialog title={words.list.keepView} isOpen onClose={() => setIsNaming(false)}>
          <Form
            className="flex flex-col gap-4"
            onSubmit={(event) => {
              event.preventDefault();
              // The list may stand in a form of its own.
              event.stopPropagation();
              void keep().catch(() => undefined);
            }}
          >
            <ProblemNotice error={changes.add.error} />
            <TextBox label={words.list.viewName} hint={words.list.viewHint} value={name} onChange={setName} isRequired />
            <div>
              <Button type="submit" isPending={changes.add.isPending}>
                {words.save}
              </Button>
            </div>
          </Form>
        </ModalDialog>
      ) : null}
    </div>
  );
}
