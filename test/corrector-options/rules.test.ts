import { describe, expect, it } from "vitest";
import { correct, made, of, PAGE, times } from "./correctors.js";

const table = (...lines: string[]) => [{ path: "my.tsv", text: `${lines.join("\n")}\n` }];

describe("rules of one's own", () => {
  it("are certain, stand above the corrector's reading, and have the class rule", () => {
    const result = correct(PAGE, { rules: table("tbe\tthy"), minConfidence: 1 });
    const corrections = of(result, "tbe");
    expect(corrections).toHaveLength(times(PAGE, "tbe"));
    for (const { replacement, applied, confidence, class: kind, rules } of corrections)
      expect({ replacement, applied, confidence, kind, rules }).toEqual({
        replacement: "thy",
        applied: true,
        confidence: 1,
        kind: "rule",
        rules: ["my.tsv:1"],
      });
    expect(result.corrections.filter(({ applied }) => applied)).toHaveLength(corrections.length);
  });

  it("ask: suggestions at every threshold, with their alternatives", () => {
    for (const minConfidence of [0, 0.65]) {
      const result = correct(`${PAGE}\nAn arid tbe.\n`, { rules: table("arid\tand|arid", "tbe\tthe|"), minConfidence });
      expect(of(result, "arid")).toMatchObject([
        { replacement: "and", applied: false, candidates: [{ text: "and" }, { text: "arid" }] },
      ]);
      const asked = of(result, "tbe");
      expect(asked).toHaveLength(times(PAGE, "tbe") + 1);
      for (const one of asked) expect(one).toMatchObject({ replacement: "the", applied: false, rules: ["my.tsv:2"] });
    }
  });

  it("only point out: the text stays, and the corrector's reading does not take its place", () => {
    const result = correct(PAGE, { rules: table("brotbers\t\twhich ones?"), minConfidence: 0 });
    const flagged = of(result, "brotbers");
    expect(flagged).toHaveLength(times(PAGE, "brotbers"));
    for (const one of flagged)
      expect(one).toMatchObject({ replacement: "brotbers", applied: false, candidates: [], evidence: ["which ones?"] });
    expect(times(result.text, "brotbers")).toBe(times(PAGE, "brotbers"));
  });

  it("reach into passages and protected words, and into parts of words", () => {
    const text = `Le govemment de la ville et tous les citoyens sont dans la rue, et il ne faut pas les voir.
Il y a une lettre pour le govemment, qui est dans la maison; see www.govemment.org for it.\n\n${PAGE}`;
    const result = correct(text, { rules: table("/govem(ment)/\tgovern$1"), builtin: false });
    expect(result.text).toBe(text.replaceAll("govemment", "government"));
    expect(result.corrections.every(({ confidence, class: kind }) => confidence === 1 && kind === "rule")).toBe(true);
  });

  it("write words that the corrector then leaves alone", () => {
    const result = correct(PAGE, { rules: table("tbe\ttbee", "wben\tWhenn") });
    expect(times(result.text, "tbee")).toBe(times(PAGE, "tbe"));
    expect(correct(result.text, { rules: table("tbe\ttbee", "wben\tWhenn") }).text).toBe(result.text);
  });

  it("stay where a later round would change them again", () => {
    const result = correct("So it was said. x and x again.", { rules: table("/x/\txx") });
    expect(result.text).toBe("So it was said. xx and xx again.");
  });

  it("keep the line end and the case of what they replace", () => {
    const result = correct("In the\nmeantime. TBE END.", { rules: table("tbe\tthe", "the meantime\tthe meanwhile") });
    expect(result.text).toBe("In the\nmeanwhile. THE END.");
  });

  it("can be switched off by id and by class", () => {
    for (const name of ["my.tsv:1", "rule"])
      expect(correct("a tbe b", { rules: table("tbe\tthy"), builtin: false, disable: [name] }).text).toBe("a tbe b");
  });

  it("are refused with file, line and reason when one is bad", () => {
    expect(() => correct("", { rules: table("good\tbetter", "bad") })).toThrow(/^my\.tsv:2: no tab/);
    expect(() => correct("", { rules: table("/(/\tx") })).toThrow(/^my\.tsv:1: not a regular expression/);
  });
});

describe("builtin: false", () => {
  it("leaves only them", () => {
    const result = correct(PAGE, { builtin: false, rules: table("tbe\tthe") });
    expect(result.text).toBe(PAGE.replaceAll(/\btbe\b/g, "the"));
    expect(made(result, "tbe")).toEqual(["the"]);
    expect(result.corrections).toHaveLength(times(PAGE, "tbe"));
    expect(result.words).toBeGreaterThan(60);
  });

  it("corrects nothing without any", () => {
    expect(correct(PAGE, { builtin: false })).toMatchObject({ text: PAGE, corrections: [] });
  });
});
