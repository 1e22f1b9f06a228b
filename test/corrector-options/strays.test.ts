import { describe, expect, it } from "vitest";
import { OWN_TEXTS } from "../own-texts.js";
import { correct } from "./correctors.js";

/** A text with a mark by itself in many places between its words. */
function stained(text: string, mark: string): string {
  let blanks = 0;
  return text.replace(/(?<=\p{Ll}{3}) (?=\p{Ll}{3})/gu, () => (++blanks % 14 === 3 ? ` ${mark} ` : " "));
}

describe("marks that nobody printed", () => {
  it.each(["•", "■"])("are taken away where the text has them by themselves: %s", (mark) => {
    const scan = stained(OWN_TEXTS.report, mark);
    const { text, corrections } = correct(scan);
    expect(text).toBe(OWN_TEXTS.report);
    expect(correct(text).corrections.filter(({ applied }) => applied)).toEqual([]);
    for (const { original, replacement, rules, class: kind } of corrections) {
      expect({ original, replacement, kind }).toEqual({ original: ` ${mark}`, replacement: "", kind: "punctuation" });
      expect(rules).toEqual(["marks/stray"]);
    }
  });

  it("are mostly taken away where they may also be letters that could not be read", () => {
    const { text } = correct(stained(OWN_TEXTS.report, "_"));
    expect(text.replaceAll(" _", "")).toBe(OWN_TEXTS.report);
    expect(text.match(/_/g)?.length ?? 0).toBeLessThanOrEqual(1);
  });

  it("are left where they are switched off, alone or with their pack", () => {
    const scan = stained(OWN_TEXTS.report, "•");
    for (const name of ["marks/stray", "marks", "punctuation"])
      expect(correct(scan, { disable: [name] }).text).toBe(scan);
  });

  it.each([
    ["emphasis", "It was _not the same_ thing, and *never* could be, said /he/ to them all that day.\n"],
    ["quotation marks", "'It was not so,' he said. 'They came 'because of' the harbour,' and that was all.\n"],
    ["set-apart marks", "What was it , he asked ; was it so ? It was ! They came and went : that was all .\n"],
    ["dashes", "It was late - so late - that they went home; the two - and three - were gone.\n"],
    ["a table", "the house | the street | the town\nthe first | the second | the third\n"],
    ["items", "- the house in the street\n- the men of the town\n- the wall by the sea\n"],
    ["elisions", "'Tis the same, 'twas said, and the boys' house was th' other one o' the two.\n"],
    ["suspended hyphens", "The first- and second-class carriages, two- to threefold, were there.\n"],
  ])("are none: %s", (_, text) => {
    const whole = `${OWN_TEXTS.letter}\n\n${text}`;
    expect(correct(whole).text).toBe(whole);
  });
});
