import type { FormVocabulary, Vocabulary } from "./vocabulary.ts";

const REMEMBERED = 5000;
const NONE: readonly FormVocabulary[] = [];

/** The forms whose title stands in a levelled text. A title that names both forms names neither. */
export function findTitleForms(level: string, vocabulary: Vocabulary): readonly FormVocabulary[] {
  if (level.length < 4) return NONE;
  const known = vocabulary.titleForms.get(level);
  if (known !== undefined) return known;
  const forms = lookThrough(level, vocabulary);
  if (vocabulary.titleForms.size >= REMEMBERED) vocabulary.titleForms.clear();
  if (level.length <= 160) vocabulary.titleForms.set(level, forms);
  return forms;
}

function lookThrough(level: string, vocabulary: Vocabulary): FormVocabulary[] {
  return vocabulary.forms.filter((form) => {
    if (form.titles.findIn(level) === null) return false;
    const stripped = form.notTitles.words.reduce((text, word) => text.replaceAll(word, ""), level);
    return form.titles.findIn(stripped) !== null;
  });
}

/** The forms whose short code stands alone in a name: `MDS`, `MDS(5.0)`, `回答_SDS`, never in `MDS2` or `MDSX`. */
export function findCodeForms(level: string, vocabulary: Vocabulary): FormVocabulary[] {
  return vocabulary.forms.filter((form) =>
    form.codes.some((code) => new RegExp(`(?<![a-z])${code}(?![a-z2])`).test(level)),
  );
}
