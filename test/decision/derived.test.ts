import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { derivation } from "../../src/decision/derived.js";

const LEXICON = new Set("fish happy stop make kind house boat known time of in".split(" "));
const isWord = (word: string): boolean => LEXICON.has(word);

describe("a word that no lexicon has", () => {
  it.each([
    ["fishless", 1, "a suffix"],
    ["makable", 1, "a suffix behind a lost e"],
    ["happily", 1, "another behind i for y"],
    ["happiness", 1, "a suffix behind i for y"],
    ["stopper", 1, "a letter doubled"],
    ["unkind", 1, "a prefix"],
    ["houseboat", 2, "a compound"],
    ["houseof", 0, "a part too short to tell"],
    ["hovse", 0, "nothing of the kind"],
    ["ing", 0, "a suffix alone"],
    ["", 0, "no word"],
  ])("%s: %i, %s", (word, expected) => {
    expect(derivation(word, isWord)).toBe(expected);
  });

  it("is never derived where there are no words", () => {
    fc.assert(fc.property(fc.string({ maxLength: 30 }), (word) => derivation(word, () => false) === 0));
  });
});
