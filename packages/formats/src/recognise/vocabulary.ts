import type { Answer, BasicField, FormDescription, FormId, ItemNumber, Library } from "@kaiji/domain";
import { TextMemory } from "../text-memory.ts";
import { levelText } from "./level-text.ts";
import { WordList } from "./word-list.ts";

/** A form's words and numbers, ready for comparing. */
export interface FormVocabulary {
  readonly form: FormId;
  readonly description: FormDescription;
  readonly titles: WordList;
  readonly notTitles: WordList;
  readonly codes: readonly string[];
  readonly fieldLabels: Readonly<Record<BasicField, WordList>>;
  /** Numbers of any edition. */
  readonly known: ReadonlySet<string>;
}

/** The library's words for reading, levelled once. */
export interface Vocabulary {
  readonly library: Library;
  readonly forms: readonly FormVocabulary[];
  /** By item number, the forms that have it: places in `forms`. */
  readonly formsOf: ReadonlyMap<ItemNumber, readonly number[]>;
  /** A form's code in front of a header: MDS項番 is 項番. */
  readonly codeAtStart: RegExp;
  /** Item numbers of forms that number otherwise than by digits and points; `null` when there is no such form. */
  readonly numbering: RegExp | null;
  readonly answerOf: ReadonlyMap<string, Answer>;
  /** What was found out about texts with these words (`WordMemory`). */
  readonly memories: Map<object, unknown>;
  readonly answerWords: readonly { readonly word: string; readonly answer: Answer }[];
  /** Whether a cell is the label of a basic field of any form. */
  isFieldLabel(text: string): boolean;
  /** Whether the last letters of some form's title stand in a text: cheap to ask of every cell. */
  endsLikeTitle(text: string): boolean;
  readonly on: ReadonlySet<string>;
  readonly off: ReadonlySet<string>;
  readonly headers: Readonly<Record<keyof Library["reading"]["headers"], WordList>>;
  readonly sheets: Readonly<Record<keyof Library["reading"]["sheets"], WordList>>;
}

const cache = new WeakMap<Library, Vocabulary>();

/** The vocabulary of a library; made once per library. */
export function vocabularyOf(library: Library): Vocabulary {
  const cached = cache.get(library);
  if (cached !== undefined) return cached;
  const made = makeVocabulary(library);
  cache.set(library, made);
  return made;
}

function makeVocabulary(library: Library): Vocabulary {
  const { reading } = library;
  const labels = new Set(library.forms.flatMap((form) => Object.values(form.fieldLabels).flat().map(bareLabel)));
  const titleEnds = [...new Set(library.forms.flatMap((form) => form.titles.map((title) => title.slice(-2))))];
  const fieldLabels = new TextMemory((text) => labelReadings(text).some((label) => labels.has(label)));
  const answerWords = (["yes", "no", "na"] as const)
    .flatMap((answer) => reading.answers[answer].map((word) => ({ word: bare(levelText(word)), answer })))
    .toSorted((a, b) => b.word.length - a.word.length);
  const forms = library.forms.map((description) => ({
      form: description.form,
      description,
      titles: new WordList(description.titles),
      notTitles: new WordList(description.notTitles),
      codes: description.codes.map(levelText),
      fieldLabels: mapValues(description.fieldLabels, (words) => new WordList(words.map(bareLabel))),
      known: new Set(
        library.catalogs.filter((c) => c.form === description.form).flatMap((c) => c.items.map((item) => item.number)),
      ),
    }));
  return {
    library,
    forms,
    formsOf: formsByNumber(forms),
    numbering: numberingOf(library),
    codeAtStart: new RegExp(`^(?:${library.forms.flatMap((form) => form.codes.map(levelText)).join("|") || "(?!)"})`),
    isFieldLabel: (text) => fieldLabels.of(text),
    answerOf: new Map(answerWords.map(({ word, answer }) => [word, answer])),
    endsLikeTitle: (text) => titleEnds.some((end) => text.includes(end)),
    memories: new Map(),
    answerWords,
    on: new Set(reading.marks.on.flatMap((mark) => [mark, levelText(mark)])),
    off: new Set(reading.marks.off.flatMap((mark) => [mark, levelText(mark)])),
    headers: mapValues(reading.headers, (words) => new WordList(words)),
    sheets: mapValues(reading.sheets, (words) => new WordList(words)),
  };
}

function formsByNumber(forms: readonly FormVocabulary[]): Map<ItemNumber, number[]> {
  const byNumber = new Map<ItemNumber, number[]>();
  forms.forEach(({ known }, i) => {
    for (const number of known) {
      const places = byNumber.get(number);
      if (places === undefined) byNumber.set(number, [i]);
      else places.push(i);
    }
  });
  return byNumber;
}

function numberingOf({ forms }: Library): RegExp | null {
  const patterns = forms.flatMap(({ numbering }) => (numbering === undefined ? [] : [numbering]));
  return patterns.length === 0 ? null : new RegExp(`^(?:${patterns.join("|")})$`);
}

function mapValues<K extends string, A, B>(record: Readonly<Record<K, A>>, map: (value: A) => B): Record<K, B> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value as A)])) as Record<K, B>;
}

const PUNCTUATION = /[\s.,:;。、・「」『』()[\]【】<>〈〉*※]/;

/** Levelled text without punctuation at its ends. */
export function bare(level: string): string {
  if (level === "" || !(PUNCTUATION.test(level[0]!) || PUNCTUATION.test(level.at(-1)!))) return level;
  return level.replaceAll(/^[\s.,:;。、・「」『』()[\]【】<>〈〉*※]+|[\s.,:;。、・「」『』()[\]【】<>〈〉*※]+$/g, "");
}

/** What a label may say: the whole of it, and each part where it is given in two languages (`作成日 / Date`). */
export function labelReadings(text: string): readonly string[] {
  return readingsOfLabels.of(text);
}

const readingsOfLabels = new TextMemory<readonly string[]>((text) => splitReadings(text));

function splitReadings(text: string): string[] {
  const parts = text.split(/[/／\n()（）|]/).map(bareLabel).filter((part) => part !== "");
  return parts.length > 1 ? [bareLabel(text), ...parts] : parts;
}

/** A label without colons, brackets and points anywhere: `作成日：` and `（作成日）` are 作成日. */
export function bareLabel(text: string): string {
  return levelText(text).replaceAll(/[:：()[\]【】<>「」『』*※■□◆◇●○・.。、]/g, "");
}
