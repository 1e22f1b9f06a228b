import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { openNgramModel } from "../../../src/models/language/ngrams.js";

const folder = new URL("../../../dictionaries/en/", import.meta.url);
const bytes = readFileSync(new URL("language-model.bin", folder));
const model = openNgramModel(bytes);
const id = (word: string): number => {
  const found = model.idOf(word);
  if (found < 0) throw new Error(`"${word}" is not in the model`);
  return found;
};

describe("the English language model", () => {
  // It is made from archives that are not in the repository: `npm run data:verify` fetches them and rebuilds.
  test("is what was compiled, from the archives that its script names", () => {
    const script = readFileSync(new URL("../../scripts/language-model/inputs.mjs", folder), "utf8");
    const sums = JSON.parse(readFileSync(new URL("checksums.json", folder), "utf8"));
    const { sha256, inputs } = sums["language-model.bin"] as { sha256: string; inputs: Record<string, string> };
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(sha256);
    expect(Object.keys(inputs).length).toBe(script.match(/file: "/g)?.length);
    for (const [file, sum] of Object.entries(inputs)) {
      const at = script.indexOf(`file: "${file}"`);
      expect(script.indexOf(`sha256: "${sum}"`, at)).toBeGreaterThan(at);
    }
  });

  test("is undamaged and at most 11 MB", () => {
    expect(() => model.verify()).not.toThrow();
    expect(bytes.length).toBeLessThanOrEqual(11_000_000);
  });

  // Eight-bit codes and pruning keep the sums from being 1 exactly.
  test.each([
    [""],
    ["the"],
    ["<s>"],
    ["connexion"],
    ["of the"],
    ["united states"],
    ["<s> the"],
    ["it is"],
    ["in order"],
    ["she was"],
  ])('has probabilities after "%s" that sum to 1', (history) => {
    const [second = -1, first = -1] = history === "" ? [] : history.split(" ").map(id).reverse();
    let sum = 0;
    for (let word = 1; word < model.vocabularySize; word++) sum += Math.exp(-model.cost(first, second, word));
    expect(sum).toBeGreaterThan(0.97);
    expect(sum).toBeLessThan(1.02);
  });

  test("numbers words by falling frequency, in the form that tokens have", () => {
    expect(model.vocabularySize).toBe(65535);
    const seen = new Set<string>();
    for (let word = 1; word < model.vocabularySize; word++) {
      if (word > 1) expect(model.cost(-1, -1, word)).toBeGreaterThanOrEqual(model.cost(-1, -1, word - 1));
      if (word !== model.sentenceEnd) expect(model.wordOf(word)).toMatch(/^[a-z]+('[a-z]+)*$/);
      seen.add(model.wordOf(word));
    }
    expect(seen.size).toBe(65534);
  });

  test.each([
    ["the united", "states", "stales"],
    ["out of", "the", "tie"],
    ["to be", "sure", "sane"],
    ["the house of", "commons", "common"],
    ["per", "cent", "cant"],
    ["i beg your", "pardon", "garden"],
  ])("foretells after %s: %s rather than %s", (history, right, wrong) => {
    const [first, second] = [-1, ...history.split(" ").map(id)].slice(-2);
    const wrongId = model.idOf(wrong);
    const wrongCost = wrongId < 0 ? Number.POSITIVE_INFINITY : model.cost(first, second, wrongId);
    expect(model.cost(first, second, id(right))).toBeLessThan(wrongCost);
  });

  test("has spellings of both sides and of older print", () => {
    for (const word of ["color", "colour", "honour", "connexion", "shew", "whilst", "hath", "messrs", "esq", "viz"]) {
      expect(model.idOf(word)).toBeGreaterThan(0);
    }
  });

  test("does not have the spelling of the 1600s, which would make misreadings look right", () => {
    for (const word of ["haue", "vpon", "vnto", "liue"]) expect(model.idOf(word)).toBe(-1);
  });
});
