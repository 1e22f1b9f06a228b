// Compiles dictionaries/en/letters.bin from dictionaries/en/lexicon.bin.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compileLetters } from "../../dist/models/language/compile-letters.js";
import { letterWords } from "../../dist/models/lexicon/letter-words.js";
import { openLexicon } from "../../dist/models/lexicon/lexicon.js";
import { dataFolder, record } from "../checksums.mjs";

const folder = dataFolder();
const lexicon = openLexicon(readFileSync(join(folder, "lexicon.bin")));
const { words, weights } = letterWords(lexicon);
const bytes = compileLetters(words, weights);
writeFileSync(join(folder, "letters.bin"), bytes);
record(folder, "letters.bin", ["lexicon.bin"], []);
console.error(`letters.bin: ${words.length} words, ${bytes.length} bytes`);
