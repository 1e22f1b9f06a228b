// Compiles dictionaries/en/language-model.bin and prints what it foretells of the prose held out. Arguments: paths of
// archives that are there already (the others are fetched); --alone measures the large model without the prose, and
// writes nothing. Needs 2 GB of memory and half a minute.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import writeFileAtomic from "write-file-atomic";
import { buildNgramModel } from "../../dist/models/language/ngram-writer.js";
import { openNgramModel } from "../../dist/models/language/ngrams.js";
import { dataFolder, record } from "../checksums.mjs";
import { count } from "./counts.mjs";
import { evaluate } from "./evaluate.mjs";
import { ARCHIVES, unpackInputs } from "./inputs.mjs";
import { mix } from "./mix.mjs";
import { readProse } from "./prose.mjs";
import { prune } from "./prune.mjs";
import { rank, tables } from "./rank.mjs";
import { sentencesOf } from "./sentences.mjs";
import { modelOf, parseSphinx } from "./sphinx.mjs";
import { chooseVocabulary, renamer, wordList } from "./vocabulary.mjs";

const SIZE = 65535;
/** Share of the prose in the mixture. More foretells old prose better and modern prose worse. */
const SHARE = 0.3;
/** For 11 MB in all; bigrams are worth more than trigrams. */
const BIGRAM_THRESHOLD = 1.5e-8;
const TRIGRAM_THRESHOLD = 2.8e-8;

const alone = process.argv.includes("--alone");
const folders = unpackInputs(process.argv.slice(2).filter((argument) => argument !== "--alone"));
const sphinx = parseSphinx(readFileSync(join(folders.sphinx, "usr/share/pocketsphinx/model/en-us/en-us.lm.bin")));
const rename = renamer(sphinx.words);
const renamed = sphinx.words.map(rename);
const frequencies = new Map(renamed.map((word, index) => [word, sphinx.probabilities[index]]));
frequencies.delete(undefined);

const texts = readProse(folders).map(({ source, text, heldOut }) => ({
  source,
  heldOut,
  sentences: sentencesOf(text),
}));
const learned = texts.filter(({ heldOut }) => !heldOut);
const share = alone ? 0 : SHARE;
const vocabulary = chooseVocabulary(frequencies, alone ? [] : learned, wordList(folders.scowl), share, SIZE);
const ids = new Map(vocabulary.words.map((word, id) => [word, id]));
const large = modelOf(
  sphinx,
  renamed.map((word) => ids.get(word) ?? -1),
  vocabulary.largeSize,
);
const whole = alone
  ? { ...vocabulary, ...large }
  : mix(
      large,
      count(
        learned.flatMap(({ sentences }) => sentences),
        vocabulary,
      ),
      vocabulary,
      share,
    );
const bytes = buildNgramModel(tables(rank(prune(whole, BIGRAM_THRESHOLD, TRIGRAM_THRESHOLD))));

if (!alone) {
  const folder = dataFolder();
  writeFileAtomic.sync(join(folder, "language-model.bin"), bytes);
  record(folder, "language-model.bin", [], Object.values(ARCHIVES));
}
console.error(`language-model.bin: ${bytes.length} bytes`);
const model = openNgramModel(bytes);
for (const source of new Set(texts.filter(({ heldOut }) => heldOut).map((text) => text.source))) {
  const held = texts.filter((text) => text.heldOut && text.source === source).flatMap(({ sentences }) => sentences);
  const { words, perplexity, unknown } = evaluate(model, held);
  console.error(
    `${source}: ${words} words, perplexity ${perplexity.toFixed(0)}, unknown ${(100 * unknown).toFixed(2)}%`,
  );
}
