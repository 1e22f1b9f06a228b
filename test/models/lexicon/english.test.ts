import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, it } from "vitest";
import { identityOf } from "../../../src/binary/identity.js";
import { openNgramModel } from "../../../src/models/language/ngrams.js";
import * as flag from "../../../src/models/lexicon/lexicon.js";

const folder = new URL("../../../dictionaries/en/", import.meta.url);
const modelBytes = readFileSync(new URL("language-model.bin", folder));
const lexicon = flag.openLexicon(readFileSync(new URL("lexicon.bin", folder)), identityOf(modelBytes));
const model = openNgramModel(modelBytes);

const WRITING = flag.COMMON | flag.NAME | flag.ACRONYM | flag.MIXED;

it.each([
  ["the", flag.COMMON, flag.NAME | flag.RARE],
  ["colour", flag.COMMON | flag.BRITISH, flag.RARE | flag.OLD],
  ["labouring", flag.COMMON | flag.BRITISH, flag.RARE],
  ["color", flag.COMMON, flag.BRITISH],
  ["o'clock", flag.COMMON | flag.CONTRACTION, flag.NAME],
  ["don't", flag.COMMON | flag.CONTRACTION, flag.POSSESSIVE],
  ["it's", flag.CONTRACTION, flag.POSSESSIVE],
  ["tis", flag.CONTRACTION, flag.LM_ONLY],
  ["government's", flag.COMMON | flag.POSSESSIVE, flag.CONTRACTION],
  ["i", flag.NAME, flag.COMMON],
  ["may", flag.COMMON | flag.NAME, flag.RARE],
  ["minsk", flag.NAME, flag.COMMON | flag.ACRONYM],
  ["nato", flag.ACRONYM, flag.COMMON | flag.NAME],
  ["mcdonald", flag.MIXED, flag.COMMON | flag.NAME],
  ["mr", flag.NAME | flag.ABBREVIATION, flag.COMMON],
  ["esq", flag.ABBREVIATION, 0],
  ["viz", flag.ABBREVIATION, 0],
  ["jno", flag.ABBREVIATION | flag.NAME | flag.RARE, flag.COMMON],
  ["shew", flag.OLD | flag.COMMON, flag.RARE],
  ["connexion", flag.OLD | flag.COMMON, flag.RARE],
  ["walk'd", flag.OLD | flag.CONTRACTION, flag.RARE],
  ["haue", flag.OLD | flag.RARE, flag.NAME],
  ["akene", flag.RARE, flag.NAME],
])("%s has its class", (word, has, lacks) => {
  const entry = lexicon.find(word);
  expect(entry).not.toBe(-1);
  expect(lexicon.flags[entry] & has).toBe(has);
  expect(lexicon.flags[entry] & lacks).toBe(0);
  expect(lexicon.textOf(entry)).toBe(word);
});

it.each(["tbe", "nenber", "iswarmng", "haye'ing"])("%s is no word", (word) => {
  expect(lexicon.find(word)).toBe(-1);
});

it.each([
  ["Café", "cafe"],
  ["o’clock", "o'clock"],
  ["MINSK", "minsk"],
  ["ﬁnd", "find"],
  ["Cafe\u0301", "cafe"],
  ["encyclopædia", "encyclopaedia"],
  ["ſhew", "shew"],
])("%s is found as %s", (written, word) => {
  expect(lexicon.find(written)).toBe(lexicon.find(word));
  expect(lexicon.find(word)).not.toBe(-1);
});

it("finds the span of a text that it would find alone", () => {
  const text = "Mr. O'Brien's café, o’clock; Œuvres — naïve ﬁnds";
  for (let start = 0; start < text.length; start++) {
    for (let end = start; end <= text.length; end++) {
      expect(lexicon.findUnits(text, start, end)).toBe(lexicon.find(text.slice(start, end)));
    }
  }
});

it("withstands hostile text", () => {
  for (const text of [
    "",
    "'",
    "''''",
    "\0",
    "\ud800",
    "ﷺ",
    "e\u0301".repeat(5000),
    "a".repeat(1e5),
    "🎉",
    "й",
    "½",
    "__proto__",
  ]) {
    const entry = lexicon.find(text);
    expect(entry).toBeGreaterThanOrEqual(-1);
    if (entry >= 0) expect(lexicon.textOf(entry)).not.toBe("");
  }
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const entry = lexicon.find(text);
      return entry === -1 || lexicon.find(lexicon.textOf(entry)) === entry;
    }),
  );
});

it("spells every entry so that it is found again, and says how it is written unless only the model has it", () => {
  let wrong = 0;
  for (let entry = 0; entry < lexicon.cost.length; entry++) {
    if (lexicon.find(lexicon.textOf(entry)) !== entry) wrong++;
    const { [entry]: flags } = lexicon.flags;
    if ((flags & WRITING) === 0 && (flags & flag.LM_ONLY) === 0) wrong++;
    if (flags & flag.POSSESSIVE && !lexicon.textOf(entry).endsWith("'s")) wrong++;
  }
  expect(wrong).toBe(0);
});

it("takes numbers and costs of words from the language model", () => {
  const entry = lexicon.find("government");
  const id = lexicon.languageId[entry];
  expect(model.wordOf(id)).toBe("government");
  expect(lexicon.cost[entry]).toBe(Math.round(model.cost(-1, -1, id) * 10));
  let known = 0;
  for (const id of lexicon.languageId) if (id !== flag.NOT_IN_MODEL && id < model.vocabularySize) known++;
  expect(known).toBeGreaterThan(0.95 * model.vocabularySize);
});

it("gives a British spelling that the model lacks the number of the American one", () => {
  const british = lexicon.find("neutralising");
  expect(model.idOf("neutralising")).toBe(-1);
  expect(lexicon.languageId[british]).toBe(model.idOf("neutralizing"));
});

it("is refused with another language model", () => {
  const bytes = readFileSync(new URL("lexicon.bin", folder));
  expect(() => flag.openLexicon(bytes, identityOf(modelBytes) ^ 1)).toThrow(/another language model.*npm run/);
});
