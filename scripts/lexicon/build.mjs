// Compiles dictionaries/en/lexicon.bin. Arguments: paths of archives that are there already; the others are fetched.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { identityOf } from "../../dist/binary/identity.js";
import { openNgramModel } from "../../dist/models/language/ngrams.js";
import { compileLexicon } from "../../dist/models/lexicon/compile.js";
import { dataFolder, record } from "../checksums.mjs";
import { FETCHED, readLists, table } from "./sources.mjs";
import { englishWords } from "./words.mjs";

const folder = dataFolder();
const modelBytes = readFileSync(join(folder, "language-model.bin"));
const words = englishWords({
  ...readLists(process.argv.slice(2)),
  model: openNgramModel(modelBytes),
  old: table(join(folder, "old-spellings.tsv")),
  abbreviations: table(join(folder, "abbreviations.tsv")),
});
const bytes = compileLexicon(words, identityOf(modelBytes));
writeFileSync(join(folder, "lexicon.bin"), bytes);
record(folder, "lexicon.bin", ["abbreviations.tsv", "language-model.bin", "old-spellings.tsv"], Object.values(FETCHED));
console.error(`lexicon.bin: ${words.length} words, ${bytes.length} bytes`);
