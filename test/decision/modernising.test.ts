import { describe, expect, it } from "vitest";
import { isModernising, isNameVariant } from "../../src/decision/modernising.js";
import type { Step } from "../../src/decoder/alignment.js";
import { noHabits } from "../../src/models/channel/habits.js";
import { COMMON, OLD, RARE } from "../../src/models/lexicon/lexicon.js";

/** Steps from pairs such as `n>m`; a letter alone was read rightly. */
const steps = (...pairs: string[]): Step[] =>
  pairs.map((pair) => {
    const [scanned, printed = scanned] = pair.split(">");
    return { kind: scanned === printed ? "same" : "misread", scanned, printed, rule: -1, before: 0 };
  });
const habits = noHabits(1);
habits.misread.set("o>e", 4);
habits.misread.set("a>e", 1);

describe("another spelling of a name", () => {
  it.each([
    ["Chornobyl", steps("Ch", "a>e", "rnobyl"), true, "a vowel for a vowel that the document hardly shows"],
    ["Chornobyl", steps("Ch", "u>o", "rnobyl"), true, "one that it never shows"],
    ["Chornobyl", steps("Ch", "o>e", "rnobyl"), false, "one that it shows"],
    ["chornobyl", steps("ch", "a>e", "rnobyl"), false, "no name"],
    ["Chornobyl", steps("Ch", "a>e", "rno", "b>h", "yl"), false, "a consonant too"],
    ["Chornobyl", steps("Ch", "a>", "rnobyl"), false, "a letter too many"],
    ["Chornobyl", steps("Chornobyl"), false, "nothing changed"],
  ])("%s: %#", (scanned, changed, expected) => {
    expect(isNameVariant(scanned, changed, habits)).toBe(expected);
  });
});

describe("a proposal that makes an old text modern", () => {
  it("changes an old word, in an archaic text a rare one too", () => {
    expect(isModernising("shew", steps("sh", "e>o", "w"), COMMON | OLD, false, habits)).toBe(true);
    expect(isModernising("haue", steps("ha", "u>v", "e"), COMMON | OLD | RARE, false, habits)).toBe(false);
    expect(isModernising("haue", steps("ha", "u>v", "e"), COMMON | OLD | RARE, true, habits)).toBe(true);
  });

  it("but not one that the scanner's habit makes of another, unless the text is archaic", () => {
    const shown = noHabits(1);
    shown.misread.set("o>e", 5);
    const changed = steps("th", "o>e", "r", "o>e");
    expect(isModernising("thoro", changed, COMMON | OLD, false, habits)).toBe(true);
    expect(isModernising("thoro", changed, COMMON | OLD, false, shown)).toBe(false);
    expect(isModernising("thoro", changed, COMMON | OLD, true, shown)).toBe(true);
    // The document may have taught the same with a letter beside it that was read rightly.
    expect(isModernising("wo", steps("wo>we"), COMMON | OLD, false, shown)).toBe(false);
    expect(isModernising("wo", steps("wo>wa"), COMMON | OLD, false, shown)).toBe(true);
    expect(isModernising("thoro", [...changed, ...steps("x>d")], COMMON | OLD, false, shown)).toBe(true);
  });

  it("exchanges letters as early spelling did, whatever stands beside them in the confusion", () => {
    expect(isModernising("chyldren", steps("c", "hy>hi", "ldren"), 0, true, habits)).toBe(true);
    expect(isModernising("chyldren", steps("c", "hy>hi", "ldren"), 0, false, habits)).toBe(false);
    expect(isModernising("chbldren", steps("c", "hb>hi", "ldren"), 0, true, habits)).toBe(false);
  });

  it("puts a vowel where the writer left it out", () => {
    expect(isModernising("wand'ring", steps("wand", "'>e", "ring"), 0, false, habits)).toBe(true);
    expect(isModernising("know'st", steps("know", "'>e", "st"), 0, false, habits)).toBe(true);
    expect(isModernising("wandxring", steps("wand", "x>e", "ring"), 0, false, habits)).toBe(false);
  });
});
