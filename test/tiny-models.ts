import { buildLattice } from "../src/candidates/build.js";
import type { Facts } from "../src/candidates/facts.js";
import type { Lattice } from "../src/candidates/lattice.js";
import { createPool } from "../src/candidates/pool.js";
import { createProposer, type Proposer } from "../src/candidates/propose.js";
import { divide, entriesOf, type Units } from "../src/candidates/units.js";
import { createVocabulary, type Vocabulary } from "../src/candidates/vocabulary.js";
import { FEATURES } from "../src/decision/features.js";
import { JUDGED, openJudge } from "../src/decision/judge.js";
import type { DecisionModel } from "../src/decision/model.js";
import { decode } from "../src/decoder/beam.js";
import type { Decoded } from "../src/decoder/decoded.js";
import { type Channel, compileChannel } from "../src/models/channel/channel.js";
import { type Confusion, parseConfusions } from "../src/models/channel/confusion.js";
import { type Habits, noHabits } from "../src/models/channel/habits.js";
import { openPrint } from "../src/models/channel/print.js";
import { compileLetters } from "../src/models/language/compile-letters.js";
import { type ContextModel, UNFIT } from "../src/models/language/context.js";
import { type DocumentWords, NO_DOCUMENT_WORDS } from "../src/models/language/document-words.js";
import { type LetterModel, openLetters } from "../src/models/language/letters.js";
import { buildNgramModel } from "../src/models/language/ngram-writer.js";
import { type NgramModel, openNgramModel } from "../src/models/language/ngrams.js";
import { compileLexicon } from "../src/models/lexicon/compile.js";
import { COMMON, type Lexicon, NOT_IN_MODEL, openLexicon } from "../src/models/lexicon/lexicon.js";
import type { Models } from "../src/pipeline/models.js";
import type { Rewrite } from "../src/rules/rule.js";
import { numberForms } from "../src/tokens/forms.js";
import { parseFunctionWords } from "../src/tokens/function-words.js";
import { tokenize } from "../src/tokens/tokenize.js";
import { type NgramEntry, tablesOf } from "./models/language/ngram-entries.js";

/** A word of a lexicon made for one test: text, cost in tenths of nats (60), flags (COMMON). */
export type TinyWord = readonly [text: string, cost?: number, flags?: number];

export interface Tiny {
  readonly lexicon: Lexicon;
  readonly language: NgramModel;
  readonly letters: LetterModel;
  readonly vocabulary: Vocabulary;
}

/** A lexicon of a few words, numbered as a language model has them. */
export function tinyLexicon(words: readonly TinyWord[], language?: NgramModel): Lexicon {
  const entries = words.map(([text, cost = 60, flags = COMMON]) => {
    const id = language?.idOf(text) ?? -1;
    return { text, cost, flags, languageId: id < 0 ? NOT_IN_MODEL : id };
  });
  return openLexicon(compileLexicon(entries, 1), 1);
}

/** Every letter is as likely as every other: 3.35 nats each, and as much for the end of a word. */
const letters = openLetters(compileLetters([], []));

/** Models of a few words; unigrams of the language model are the lexicon's costs unless `entries` says more. */
export function tinyModels(
  words: readonly TinyWord[],
  entries: readonly NgramEntry[] = [],
  documentWords: DocumentWords = NO_DOCUMENT_WORDS,
): Tiny {
  const given = new Set(entries.map((entry) => entry.words));
  const unigrams = words
    .filter(([text]) => !given.has(text))
    .map(([text, cost = 60]) => ({ words: text, probability: Math.exp(-cost / 10) }));
  // As often as sentences of some twenty words make it.
  const end = given.has("</s>") ? [] : [{ words: "</s>", probability: 0.05 }];
  const language = openNgramModel(buildNgramModel(tablesOf([...unigrams, ...end, ...entries])));
  const lexicon = tinyLexicon(words, language);
  return { lexicon, language, letters, vocabulary: createVocabulary(lexicon, letters, documentWords) };
}

/** Confusions of a table written as `n>m 2.5`, or with its place, `>s 2.5 end`. */
function confusions(...rows: readonly string[]): Confusion[] {
  const lines = rows.map((row) => {
    const [, sides, cost, place = "any"] = /^(.*) ([\d.]+)(?: (start|end))?$/.exec(row)!;
    const at = sides.indexOf(">", sides.startsWith(">>") ? 1 : 0);
    return [sides.slice(0, at), sides.slice(at + 1), cost, place].join("\t");
  });
  return parseConfusions(lines.join("\n"), "test");
}

export function tinyChannel(rows: readonly string[], habits: Habits = noHabits(1)): Channel {
  return compileChannel(confusions(...rows), habits);
}

/** The units of a text, with no passage left alone. */
export function unitsOf(text: string, lexicon: Lexicon): Units {
  const tokens = tokenize(text);
  const forms = numberForms(tokens);
  return divide(tokens, forms, entriesOf(tokens, forms, lexicon), lexicon, new Uint8Array(tokens.count));
}

/** The texts of the units. */
export function unitTexts({ text, count, start, end }: Units): string[] {
  return Array.from({ length: count }, (_, u) => text.slice(start[u], end[u]));
}

/** The lattice of a text, with no passage left alone. */
export function latticeOf(
  text: string,
  { lexicon, vocabulary }: Tiny,
  channel: Channel,
  rewrites: readonly Rewrite[] = [],
): { lattice: Lattice; facts: Facts; proposer: Proposer } {
  const proposer = createProposer(createPool()).use(vocabulary, channel);
  return { ...buildLattice({ units: unitsOf(text, lexicon), vocabulary, channel, proposer, rewrites }), proposer };
}

/** What a rule of one's own asks for. */
export function rewriteOf(start: number, end: number, replacement: string, certain: boolean): Rewrite {
  return {
    start,
    end,
    replacement,
    action: "replace",
    alternatives: [],
    ruleId: "own/rule",
    class: "rule",
    confidence: 0.5,
    certain,
    reason: "",
  };
}

/** A text decoded. */
export function decodedOf(text: string, tiny: Tiny, channel: Channel): Decoded & { readonly facts: Facts } {
  const { lattice, facts, proposer } = latticeOf(text, tiny, channel);
  return { lattice, facts, proposer, path: decode(lattice, tiny.language), vocabulary: tiny.vocabulary, channel };
}

/** A context model that knows no word. */
const NO_CONTEXT: ContextModel = { reach: 1, fit: () => UNFIT };

/** Models for the pipeline, with a decision that gives every proposal the same confidence. */
export function pipelineModels(tiny: Tiny, rows: readonly string[], confidence = 0.9): Models {
  return {
    lexicon: tiny.lexicon,
    letters: tiny.letters,
    language: tiny.language,
    context: NO_CONTEXT,
    confusions: confusions(...rows),
    print: openPrint("n\t03f0\nm\t03f0 03f0\n", "glyphs.tsv"),
    functionWords: parseFunctionWords("word\tlanguages\nthe\ten\nof\ten\nle\tfr\n"),
    rules: [],
    judge: openJudge({ alone: evenForest(FEATURES, confidence), together: evenForest(JUDGED, confidence) }),
  };
}

/** A forest without trees. */
function evenForest(features: readonly string[], confidence: number): DecisionModel {
  return {
    version: 1,
    features,
    base: 0,
    feature: [],
    value: [],
    right: [],
    roots: [],
    calibration: [[0, confidence]],
  };
}
