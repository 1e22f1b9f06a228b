import { describe, expect, it } from "vitest";
import { createLattice, NO_ID } from "../../src/candidates/lattice.js";
import { createPool } from "../../src/candidates/pool.js";
import { addKeepArc } from "../../src/candidates/propose.js";
import { createVocabulary, isAbbreviation, UNKNOWN } from "../../src/candidates/vocabulary.js";
import { compileLetters } from "../../src/models/language/compile-letters.js";
import { openLetters } from "../../src/models/language/letters.js";
import { ABBREVIATION, COMMON, NAME } from "../../src/models/lexicon/lexicon.js";
import { tinyModels, unitsOf } from "../tiny-models.js";

const letters = openLetters(compileLetters(["house", "hound", "sound"], [1, 1, 1]));
const { lexicon, language } = tinyModels([
  ["house", 70],
  ["minsk", 95, NAME],
  ["mr", 80, COMMON | ABBREVIATION],
]);
const vocabulary = createVocabulary(lexicon, letters, {
  own: [
    { word: "zyl", cost: 90 },
    { word: "barysau", cost: 110 },
    { word: "house", cost: 10 },
  ],
  seen: new Map([
    ["minsk", 0.01],
    ["barysau", 0.02],
    ["nowhere", 0.5],
  ]),
});
const find = (word: string): number => vocabulary.find(word, 0, word.length);

describe("the words of a document", () => {
  it("are the lexicon's and its own, in any case", () => {
    for (const word of ["house", "House", "HOUSE", "zyl", "Zyl", "Barysau", "BARYSAU"]) {
      expect(find(word), word).not.toBe(UNKNOWN);
      expect(vocabulary.textOf(find(word))).toBe(word.toLowerCase());
    }
    expect(find("barysaus")).toBe(UNKNOWN);
    expect(vocabulary.find("in Barysau.", 3, 10)).toBe(find("barysau"));
  });

  it("keep apart what is the lexicon's and what is its own", () => {
    expect(["house", "minsk", "zyl", "barysau"].map((word) => vocabulary.isOwn(find(word)))).toEqual([
      false,
      false,
      true,
      true,
    ]);
    // The lexicon's cost, not that which the document would give it.
    expect(["house", "zyl", "barysau"].map((word) => vocabulary.cost(find(word)))).toEqual([7, 9, 11]);
    expect(vocabulary.flags(find("barysau"))).toBe(NAME);
    expect(isAbbreviation(vocabulary, find("mr"))).toBe(true);
    expect(isAbbreviation(vocabulary, find("barysau"))).toBe(false);
    expect(isAbbreviation(vocabulary, UNKNOWN)).toBe(false);
  });

  it("can all be searched for, under the numbers by which they are found", () => {
    const entries = vocabulary.searched.flatMap(({ trie, firstEntry }) =>
      [...trie.entry].filter((entry) => entry >= 0).map((entry) => vocabulary.textOf(firstEntry + entry)),
    );
    expect(entries.sort()).toEqual(["barysau", "house", "minsk", "mr", "zyl"]);
  });
});

describe("a word on an arc", () => {
  const lattice = createLattice(unitsOf("house barysau minsk what", lexicon), createPool());
  ["house", "barysau", "minsk", "what"].forEach((word, unit) => {
    addKeepArc(lattice, vocabulary, unit, find(word), 17, 0);
  });

  it("carries its number in the language model, its cost, and how the document uses it", () => {
    const words = [0, 1, 2, 3].map((w) => [lattice.languageId[w], lattice.wordCost[w], lattice.seen[w]]);
    expect(words).toEqual([
      [language.idOf("house"), 7, 0],
      [NO_ID, 11, 0.02],
      [language.idOf("minsk"), 9.5, 0.01],
      [NO_ID, 17, 0],
    ]);
  });
});

describe("a word that nothing knows", () => {
  const cost = (word: string): number => vocabulary.unknownCost(word, 0, word.length);

  it("costs its letters, and more in lower case than as a name", () => {
    expect(cost("mouse") - cost("Mouse")).toBeCloseTo(6 - 2.5);
    expect(cost("mouse")).toBeCloseTo(6 + 0.85 * letters.cost("mouse", 0, 5));
    expect(cost("house")).toBeLessThan(cost("xqzvk"));
  });

  it("costs its length if it looks like an acronym", () => {
    expect(cost("XQZ")).toBeCloseTo(3 + 2.6 * 3);
    expect(cost("XqZ")).toBeCloseTo(3 + 2.6 * 3);
    expect(cost("XQZVKW")).toBeCloseTo(6 + 0.85 * letters.cost("XQZVKW", 0, 6));
  });
});
