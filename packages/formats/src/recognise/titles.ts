import type { FormVocabulary, Vocabulary } from "./vocabulary.ts";
import { WordMemory } from "./word-memory.ts";

const NONE: readonly FormVocabulary[] = [];

/** The forms whose title stands in a levelled text. A title that names both forms names neither. */
export function findTitleForms(level: string, vocabulary: Vocabulary): readonly FormVocabulary[] {
  return level.length < 4 ? NONE : titleForms.of(level, vocabulary);
}

const titleForms = new WordMemory((level, vocabulary): readonly FormVocabulary[] => {
  const forms = vocabulary.forms.filter((form) => {
    if (form.titles.findIn(level) === null) return false;
    const stripped = form.notTitles.words.reduce((text, word) => text.replaceAll(word, ""), level);
    return form.titles.findIn(stripped) !== null;
  });
  return forms.length === 0 ? NONE : forms;
});

/** The forms whose short code stands alone in a name: `MDS`, `MDS(5.0)`, `回答_SDS`, never in `MDS2` or `MDSX`. */
export function findCodeForms(level: string, vocabulary: Vocabulary): readonly FormVocabulary[] {
  return codeForms.of(level, vocabulary);
}

const codeForms = new WordMemory((level, vocabulary): readonly FormVocabulary[] =>
  vocabulary.forms.filter((form) => form.codes.some((code) => new RegExp(`(?<![a-z])${code}(?![a-z2])`).test(level))),
);
