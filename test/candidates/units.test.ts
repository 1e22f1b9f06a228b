import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  AFTER_COMMA,
  APOSTROPHE_SPACE,
  DOTTED_UNIT,
  divide,
  ENDS_LINE,
  ENDS_PARAGRAPH,
  ENDS_SENTENCE,
  entriesOf,
  GLUED,
  HYPHEN,
  HYPHEN_BREAK,
  HYPHEN_SPACE,
  IS_NUMBER,
  LEAVE,
  LINE_JOIN,
  MARKED,
  MID_SENTENCE,
  ONE_SPACE,
  STOPPED,
} from "../../src/candidates/units.js";
import { ABBREVIATION, COMMON } from "../../src/models/lexicon/lexicon.js";
import { numberForms } from "../../src/tokens/forms.js";
import { tokenize } from "../../src/tokens/tokenize.js";
import { tinyLexicon, unitsOf, unitTexts } from "../tiny-models.js";

const lexicon = tinyLexicon([["mr", 60, COMMON | ABBREVIATION], ["the"], ["end"]]);

const GAPS = { ONE_SPACE, LINE_JOIN, HYPHEN_BREAK, HYPHEN_SPACE, HYPHEN, GLUED, APOSTROPHE_SPACE };
const ENDS = { ENDS_LINE, ENDS_SENTENCE, ENDS_PARAGRAPH };

/** Names of those flags of a unit that `among` has. */
function named(text: string, unit: number, among: Record<string, number>): string[] {
  const flags = unitsOf(text, lexicon).flags[unit];
  return Object.entries(among)
    .filter(([, bit]) => flags & bit)
    .map(([name]) => name);
}

describe("what stands between a unit and the next", () => {
  it.each([
    ["the end", ["ONE_SPACE"]],
    ["the  end", []],
    ["the\tend", ["ONE_SPACE"]],
    ["the\nend", ["LINE_JOIN"]],
    ["the\r\nend", ["LINE_JOIN"]],
    ["the \n end", ["LINE_JOIN"]],
    ["the\n\nend", []],
    ["the,\nend", []],
    ["com-\nmittee", ["HYPHEN_BREAK"]],
    ["com-\r\nmittee", ["HYPHEN_BREAK"]],
    ["com¬\nmittee", ["HYPHEN_BREAK"]],
    ["com\u00ad\nmittee", ["HYPHEN_BREAK"]],
    ["com-\n\nmittee", []],
    ["com,-\nmittee", []],
    ["com- mittee", ["HYPHEN_SPACE"]],
    ["com -mittee", []],
    ["com - mittee", []],
    ["com-mittee", ["HYPHEN", "GLUED"]],
    ["com--mittee", ["GLUED"]],
    ["re.tding", ["GLUED"]],
    ["he,she", ["GLUED"]],
    ["Russia 's", ["APOSTROPHE_SPACE"]],
    ["Russia' s", ["APOSTROPHE_SPACE"]],
    ["Russia’ s", ["APOSTROPHE_SPACE"]],
    ["Russia ' s", []],
    ["the (end", []],
    ["the — end", []],
  ])("of %j", (text, expected) => expect(named(text, 0, GAPS)).toEqual(expected));
});

describe("where a sentence ends", () => {
  it.each([
    ["He left. The end", 1, ["ENDS_SENTENCE"]],
    ["He left! The end", 1, ["ENDS_SENTENCE"]],
    ["“He left?” The end", 1, ["ENDS_SENTENCE"]],
    ["(He left.) The end", 1, ["ENDS_SENTENCE"]],
    ["He left.\nThe end", 1, ["ENDS_LINE", "ENDS_SENTENCE"]],
    ["He left. the end", 1, []],
    ["He left, The end", 1, []],
    ["He left.The end", 1, []],
    ["Mr. The end", 0, []],
    ["J. The end", 0, []],
    ["U.S. The end", 1, []],
    ["the\n\nend", 0, ["ENDS_LINE", "ENDS_SENTENCE", "ENDS_PARAGRAPH"]],
    ["Mr.\n\nThe end", 0, ["ENDS_LINE", "ENDS_SENTENCE", "ENDS_PARAGRAPH"]],
    ["the\nend", 0, ["ENDS_LINE"]],
    ["the end", 1, ["ENDS_LINE", "ENDS_SENTENCE", "ENDS_PARAGRAPH"]],
    ["the end)", 1, ["ENDS_LINE", "ENDS_SENTENCE", "ENDS_PARAGRAPH"]],
  ])("in %j, unit %i", (text, unit, expected) => expect(named(text, unit, ENDS)).toEqual(expected));

  it.each([
    ["the end.", ["STOPPED", "MARKED"]],
    ["the end, ", ["MARKED"]],
    ["the end .", []],
    ["the end", []],
  ])("is marked at once, or not: %j", (text, expected) =>
    expect(named(text, 1, { STOPPED, MARKED })).toEqual(expected),
  );

  it.each([
    ["the End", 1, true],
    ["the\nEnd", 1, true],
    ["The End", 1, false],
    ["the. End", 1, false],
    ["the, End", 1, false],
    ["the 3 End", 2, false],
    ["End", 0, false],
  ])("and where one goes on: %j, unit %i: %s", (text, unit, expected) =>
    expect(named(text, unit, { MID_SENTENCE })).toEqual(expected ? ["MID_SENTENCE"] : []),
  );
});

it.each([
  ["the, End", true],
  ["the; End", true],
  ["the,\nEnd", true],
  ["the,  End", false],
  ["the. End", false],
  ["the End", false],
])("behind a comma: %j: %s", (text, expected) =>
  expect(named(text, 1, { AFTER_COMMA })).toEqual(expected ? ["AFTER_COMMA"] : []),
);

describe("what is left alone", () => {
  it.each([
    ["XIV", true],
    ["B", true],
    ["A", false],
    ["I", false],
    ["a", false],
    ["xiv", false],
    ["VIC", false],
    ["3", true],
    ["1,200", true],
    ["4th", true],
    ["a@b.org", true],
    ["https://b.org/a", true],
    ["file_name", true],
    ["abcdefghijklmnopqrstuvwxyzab", false],
    ["abcdefghijklmnopqrstuvwxyzabc", true],
    ["nenber", false],
    ["l9th", false],
  ])("%s: %s", (word, left) => expect(named(`the ${word} the`, 1, { LEAVE })).toEqual(left ? ["LEAVE"] : []));

  it("numbers and dotted abbreviations, and says so", () => {
    expect(named("the 12 the", 1, { LEAVE, IS_NUMBER })).toEqual(["LEAVE", "IS_NUMBER"]);
    expect(named("the U.S. the", 1, { LEAVE, DOTTED_UNIT })).toEqual(["LEAVE", "DOTTED_UNIT"]);
    expect(named("the U.S. the", 2, { LEAVE, DOTTED_UNIT })).toEqual(["LEAVE", "DOTTED_UNIT"]);
  });

  it("names that are numbered through, and a lone one not", () => {
    const names = unitsOf("run7 and run9 and wil1", lexicon);
    expect([...names.flags].map((f) => (f & LEAVE) !== 0)).toEqual([true, false, true, false, false]);
  });

  it("prices", () => {
    const left = (text: string): boolean[] => [...unitsOf(text, lexicon).flags].map((f) => (f & LEAVE) !== 0);
    expect(left("4s the 12d the 1s")).toEqual([true, false, true, false, true]);
    expect(left("the 1s the")).toEqual([false, false, false]);
  });

  it("passages marked as such", () => {
    const tokens = tokenize("the fin end");
    const forms = numberForms(tokens);
    const { flags } = divide(
      tokens,
      forms,
      entriesOf(tokens, forms, lexicon),
      lexicon,
      Uint8Array.from({ length: tokens.count }, (_, i) => (i === 2 ? 1 : 0)),
    );
    expect([...flags].map((f) => (f & LEAVE) !== 0)).toEqual([false, true, false]);
  });
});

describe("odd marks glued to a word", () => {
  it.each([
    ["the famil}^ end", 1, "famil}^"],
    ["the *end the", 1, "*end"],
    ["the «end» the", 1, "«end»"],
    ["the end}'- the", 1, "end}'-"],
    ["the end}}}}}} the", 1, "end}}}"],
    ["the end. the", 1, "end"],
    ["the end' the", 1, "end"],
    ["the (end) the", 1, "end"],
    ["the}end the", 1, "end"],
    ["the}end the", 0, "the}"],
    ["the 12} end", 1, "12"],
  ])("in %j, unit %i: %s", (text, unit, stretch) => {
    const { left, right } = unitsOf(text, lexicon);
    expect(text.slice(left[unit], right[unit])).toBe(stretch);
  });
});

it("units are in order, apart, and hold every letter and digit", () => {
  const piece = fc.constantFrom(
    ..."the,End,a,I,12,-, ,  ,\n,\r\n,.,',’,},«,¬,(,),É,U.S.,𝒳,\ud800,a@b.de".split(","),
    ",",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
      const text = pieces.join("");
      const units = unitsOf(text, lexicon);
      let done = 0;
      let outside = "";
      for (let u = 0; u < units.count; u++) {
        expect(units.start[u]).toBeGreaterThanOrEqual(done);
        expect(units.end[u]).toBeGreaterThan(units.start[u]);
        expect(units.left[u]).toBeGreaterThanOrEqual(u > 0 ? units.right[u - 1] : 0);
        expect(units.left[u]).toBeLessThanOrEqual(units.start[u]);
        expect(units.right[u]).toBeGreaterThanOrEqual(units.end[u]);
        outside += text.slice(done, units.start[u]);
        done = units.end[u];
      }
      expect(outside + text.slice(done)).not.toMatch(/[\p{L}\p{N}]/u);
      expect(unitTexts(units).join("")).not.toMatch(/\s/);
      if (units.count > 0) expect(units.flags[units.count - 1] & ENDS_PARAGRAPH).toBeTruthy();
    }),
    { numRuns: 500 },
  );
});
