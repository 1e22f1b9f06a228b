import { KEEP, type Lattice, WHOLE } from "../candidates/lattice.js";
import type { Vocabulary } from "../candidates/vocabulary.js";
import { mayStandForWord, type Run, runAt } from "../candidates/whole-words.js";
import { type BestPath, endsSentence } from "../decoder/beam.js";
import type { Decoded } from "../decoder/decoded.js";
import { NO_WHOLE_READINGS, type WholeReading, type WholeReadings } from "../models/channel/whole-words.js";
import type { NgramModel } from "../models/language/ngrams.js";
import { COMMON, NOT_IN_MODEL } from "../models/lexicon/lexicon.js";
import { shapeOf, TITLE_SHAPE, UPPER_SHAPE } from "../tokens/shape.js";
import { type Likeness, likenessIn } from "./likeness.js";

/** A string must stand so often to be read by its places alone. */
const LEAST_TIMES = 3;
/** Places looked at, spread through the text. */
const MOST_PLACES = 24;
/** Places that tell which words are worth looking at in all of them, and how many words. */
const FIRST_PLACES = 8;
const PROMISING = 16;
/** Words commoner than this stand for themselves; nats. */
const STANDS_FOR_ITSELF = 8;
/** Words that a string may stand for are commoner than this; nats. */
const COMMON_WORD = 7.3;
/** Counting words stand where figures do. */
const NUMERALS = new Set(
  "one two three four five six seven eight nine ten hundred thousand million first second".split(" "),
);
/** Bounds of what one place may say for a word, nats: contexts are misread too. */
const LEAST_OF_PLACE = -3;
const MOST_OF_PLACE = 6;
/** Shares that a word may have in a string's places. */
const SHARES = [0.15, 0.4, 0.7, 0.95];
/** Words that are weighed against one another, and how often. */
const RIVALS = 6;
const ITERATIONS = 12;
/** A word must make the text likelier by so much, nats, */
const LEAST_GAIN = 10;
/** and more for a string that may be a name; its places must say so much alone. */
const NAME_GAIN = 6;
const LEAST_OF_PLACES = 5;
/** A word that has hardly a letter of the string must do still more, at half of its places; one that has most of them and does nearly as much rules it out. */
const UNLIKE_GAIN = 6;
const MUCH_LIKER = 6;
const NEARLY = 0.6;
/** It must stand for the word this often, and at this share of its places. */
const LEAST_COUNT = 2;
const LEAST_SHARE = 0.15;
const LEAST_SHARE_UNLIKE = 0.5;
/** The share of its places where the letters explain a string, from which on they are left to it. */
const EXPLAINED = 0.6;

/** A place of a string on the best path: language-model ids around it, −1 for none. */
interface Place {
  readonly first: number;
  readonly second: number;
  readonly next: number;
  readonly afterNext: number;
}

interface Form {
  readonly places: Place[];
  kept: number;
  /** Id of the word that it is as it stands, −1 for none. */
  readonly self: number;
  readonly name: boolean;
}

/**
 * Reads strings that recur in a document and that their letters do not explain by where they stand, as a cipher is read:
 * each place says of each common word how much likelier it is there than elsewhere, and the words that explain all
 * places best, by expectation–maximisation, are what the string stands for.
 */
export function decipher({ lattice, path, vocabulary, channel }: Decoded, language: NgramModel): WholeReadings {
  if (language.vocabularySize === 0) return NO_WHOLE_READINGS;
  const forms = formsOf(lattice, path, vocabulary, channel.digitHabit, language);
  const found = new Map<string, readonly WholeReading[]>();
  let likeness: Likeness | undefined;
  for (const [form, row] of forms) {
    const times = row.places.length;
    if (times < LEAST_TIMES || row.kept < (1 - EXPLAINED) * times) continue;
    likeness ??= likenessIn(channel);
    const readings = readForm(form, row, language, commonWords(language, vocabulary), likeness);
    if (readings.length > 0) found.set(form, readings);
  }
  if (found.size === 0) return NO_WHOLE_READINGS;
  const printed = printedTimes(lattice, path, language);
  for (const [form, readings] of found)
    found.set(
      form,
      readings.map((reading) => ({ ...reading, of: reading.count + (printed.get(reading.word) ?? 0) })),
    );
  return found;
}

function formsOf(
  lattice: Lattice,
  path: BestPath,
  vocabulary: Vocabulary,
  digits: boolean,
  language: NgramModel,
): Map<string, Form> {
  const { units } = lattice;
  const forms = new Map<string, Form>();
  const forThemselves = new Set<string>();
  for (let i = 0; i < path.length; i++) {
    const run = runAt(units, path.nodes[i]);
    if (run === undefined || !mayStandForWord(units, run)) continue;
    let last = i;
    while (last < path.length && lattice.to[path.arcs[last]] < run.to) last++;
    if (last === path.length || lattice.to[path.arcs[last]] !== run.to) continue;
    const text = units.text.slice(run.start, run.end);
    if (forThemselves.has(text)) continue;
    let form = forms.get(text);
    if (form === undefined) {
      form = createForm(text, run, lattice, vocabulary, digits);
      if (form === undefined) {
        forThemselves.add(text);
        continue;
      }
      forms.set(text, form);
    }
    let keeps = true;
    for (let k = i; k <= last; k++) {
      const kind = lattice.kind[path.arcs[k]];
      if (kind !== KEEP && kind !== WHOLE) keeps = false;
    }
    // A reading that leaves marks of the string standing has not explained them.
    if (keeps || lattice.end[path.arcs[last]] < run.end) form.kept++;
    form.places.push(placeAt(lattice, path, i, last, language));
  }
  return forms;
}

const FIGURES = /^\d+$/;
const ORDINAL = /^\d+(?:st|nd|rd|th|d)$/i;
const ODD = /[^\p{L}'’-]/u;

/** Known words longer than this stand for themselves. */
const LONGEST_KNOWN = 2;
/** A function of something: OUT(Ri. */
const FUNCTION_OF = /^\p{Lu}{2,}\(\p{L}/u;
/** A word and the colon behind it. */
const MARKED_WORD = /^\p{L}+:$/u;

/** Undefined for a string that stands for itself. */
function createForm(
  text: string,
  { from, to, start, end }: Run,
  { units }: Lattice,
  vocabulary: Vocabulary,
  digits: boolean,
): Form | undefined {
  const shape = shapeOf(units.text, start, end);
  const odd = ODD.test(text);
  if (FIGURES.test(text) && (!digits || text.length > 3)) return undefined;
  if (ORDINAL.test(text) || FUNCTION_OF.test(text)) return undefined;
  if (!odd && shape === UPPER_SHAPE) return undefined;
  if (text === "a" || text === "A" || text === "I") return undefined;
  if (MARKED_WORD.test(text) && to === from + 1 && vocabulary.find(units.text, start, units.end[from]) >= 0)
    return undefined;
  const whole = to === from + 1 && units.start[from] === start && units.end[from] === end;
  const entry = whole && text.length > 1 ? vocabulary.find(units.text, start, end) : -1;
  if (entry >= 0 && (vocabulary.cost(entry) < STANDS_FOR_ITSELF || text.length > LONGEST_KNOWN)) return undefined;
  const id = entry >= 0 && !vocabulary.isOwn(entry) ? vocabulary.lexicon.languageId[entry] : NOT_IN_MODEL;
  return { places: [], kept: 0, self: id === NOT_IN_MODEL ? -1 : id, name: !odd && shape === TITLE_SHAPE };
}

function placeAt(lattice: Lattice, path: BestPath, index: number, last: number, language: NgramModel): Place {
  const behind: number[] = [];
  if (endsSentence(lattice, path.arcs[last])) behind.push(language.sentenceEnd);
  else
    for (let i = last + 1; i < path.length && behind.length < 2; i++) {
      const arc = path.arcs[i];
      const from = lattice.wordStart[arc];
      for (let word = from; word < from + lattice.wordCount[arc]; word++) behind.push(lattice.languageId[word]);
      if (behind.length < 2 && endsSentence(lattice, arc)) behind.push(language.sentenceEnd);
    }
  const [next = -1, afterNext = -1] = behind;
  return { first: path.first[index], second: path.second[index], next, afterNext };
}

/** How much likelier a word is at a place than elsewhere, nats. */
function suits(language: NgramModel, { first, second, next, afterNext }: Place, word: number): number {
  let nats = second < 0 ? 0 : language.cost(-1, -1, word) - language.cost(first, second, word);
  if (next >= 0 && nats > LEAST_OF_PLACE - MOST_OF_PLACE) {
    nats += language.cost(-1, -1, next) - language.cost(second, word, next);
    if (afterNext >= 0 && next !== language.sentenceEnd)
      nats += language.cost(-1, next, afterNext) - language.cost(word, next, afterNext);
  }
  return Math.min(MOST_OF_PLACE, Math.max(LEAST_OF_PLACE, nats));
}

interface Rival {
  readonly word: number;
  readonly odds: Float64Array;
  readonly gain: number;
  /** What the letters say of it, nats. */
  readonly like: number;
}

function readForm(
  text: string,
  form: Form,
  language: NgramModel,
  words: readonly number[],
  likeness: Likeness,
): WholeReading[] {
  const places = spread(form.places, MOST_PLACES);
  const odds = (word: number, at: readonly Place[]): Float64Array =>
    Float64Array.from(at, (place) => Math.exp(suits(language, place, word)));
  const keptAt = (at: readonly Place[]): Float64Array =>
    form.self < 0 ? new Float64Array(at.length).fill(1) : odds(form.self, at);
  const kept = keptAt(places);
  // A few places tell which words are worth looking at in all.
  const few = spread(places, FIRST_PLACES);
  const keptAtFew = keptAt(few);
  const promising =
    few.length === places.length
      ? words
      : words
          .map((word) => ({ word, gain: gainOf(odds(word, few), keptAtFew) }))
          .sort((a, b) => b.gain - a.gain || a.word - b.word)
          .slice(0, PROMISING)
          .map(({ word }) => word);
  const rivals: Rival[] = [];
  for (const word of promising) {
    if (word === form.self) continue;
    const likelier = odds(word, places);
    const ofPlaces = gainOf(likelier, kept);
    if (ofPlaces < LEAST_OF_PLACES) continue;
    const like = likeness(text, language.wordOf(word));
    const gain = ofPlaces + like;
    if (rivals.length === RIVALS && gain <= rivals[RIVALS - 1].gain) continue;
    if (rivals.length === RIVALS) rivals.pop();
    const at = rivals.findIndex((rival) => rival.gain < gain);
    rivals.splice(at < 0 ? rivals.length : at, 0, { word, odds: likelier, gain, like });
  }
  const likely = rivals.filter(({ gain, like }) => {
    if (form.name && like < 0) return false;
    const least = LEAST_GAIN + (form.name ? NAME_GAIN : 0) + (like < 0 ? UNLIKE_GAIN : 0);
    return gain >= least && !rivals.some((rival) => rival.like > like + MUCH_LIKER && rival.gain >= NEARLY * gain);
  });
  const counts = expectedCounts(likely, kept);
  return likely.flatMap(({ word, like }, i) => {
    const share = counts[i] / places.length;
    const count = share * form.places.length;
    return count >= LEAST_COUNT && share >= (like < 0 ? LEAST_SHARE_UNLIKE : LEAST_SHARE)
      ? [{ word: language.wordOf(word), count, of: 0 }]
      : [];
  });
}

/** At most so many of a list, at equal distances. */
function spread<T>(list: readonly T[], most: number): readonly T[] {
  const step = Math.ceil(list.length / most);
  return step <= 1 ? list : list.filter((_, i) => i % step === 0);
}

/** What a word adds at its best share, nats. */
function gainOf(odds: Float64Array, kept: Float64Array): number {
  let best = 0;
  for (const share of SHARES) {
    let gain = 0;
    for (let i = 0; i < odds.length; i++) gain += Math.log(1 - share + (share * odds[i]) / kept[i]);
    best = Math.max(best, gain);
  }
  return best;
}

/** At how many places each rival is expected, all weighed against one another and against leaving the string. */
function expectedCounts(rivals: readonly Rival[], kept: Float64Array): Float64Array {
  const counts = new Float64Array(rivals.length);
  // Places that do not tell two words apart leave them at the shares that their letters give them.
  const shares = Float64Array.from(rivals, ({ like }) => Math.exp(like));
  const all = shares.reduce((sum, share) => sum + share, 0);
  for (let r = 0; r < rivals.length; r++) shares[r] *= 0.5 / all;
  let left = 0.5;
  for (let round = 0; round < ITERATIONS; round++) {
    counts.fill(0);
    let keptCount = 0;
    for (let i = 0; i < kept.length; i++) {
      let sum = left * kept[i];
      for (let r = 0; r < rivals.length; r++) sum += shares[r] * rivals[r].odds[i];
      keptCount += (left * kept[i]) / sum;
      for (let r = 0; r < rivals.length; r++) counts[r] += (shares[r] * rivals[r].odds[i]) / sum;
    }
    // A word that only a place or two ask for is given up for those that many do.
    let all = keptCount + 0.5;
    for (let r = 0; r < rivals.length; r++) all += shares[r] = Math.max(1e-6, counts[r] - 0.3);
    for (let r = 0; r < rivals.length; r++) shares[r] /= all;
    left = (keptCount + 0.5) / all;
  }
  return counts;
}

const commonOf = new WeakMap<NgramModel, readonly number[]>();

/** Ids of the words that a string may stand for. */
function commonWords(language: NgramModel, vocabulary: Vocabulary): readonly number[] {
  let words = commonOf.get(language);
  if (words === undefined) {
    const ids: number[] = [];
    for (let id = 0; id < Math.min(1000, language.vocabularySize); id++) {
      const word = language.wordOf(id);
      if (id === language.sentenceEnd || id === language.sentenceStart || NUMERALS.has(word)) continue;
      if (language.cost(-1, -1, id) > COMMON_WORD || !/^(?:[ai]|[a-z]{2,})$/.test(word)) continue;
      const entry = vocabulary.find(word, 0, word.length);
      if (entry >= 0 && vocabulary.flags(entry) & COMMON) ids.push(id);
    }
    words = ids;
    commonOf.set(language, words);
  }
  return words;
}

function printedTimes(lattice: Lattice, path: BestPath, language: NgramModel): Map<string, number> {
  const times = new Map<string, number>();
  for (let i = 0; i < path.length; i++) {
    const arc = path.arcs[i];
    if (lattice.kind[arc] === WHOLE) continue;
    const from = lattice.wordStart[arc];
    for (let word = from; word < from + lattice.wordCount[arc]; word++) {
      const id = lattice.languageId[word];
      if (id < 0) continue;
      const text = language.wordOf(id);
      times.set(text, (times.get(text) ?? 0) + 1);
    }
  }
  return times;
}
