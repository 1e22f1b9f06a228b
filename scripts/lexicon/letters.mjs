// Compiles dictionaries/en/letters.bin from dictionaries/en/lexicon.bin.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { compileLetters } from "../../dist/models/language/compile-letters.js";
import { letterWords } from "../../dist/models/lexicon/letter-words.js";
import { openLexicon } from "../../dist/models/lexicon/lexicon.js";
import { record } from "../checksums.mjs";

const folder = fileURLToPath(new URL("../../dictionaries/en/", import.meta.url));
const lexicon = openLexicon(readFileSync(`${folder}lexicon.bin`));
const { words, weights } = letterWords(lexicon);
const bytes = compileLetters(words, weights);
writeFileSync(`${folder}letters.bin`, bytes);
record(folder, "letters.bin", ["lexicon.bin"], []);
console.error(`letters.bin: ${words.length} words, ${bytes.length} bytes`);
