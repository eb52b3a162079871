import { ListView } from "../parts/list/list-view.tsx";
import { useWords } from "../use-words.ts";
import type { RequestDetail } from "./request-records.ts";

const FORMAT = new Intl.DateTimeFormat("ja-JP", { timeZone: "Asia/Tokyo", dateStyle: "short", timeStyle: "short" });

/** What was asked and answered, when and by whom. */
export function RequestLog({ events }: Pick<RequestDetail, "events">) {
  const { detail } = useWords().requests;
  return (
    <section aria-labelledby="log" className="flex flex-col gap-3">
      <h2 id="log" className="text-std-22B-150">
        {detail.log}
      </h2>
      <ListView
        list="request-log"
        filterBy={["what", "who"]}
        isApart
        caption={detail.log}
        rows={events.toReversed()}
        keyOf={({ id }) => id}
        nameOf={({ content }) => detail.events[content.what]}
        empty={null}
        columns={[
          { id: "at", heading: detail.eventAt, text: ({ createdAt }) => FORMAT.format(Date.parse(createdAt)), order: ({ createdAt }) => createdAt, cell: ({ createdAt }) => FORMAT.format(Date.parse(createdAt)) },
          { id: "what", heading: detail.eventWhat, isRowHeading: true, text: ({ content }) => detail.events[content.what], cell: ({ content }) => detail.events[content.what] },
          { id: "who", heading: detail.eventWho, text: ({ content }) => content.who, cell: ({ content }) => content.who },
          { id: "text", heading: detail.eventText, text: ({ content }) => content.text ?? "", cell: ({ content }) => <span className="whitespace-pre-wrap">{content.text ?? ""}</span> },
        ]}
      />
    </section>
  );
}
