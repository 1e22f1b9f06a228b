import { describe, expect, it } from "vitest";
import { correct, made, of, PAGE, times } from "./correctors.js";

describe("words and names", () => {
  it("are right: they are not corrected, in no case and with no 's", () => {
    const text = `${PAGE}The Govemment's GOVEMMENT and the brotbers's house.\n`;
    const result = correct(text, { words: ["govemment", "brotbers"], minConfidence: 0.05 });
    for (const form of ["govemment", "Govemment's", "GOVEMMENT", "brotbers", "brotbers's"])
      expect(of(result, form), form).toEqual([]);
    expect(made(result, "witb")).toEqual(["with"]);
  });

  it("with a capital are right as they are written, and in capitals", () => {
    const text = `${PAGE}The house of Govemment and of GOVEMMENT.\n`;
    const result = correct(text, { names: ["Govemment"], minConfidence: 0.05 });
    expect([of(result, "Govemment"), of(result, "GOVEMMENT")]).toEqual([[], []]);
    expect(made(result, "witb")).toEqual(["with"]);
  });

  it("may be what is meant, with their capitals and accents", () => {
    const text = `${PAGE}Then came Zorblattem to the town, and Mülbem spoke.\n`;
    expect(of(correct(text, { minConfidence: 0.05 }), "Zorblattem").map((c) => c.replacement)).not.toContain(
      "Zorblattern",
    );
    const result = correct(text, { names: ["Zorblattern", "Mülbern"], minConfidence: 0.3 });
    expect(result.text).toContain("Then came Zorblattern to the town, and Mülbern spoke.");
  });

  it("of several parts count part by part", () => {
    const result = correct("The Govemor-General and the Retumed Soldiers met.", {
      words: ["Govemor-General"],
      names: ["Retumed Soldiers"],
      minConfidence: 0.05,
    });
    expect(result.corrections).toEqual([]);
  });

  it("yield to a rule of one's own", () => {
    const rules = [{ path: "my.tsv", text: "tbe\tthe\n" }];
    expect(correct("a tbe b", { words: ["tbe"], rules }).text).toBe("a the b");
  });
});

describe("forbidden words", () => {
  const text = PAGE;

  it("are never what is meant", () => {
    const result = correct(text, { forbid: ["government", "Where"], minConfidence: 0.05 });
    for (const { replacement, candidates } of result.corrections)
      expect([replacement, ...candidates.map((c) => c.text)].join(" ")).not.toMatch(/\b(?:government|where)\b/i);
    expect(made(result, "witb")).toEqual(["with"]);
  });

  it("are looked at like a word that nobody knows", () => {
    const asked = `${PAGE}All of them were gone, and the trees were bare, and the men were there with their wives.\n`;
    expect(of(correct(asked, { minConfidence: 0.05 }), "trees")).toEqual([]);
    const result = correct(asked, { forbid: ["trees"], minConfidence: 0 });
    expect(of(result, "trees").every(({ evidence }) => evidence.includes("not in the dictionary"))).toBe(true);
    const joined = correct("the com-\nmittee met again.\n", { forbid: ["committee"], dehyphenate: true });
    expect(joined.text).toBe("the com-\nmittee met again.\n");
  });

  it("do not become the document's own by being repeated", () => {
    const often =
      "The frobnitz of the house was new. A frobnitz is round. No frobnitz was sold, and the frobnlts was gone.\n";
    const result = correct(often.repeat(3), { forbid: ["frobnitz"], minConfidence: 0 });
    expect(result.corrections.filter((c) => /frobnitz/.test(c.replacement))).toEqual([]);
  });
});

describe("neither", () => {
  it("changes what has nothing to do with it", () => {
    const plain = correct(PAGE);
    const others = correct(PAGE, { words: ["zyxt"], names: ["Zyxtra"], forbid: ["quixotic"], ignore: ["xyzzy"] });
    expect(others.text).toBe(plain.text);
    expect(others.corrections).toEqual(plain.corrections);
    expect(times(others.text, "government")).toBe(1);
  });
});
