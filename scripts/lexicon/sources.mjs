// The word lists that the English lexicon is made of, as they stand in their packages.
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { expandHunspell } from "../../dist/models/lexicon/hunspell.js";
import { ARCHIVES, unpackInputs } from "../language-model/inputs.mjs";

/** What has to be fetched: the British dictionary serves for building only, the American one is a dependency. */
export const FETCHED = {
  scowl: ARCHIVES.scowl,
  "dictionary-en-gb": {
    file: "dictionary-en-gb-3.0.0.tgz",
    npm: "dictionary-en-gb@3.0.0",
    sha256: "67b3ac7f78c31408927b9e4e4f55bbd6a338ae6596a5c09bd937e471694fa218",
  },
};
const SCOWL_LEVELS = 70;
const CATEGORIES = "words|upper|proper-names|contractions|abbreviations";

/** The lists, read: `american` and `british` are arrays of words, `scowl` see below. `given`: paths of archives. */
export function readLists(given) {
  const folders = unpackInputs(given, FETCHED);
  return {
    american: hunspell(dirname(createRequire(import.meta.url).resolve("dictionary-en"))),
    british: hunspell(folders["dictionary-en-gb"]),
    scowl: scowl(join(folders.scowl, "usr/share/dict/scowl")),
  };
}

/**
 * Words of SCOWL, each with the lowest level that has it, and whether American lists have it, and British ones;
 * the lists of variants and of Canada and Australia say neither.
 */
function scowl(folder) {
  const words = new Map();
  for (const name of readdirSync(folder).sort()) {
    const parts = new RegExp(`^(.*)-(${CATEGORIES})\\.(\\d+)$`).exec(name);
    if (parts === null || parts[1] === "special" || Number(parts[3]) > SCOWL_LEVELS) continue;
    const american = /^(english|american)$/.test(parts[1]);
    const british = /^british/.test(parts[1]);
    const level = Number(parts[3]);
    for (const word of readFileSync(join(folder, name), "utf8").split("\n")) {
      if (word === "") continue;
      const row = words.get(word) ?? { word, level, american, british, category: parts[2] };
      words.set(word, {
        ...row,
        level: Math.min(level, row.level),
        american: american || row.american,
        british: british || row.british,
      });
    }
  }
  return [...words.values()];
}

/** Rows of a table beside the compiled files. */
export function table(path) {
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => line.split("\t"));
}

function hunspell(folder) {
  return expandHunspell(readFileSync(join(folder, "index.aff")), readFileSync(join(folder, "index.dic")));
}
