import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createCorrector } from "../../src/corrector.js";
import { correct, made, of, PAGE } from "./correctors.js";

describe("ignore", () => {
  it("leaves a word alone wherever it stands", () => {
    const result = correct(PAGE, { ignore: ["govemment", "tbe"], minConfidence: 0.05 });
    expect([...of(result, "govemment"), ...of(result, "tbe")]).toEqual([]);
    expect(made(result, "witb")).toEqual(["with"]);
  });

  it("takes several words, and no part of a word", () => {
    const result = correct(PAGE, { ignore: ["tbe people", "rotber"] });
    expect(result.text).toContain("with the matter, and tbe people");
    expect(made(result, "brotbers")).toEqual(["brothers"]);
  });

  it("stands above rules of one's own", () => {
    const rules = [{ path: "my.tsv", text: "tbe\tthe\n" }];
    expect(correct("a tbe b tbe", { ignore: ["tbe"], rules }).text).toBe("a tbe b tbe");
  });
});

describe("ignorePatterns", () => {
  it("leave alone what they match, line by line", () => {
    const result = correct(PAGE, { ignorePatterns: ["gov\\w+", "^It is said tb\\w*", "tbat$"] });
    expect(result.text).toContain("told that it was late");
    expect(result.text).toContain("It is said tbey had what they wanted");
    expect(result.text).toContain("The govemment of the country was not content with the matter");
  });

  it("keep the rest of the word, too, and a rule of one's own, away", () => {
    const rules = [{ path: "my.tsv", text: "/em/\tern\n" }];
    const result = correct("the govemor of the northem", { ignorePatterns: ["vem"], rules, builtin: false });
    expect(result.text).toBe("the govemor of the northern");
  });

  it("cannot hang", () => {
    const text = `${"a".repeat(5000)}! ${PAGE}`;
    expect(correct(text, { ignorePatterns: ["(a+)+$"], builtin: false }).text).toBe(text);
  });

  it("are refused by name when they are none", () => {
    expect(() => correct("", { ignorePatterns: ["good", "(?<=x)y"] })).toThrow(
      /the expression "\(\?<=x\)y": not a regular/,
    );
  });
});

describe("[sic]", () => {
  it("leaves alone the word before it, and itself", () => {
    const text = `${PAGE}The govemment [sic] of tbe\n[sic] town and the “brotbers,” [Sic!] of tbe town.\n`;
    const result = correct(text, { rules: [{ path: "my.tsv", text: "/sic/\tsick\n" }] });
    expect(result.text).toMatch(
      /The govemment \[sic\] of tbe\n\[sic\] town and the “brotbers,” \[Sic!\] of the town\.\n$/,
    );
  });

  it("speaks for one word only", () => {
    expect(correct(`${PAGE}So tbey met [sic] the men.\n`).text).toMatch(/So they met \[sic\] the men\.\n$/);
  });
});

describe("whatever is left alone", () => {
  it("stays byte for byte, at any threshold", () => {
    const words = [...new Set(PAGE.match(/\p{L}+/gu))];
    fc.assert(
      fc.property(fc.subarray(words, { maxLength: 4 }), (ignore) => {
        const corrector = createCorrector({ ignore, minConfidence: 0.05 });
        for (const { original } of corrector.correct(PAGE).corrections)
          for (const word of original.match(/\p{L}+/gu) ?? []) expect(ignore).not.toContain(word);
      }),
      { numRuns: 12 },
    );
  });
});
