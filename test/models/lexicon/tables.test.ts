import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { openLexicon, RARE } from "../../../src/models/lexicon/lexicon.js";

const folder = new URL("../../../dictionaries/en/", import.meta.url);
const rows = (name: string): string[][] =>
  readFileSync(new URL(name, folder), "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => line.split("\t"));
const old = rows("old-spellings.tsv");
const abbreviations = rows("abbreviations.tsv");
const lexicon = openLexicon(readFileSync(new URL("lexicon.bin", folder)));

it.each([
  ["old spellings", old, 3],
  ["abbreviations", abbreviations, 2],
] as const)("%s are sorted, without duplicates, of as many columns as there should be", (_, table, columns) => {
  const keys = table.map(([key]) => key);
  expect(keys).toEqual([...new Set(keys)].sort());
  expect(
    table.filter((row) => row.length !== columns || row.some((cell) => cell === "" || cell !== cell.trim())),
  ).toEqual([]);
});

it("has words on both sides of an old spelling, spelled with letters and apostrophes", () => {
  expect(old.filter(([word]) => !/^[a-z]([a-z']*[a-z])?$/.test(word) || lexicon.find(word) < 0)).toEqual([]);
  expect(old.filter(([word, modern]) => word === modern || lexicon.find(modern) < 0)).toEqual([]);
  expect(old.filter(([, , period]) => period !== "early" && period !== "later")).toEqual([]);
});

it("leads from an old spelling to a modern one in one step", () => {
  const early = new Set(old.filter(([, , period]) => period === "early").map(([word]) => word));
  expect(old.filter(([, modern]) => early.has(modern))).toEqual([]);
});

it("has every abbreviation in the lexicon", () => {
  expect(abbreviations.filter(([word]) => lexicon.find(word) < 0)).toEqual([]);
});

it("takes no common word for a spelling from before 1700", () => {
  const early = old.filter(([, , period]) => period === "early").map(([word]) => lexicon.find(word));
  expect(
    early
      .filter((entry) => lexicon.cost[entry] < 130 && !(lexicon.flags[entry] & RARE))
      .map((entry) => lexicon.textOf(entry)),
  ).toEqual([]);
});
