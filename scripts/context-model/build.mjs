// Compiles dictionaries/en/context-model.bin from the prose of the language model and prints how often the prose held out is told from its
// look-alikes. Arguments: paths of archives that are there already; the others are fetched. Needs some minutes.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import writeFileAtomic from "write-file-atomic";
import { identityOf } from "../../dist/binary/identity.js";
import { compileContext } from "../../dist/models/language/compile-context.js";
import { openContext } from "../../dist/models/language/context.js";
import { openNgramModel } from "../../dist/models/language/ngrams.js";
import { dataFolder, record } from "../checksums.mjs";
import { ARCHIVES, unpackInputs } from "../language-model/inputs.mjs";
import { readProse } from "../language-model/prose.mjs";
import { sentencesOf } from "../language-model/sentences.mjs";
import { random } from "../train/random.mjs";
import { evaluate } from "./evaluate.mjs";
import { lookalikesOf } from "./lookalikes.mjs";
import { train } from "./train.mjs";

/** The commonest words of the language model; of the others there is too little prose. */
const WORDS = 16384;
const DIMENSIONS = 80;
const REACH = 5;
const PASSES = 6;
const SEED = 1;
/** Share of the prose in the frequencies that words at random are drawn by; the rest is the language model's. */
const PROSE_SHARE = 0.7;

const TABLE = "confusions.visual.tsv";
const SOURCES = ["austen", "gutenberg", "moby", "sotu", "wordnet"];

const folder = dataFolder();
const archives = Object.fromEntries(SOURCES.map((name) => [name, ARCHIVES[name]]));
const languageBytes = readFileSync(join(folder, "language-model.bin"));
const language = openNgramModel(languageBytes);
const { sentenceStart: start, sentenceEnd: end } = language;
const vocabulary = Array.from({ length: WORDS }, (_, id) => language.wordOf(id));
const lookalikes = lookalikesOf(vocabulary, readFileSync(join(folder, TABLE), "utf8"));
const texts = readProse(unpackInputs(process.argv.slice(2), archives)).map(({ source, text, heldOut }) => ({
  source,
  heldOut,
  sentences: sentencesOf(text),
}));

const known = new Map(vocabulary.map((word, id) => [word, id]));
const idsOf = (sentence) => [start, ...sentence.map((word) => known.get(word) ?? WORDS), end];
const tokens = Int32Array.from(
  texts.filter(({ heldOut }) => !heldOut).flatMap(({ sentences }) => sentences.flatMap(idsOf)),
);
const counts = new Float64Array(WORDS);
for (const id of tokens) if (id < WORDS) counts[id]++;
const frequency = counts.map(
  (count, id) => (PROSE_SHARE * count) / tokens.length + (1 - PROSE_SHARE) * Math.exp(-language.cost(-1, -1, id)),
);
const weights = train({
  ...{ tokens, words: WORDS, start, end, frequency, lookalikes },
  ...{ dimensions: DIMENSIONS, reach: REACH, passes: PASSES, random: random(SEED) },
});
const bytes = compileContext(
  { ...weights, words: WORDS, dimensions: DIMENSIONS, reach: REACH },
  identityOf(languageBytes),
);
writeFileAtomic.sync(join(folder, "context-model.bin"), bytes);
record(folder, "context-model.bin", [TABLE, "language-model.bin"], Object.values(archives));
console.error(`context-model.bin: ${bytes.length} bytes`);

const context = openContext(bytes, identityOf(languageBytes));
for (const source of new Set(texts.filter(({ heldOut }) => heldOut).map((text) => text.source))) {
  const held = texts.filter((text) => text.heldOut && text.source === source).flatMap(({ sentences }) => sentences);
  const { places, byLanguage, byContext, byBoth, toldEnds } = evaluate(language, context, held, lookalikes);
  const percent = (share) => `${(100 * share).toFixed(2)}%`;
  console.error(
    `${source}: ${places} places, right by the language model ${percent(byLanguage)}, by this ${percent(byContext)}, by both ${percent(byBoth)}; ends of sentences ${percent(toldEnds)}`,
  );
}
