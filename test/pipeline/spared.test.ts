import { describe, expect, it } from "vitest";
import { createSparer } from "../../src/pipeline/spared.js";
import { loadPatternCompiler } from "../../src/rules/user-pattern.js";
import { tokenize } from "../../src/tokens/tokenize.js";

const compile = loadPatternCompiler();

function spared(text: string, wishes: { ignore?: string[]; patterns?: string[]; right?: string[] }) {
  const { ignore = [], patterns = [], right = [] } = wishes;
  const found = createSparer({ ignore, right, patterns: patterns.map((one) => compile(one, false)) })(tokenize(text));
  const texts = (list: readonly { start: number; end: number }[]) =>
    list.map(({ start, end }) => text.slice(start, end));
  return { untouched: texts(found.untouched), right: texts(found.right) };
}

describe("what stays as it is", () => {
  it.each([
    [["ye"], "Ye ye YE yes", ["Ye", "ye", "YE"]],
    [["Ye"], "Ye ye YE yes", ["Ye", "YE"]],
    [["ye"], "ye's Ye’s", ["ye's", "Ye’s"]],
    [["don't"], "don’t don't", ["don’t", "don't"]],
    [["of ye olde"], "of ye olde, of ye oldest of\nye olde", ["of ye olde"]],
    [["p.m."], "at 3 p.m. or xp.m.", ["p.m."]],
    [["1840"], "1840 18401", ["1840"]],
  ])("ignored %j in %j", (ignore, text, expected) => {
    expect(spared(text, { ignore }).untouched).toEqual(expected);
  });

  it("words that are right are listed apart", () => {
    expect(spared("Ada saw ada and ADA", { right: ["Ada"] })).toEqual({ untouched: [], right: ["Ada", "ADA"] });
  });

  it("patterns go by lines", () => {
    const { untouched } = spared("ab cd\nab\r\ncd ab", { patterns: ["^ab", "b$"] });
    expect(untouched).toEqual(["ab", "ab", "b"]);
  });

  it("patterns that match nothing much spare nothing", () => {
    expect(spared("ab\n\ncd", { patterns: ["^", "x*"] }).untouched).toEqual([]);
  });

  it.each([
    ["a nenber [sic] of", ["nenber [sic]"]],
    ["a nenber[SIC!] of", ["nenber[SIC!]"]],
    ["a “nenber,” [ sic ] of", ["“nenber,” [ sic ]"]],
    ["a nenber\n  [sic] of", ["nenber\n  [sic]"]],
    ["a nenber\n\n[sic] of", ["[sic]"]],
    ["[sic] of", ["[sic]"]],
    ["a [note] [sic] of", ["[sic]"]],
    ["classic] [sick] sic", []],
  ])("[sic] in %j", (text, expected) => {
    expect(spared(text, {}).untouched).toEqual(expected);
  });

  it("[sic] is found in no time in what is no text", () => {
    const text = "[".repeat(100_000) + "a".repeat(100_000);
    expect(spared(text, {}).untouched).toEqual([]);
  });
});
