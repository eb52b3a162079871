import { levelText } from "./level-text.ts";
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

/** What a cell's text has of a title. */
export interface TitleWords {
  readonly forms: readonly FormVocabulary[];
  /** It may be the end of a title that is cut into the cells of a row. */
  readonly endsLikeTitle: boolean;
}

/** Looks for titles in a text as it stands in its cell. */
export function findTitleWords(text: string, vocabulary: Vocabulary): TitleWords {
  return titleWords.of(text, vocabulary);
}

const NO_TITLE: TitleWords = { forms: NONE, endsLikeTitle: false };

const titleWords = new WordMemory((text, vocabulary): TitleWords => {
  const forms = findTitleForms(levelText(text), vocabulary);
  const endsLikeTitle = vocabulary.endsLikeTitle(text);
  return forms.length === 0 && !endsLikeTitle ? NO_TITLE : { forms, endsLikeTitle };
});

/** The forms whose short code stands alone in a name: `MDS`, `MDS(5.0)`, `回答_SDS`, never in `MDS2` or `MDSX`. */
export function findCodeForms(level: string, vocabulary: Vocabulary): readonly FormVocabulary[] {
  return codeForms.of(level, vocabulary);
}

const codeForms = new WordMemory((level, vocabulary): readonly FormVocabulary[] =>
  vocabulary.forms.filter((form) => form.codes.some((code) => new RegExp(`(?<![a-z])${code}(?![a-z2])`).test(level))),
);
