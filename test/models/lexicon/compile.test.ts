import { expect, it } from "vitest";
import { DataFileError } from "../../../src/binary/data-file-error.js";
import { compileLexicon } from "../../../src/models/lexicon/compile.js";
import { COMMON, MIXED, NAME, NOT_IN_MODEL, openLexicon, RARE } from "../../../src/models/lexicon/lexicon.js";

const WORDS = [
  { text: "tine", cost: 150, flags: COMMON | RARE, languageId: NOT_IN_MODEL },
  { text: "time", cost: 61, flags: COMMON, languageId: 7 },
  { text: "Résumé", cost: 140, flags: NAME, languageId: NOT_IN_MODEL },
  { text: "resume", cost: 120, flags: COMMON, languageId: 9 },
  { text: "x-ray", cost: 120, flags: COMMON, languageId: 3 },
  { text: "McKay", cost: 999, flags: MIXED, languageId: 65000 },
];

it("opens with each word's cost, flags and number", () => {
  const lexicon = openLexicon(compileLexicon(WORDS, 0xfedcba98), 0xfedcba98);
  const row = (word: string) => {
    const entry = lexicon.find(word);
    return [lexicon.textOf(entry), lexicon.cost[entry], lexicon.flags[entry], lexicon.languageId[entry]];
  };
  expect(lexicon.cost).toHaveLength(4);
  expect(row("TINE")).toEqual(["tine", 150, COMMON | RARE, NOT_IN_MODEL]);
  expect(row("time")).toEqual(["time", 61, COMMON, 7]);
  expect(row("mckay")).toEqual(["mckay", 255, MIXED, 65000]);
  expect(row("résumé")).toEqual(["resume", 120, COMMON | NAME, 9]);
  expect(lexicon.find("x-ray")).toBe(-1);
  expect(lexicon.languageModelIdentity).toBe(0xfedcba98);
});

it("gives the same bytes for the same words", () => {
  expect(compileLexicon(WORDS, 1)).toEqual(compileLexicon(WORDS, 1));
});

it("goes with any language model if it has no numbers of one", () => {
  expect(openLexicon(compileLexicon([WORDS[0]], 0), 12345).find("tine")).toBe(0);
});

it("refuses a file that is cut short, wherever", () => {
  const bytes = compileLexicon(WORDS, 1);
  for (let length = 0; length < bytes.length; length++) {
    expect(() => openLexicon(bytes.subarray(0, length))).toThrow(DataFileError);
  }
});

it("refuses a damaged trie as a damaged file", () => {
  const bytes = compileLexicon(WORDS, 1);
  // The first section is the masks; the root's is its first number.
  const row = new DataView(bytes.buffer).getUint32(32 + 16, true);
  bytes[row] ^= 4;
  expect(() => openLexicon(bytes)).toThrow(DataFileError);
});
