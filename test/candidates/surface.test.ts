import { expect, it } from "vitest";
import { LOWER, TITLE, UPPER } from "../../src/candidates/pool.js";
import { inShapeOf, written } from "../../src/candidates/surface.js";
import { ACRONYM, COMMON, MIXED, NAME } from "../../src/models/lexicon/lexicon.js";

it.each([
  ["house", COMMON, "house", "House", "HOUSE"],
  ["minsk", NAME, "Minsk", "Minsk", "MINSK"],
  ["mark", COMMON | NAME, "mark", "Mark", "MARK"],
  ["nato", ACRONYM, "NATO", "Nato", "NATO"],
  ["us", COMMON | ACRONYM, "us", "Us", "US"],
  ["paris", NAME | ACRONYM, "Paris", "Paris", "PARIS"],
  ["o'er", COMMON, "o'er", "O'er", "O'ER"],
  ["mcdonald", MIXED | ACRONYM, "mcdonald", "Mcdonald", "MCDONALD"],
])("%s is written in lower case, as a title, in capitals", (word, flags, lower, title, upper) => {
  expect([LOWER, TITLE, UPPER].map((mode) => written(word, flags, mode))).toEqual([lower, title, upper]);
});

it.each([
  ["the", "house", "house"],
  ["The", "house", "House"],
  ["THE", "house", "HOUSE"],
  ["tHE", "house", "house"],
  ["T", "house", "House"],
  ["T-H", "house", "HOUSE"],
  ["(12)", "house", "house"],
  ["Élan", "house", "House"],
  ["’Tis", "house", "House"],
])("in the shape of %s, %s is %s", (scanned, word, shaped) => {
  expect(inShapeOf(scanned, word)).toBe(shaped);
});
