import type { CriteriaSet, Criterion, Localized } from "@kaiji/domain";
import { withoutEmpty } from "../without-empty.ts";
import { markup, markupLine } from "./markup.ts";
import { controlId, oscalToken } from "./oscal-token.ts";
import { KAIJI_NAMESPACE } from "./oscal-version.ts";
import { properties, property } from "./property.ts";
import type { SourceResources } from "./source-resources.ts";

/**
 * The criteria of a set for one form as objectives, so that a finding's `target-id` leads to what was asked.
 * An objective belongs to one control in OSCAL; the items of a composite row are all in its properties.
 */
export function objectivesOf(set: CriteriaSet, form: string, sources: SourceResources): object[] {
  const chapters = new Map(set.chapters.map((chapter) => [chapter.id, chapter.label]));
  return set.criteria
    .filter((criterion) => criterion.form === form)
    .map((criterion) => objectiveOf(criterion, chapters.get(criterion.chapter), sources));
}

function objectiveOf(criterion: Criterion, chapter: Localized | undefined, sources: SourceResources): object {
  const { id, label, dateRule } = criterion;
  return {
    "control-id": controlId(criterion.form, criterion.items[0]!),
    parts: [
      withoutEmpty({
        id: oscalToken(id),
        name: "assessment-objective",
        title: markupLine(label.ja),
        prose: markup(criterion.explanation.ja),
        props: [
          ...properties({
            criterion: id,
            "title-en": label.en,
            chapter: criterion.chapter,
            "chapter-label-ja": chapter?.ja,
            "chapter-label-en": chapter?.en,
            requires: criterion.requires,
            combine: criterion.combine,
            confidence: criterion.confidence,
            "date-rule-reference-on": dateRule?.referenceOn,
          }),
          ...criterion.items.map((number) => property("item", number)),
          ...sources.unlisted(criterion.provenance),
        ],
        links: sources.linksTo(criterion.provenance),
        parts: [
          ...partsOf("explanation", { ja: null, en: criterion.explanation.en }),
          ...partsOf("combine-because", criterion.combineBecause),
          ...partsOf("ask", criterion.ask),
          ...partsOf("alternative", criterion.alternative),
          ...partsOf("caution", criterion.caution),
          ...partsOf("date-rule-grace", dateRule?.grace),
          ...partsOf("date-rule-note", dateRule?.note),
        ],
      }),
    ],
  };
}

function partsOf(name: string, text: { readonly ja: string | null; readonly en: string } | null | undefined): object[] {
  if (text === null || text === undefined) return [];
  return (["ja", "en"] as const).flatMap((language) => {
    const prose = text[language];
    return prose === null ? [] : [{ name, ns: KAIJI_NAMESPACE, class: language, prose: markup(prose) }];
  });
}
