import { describe, expect, it } from "vitest";
import { correct, of, PAGE } from "./correctors.js";

const join = (text: string, more = {}) => correct(text, { dehyphenate: true, ...more }).text;

describe("dehyphenate", () => {
  it.each([
    ["The com-\nmittee, which met again.\n", "The committee,\nwhich met again.\n"],
    ["The com-\r\nmittee which met again.\r\n", "The committee\r\nwhich met again.\r\n"],
    ["The com¬\nmittee which met again.\n", "The committee\nwhich met again.\n"],
    ["The com\u00ad\nmittee which met again.\n", "The committee\nwhich met again.\n"],
    ["The com- \n   mittee  which met again.\n", "The committee \n   which met again.\n"],
    ["So it was of the coun-\ntry\nand of the town.\n", "So it was of the country\nand of the town.\n"],
    ["So it was of the coun-\ntry.", "So it was of the country."],
    ["of the coun-\ntry.”\n", "of the country.”\n"],
    ["THE COM-\nMITTEE MET.\n", "THE COMMITTEE\nMET.\n"],
    ["It is un-\nder a well-con-\nsidered plan.\n", "It is under\na well-considered\nplan.\n"],
  ])("moves the rest of the word up: %j", (text, joined) => {
    expect(join(text)).toBe(joined);
    expect(join(joined)).toBe(joined);
  });

  it.each([
    ["He was a well-\nknown man of the town.\n", "no word when joined"],
    ["They saw the Anglo-\nSaxon men of the town.\n", "a capital in the middle"],
    ["So the com-\n\nmittee met again.\n", "a blank line between"],
    ["It was to-day and to-\nday and to-day.\n", "written with the hyphen elsewhere"],
    ["So the com-\nmittee [sic] met.\n", "left alone"],
  ])("leaves %j: %s", (text) => {
    expect(join(text)).toBe(text);
  });

  it("is of the class hyphen, and can be switched off with it", () => {
    const text = "The com-\nmittee, which met again.\n";
    expect(correct(text, { dehyphenate: true }).corrections).toMatchObject([
      { class: "hyphen", original: "com-\nmittee, ", replacement: "committee,\n", applied: true },
    ]);
    expect(join(text, { disable: ["hyphen"] })).toBe(text);
    expect(correct(text).corrections).toEqual([]);
  });

  it("joins one's own words, and not what is ignored", () => {
    const text = "The frob-\nnitzer came to the town.\n";
    expect(join(text)).toBe(text);
    expect(join(text, { words: ["frobnitzer"] })).toBe("The frobnitzer\ncame to the town.\n");
    expect(join("The com-\nmittee met.\n", { ignore: ["mittee"] })).toBe("The com-\nmittee met.\n");
  });

  it("joins a word whose hyphen the scan lost or misread, and stays as it is", () => {
    const text = "He knew that the com\nmittee would con*\nsider the whole estate again.\n";
    const parted = "He knew that the com-\nmittee would con-\nsider the whole estate again.\n";
    const joined = "He knew that the committee\nwould consider\nthe whole estate again.\n";
    expect(correct(text).text).toBe(parted);
    expect(join(text)).toBe(joined);
    expect(join(parted)).toBe(joined);
    expect(join(joined)).toBe(joined);
  });

  it("joins a word that it corrects", () => {
    const text = `${PAGE}\nAnd so tbe govem-\nment, when it met, was asked again.\n`;
    const [found] = of(correct(text, { dehyphenate: true, minConfidence: 0.05 }), "govem-\nment, ");
    expect(found).toMatchObject({ replacement: "government,\n", rules: ["confusion/m>rn", "hyphen/line-end"] });
  });

  it("goes with builtin: false", () => {
    expect(join("Tbe com-\nmittee met.\n", { builtin: false })).toBe("Tbe committee\nmet.\n");
  });
});
