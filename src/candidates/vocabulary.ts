import type { DocumentWords } from "../models/language/document-words.js";
import type { LetterModel } from "../models/language/letters.js";
import { ABBREVIATION, type Lexicon } from "../models/lexicon/lexicon.js";
import { buildTrie } from "../models/lexicon/trie.js";
import { LOWER_SHAPE, shapeOf, TITLE_SHAPE } from "../tokens/shape.js";
import { addWord, type Lattice, NO_ID } from "./lattice.js";
import { OWN_ENTRIES } from "./pool.js";
import type { SearchLexicon } from "./search.js";

/** Entry of a word that no lexicon has. */
export const UNKNOWN = -1;
const NOT_IN_MODEL = 0xffff;

/** What an unknown word costs besides its letters, by its shape: names are often unknown, common words seldom. Nats. */
const UNKNOWN_LOWER = 6;
const UNKNOWN_TITLE = 2.5;
const UNKNOWN_ACRONYM = 3;
const LETTER_WEIGHT = 0.85;
/** Per letter of an acronym, whose letters follow no model. */
const ACRONYM_LETTER = 2.6;
const LONGEST_ACRONYM = 5;

/** The words that a document may hold: the lexicon's, its own, and what unknown ones cost. */
export interface Vocabulary {
  readonly lexicon: Lexicon;
  readonly searched: readonly SearchLexicon[];
  /** Entry of a span, or UNKNOWN. */
  find(text: string, start: number, end: number): number;
  /** The same among the document's own words only. */
  findOwn(text: string, start: number, end: number): number;
  /** Is it a word of the document's own lexicon, or of its collection's? */
  isOwn(entry: number): boolean;
  /** Cost without context, nats. */
  cost(entry: number): number;
  flags(entry: number): number;
  /** In lower case, with its accents where they are known. */
  textOf(entry: number): string;
  unknownCost(text: string, start: number, end: number): number;
  /** Puts a word on the lattice's last arc; `unknown` is its cost if the entry is UNKNOWN. */
  put(lattice: Lattice, entry: number, unknown: number): void;
}

export function createVocabulary(lexicon: Lexicon, letters: LetterModel, words: DocumentWords): Vocabulary {
  // What is forbidden becomes no word by being repeated.
  const own = words.own
    .filter(({ word }) => lexicon.find(word) < 0 && !lexicon.forbids(word))
    .sort((a, b) => (a.word < b.word ? -1 : 1));
  const ownIndex = new Map(own.map(({ word }, index) => [word, index]));
  const searched: SearchLexicon[] = [...lexicon.parts];
  // Entries of a trie are numbered in node order, which is not the order of the words.
  const textOfOwn: string[] = [];
  const costOfOwn: number[] = [];
  if (own.length > 0) {
    const built = buildTrie(
      own.map(({ word }) => word),
      own.map(({ cost }) => cost),
    );
    const order = built.order;
    for (const index of order) {
      textOfOwn.push(own[index].word);
      costOfOwn.push(own[index].cost);
    }
    own.forEach((_, index) => {
      ownIndex.set(textOfOwn[index], index);
    });
    searched.push({ trie: built.trie, cost: Uint8Array.from(costOfOwn), firstEntry: OWN_ENTRIES });
  }
  const firstOwn = Math.min(OWN_ENTRIES, lexicon.firstCollected);
  const seen = new Map<number, number>();
  const find = (text: string, start: number, end: number): number => {
    const entry = lexicon.findUnits(text, start, end);
    return entry >= 0 ? entry : findOwn(text, start, end);
  };
  const findOwn = (text: string, start: number, end: number): number => {
    if (own.length === 0) return UNKNOWN;
    const index = ownIndex.get(text.slice(start, end).toLowerCase().replaceAll("’", "'"));
    return index === undefined ? UNKNOWN : OWN_ENTRIES + index;
  };
  for (const [word, probability] of words.seen) {
    const entry = find(word, 0, word.length);
    if (entry !== UNKNOWN) seen.set(entry, probability);
  }
  const unknownCost = (text: string, start: number, end: number): number => {
    const shape = shapeOf(text, start, end);
    let capitals = 0;
    for (let i = start; i < end; i++) if (text.charCodeAt(i) >= 65 && text.charCodeAt(i) <= 90) capitals++;
    const acronym = capitals >= 2 && end - start <= LONGEST_ACRONYM;
    const spelled = LETTER_WEIGHT * letters.cost(text, start, end);
    if (acronym && shape !== LOWER_SHAPE) return UNKNOWN_ACRONYM + Math.min(spelled, ACRONYM_LETTER * (end - start));
    return (shape === TITLE_SHAPE ? UNKNOWN_TITLE : UNKNOWN_LOWER) + spelled;
  };
  const cost = (entry: number): number =>
    (entry >= OWN_ENTRIES ? costOfOwn[entry - OWN_ENTRIES] : lexicon.cost[entry]) / 10;
  return {
    lexicon,
    searched,
    find,
    findOwn,
    isOwn: (entry) => entry >= firstOwn,
    cost,
    flags: (entry) => (entry >= OWN_ENTRIES ? 2 : lexicon.flags[entry]),
    textOf: (entry) => (entry >= OWN_ENTRIES ? textOfOwn[entry - OWN_ENTRIES] : lexicon.writtenOf(entry)),
    unknownCost,
    put(lattice, entry, unknown) {
      if (entry === UNKNOWN) addWord(lattice, UNKNOWN, NO_ID, unknown, 0);
      else {
        const id = entry >= OWN_ENTRIES ? NOT_IN_MODEL : lexicon.languageId[entry];
        addWord(lattice, entry, id === NOT_IN_MODEL ? NO_ID : id, cost(entry), seen.get(entry) ?? 0);
      }
    },
  };
}

export function isAbbreviation(vocabulary: Vocabulary, entry: number): boolean {
  return entry >= 0 && entry < OWN_ENTRIES && (vocabulary.lexicon.flags[entry] & ABBREVIATION) !== 0;
}
