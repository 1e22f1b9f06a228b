import { describe, expect, it } from "vitest";
import { correct, made, of, PAGE } from "./correctors.js";

const TEXT = `${PAGE}So it was , and so it is ; they came and went . The ofﬁcer came on the l9th of May.\n`;
/** A clean text with a ligature. */
const TYPESET = "It was late, and when the letter arrived the ofﬁcer had gone, for he knew where the money was.\n";

describe("disable", () => {
  it("takes the corrections of a confusion with it, also as suggestions", () => {
    const result = correct(PAGE, { disable: ["confusion/m>rn"], minConfidence: 0.05 });
    expect(result.corrections.filter(({ rules }) => rules.includes("confusion/m>rn"))).toEqual([]);
    expect(of(result, "govemment").filter(({ replacement }) => replacement === "government")).toEqual([]);
    expect(made(result, "tbe")).toEqual(["the"]);
  });

  it("takes a class", () => {
    expect(correct(PAGE, { disable: ["confusion"] }).corrections.map((c) => c.class)).not.toContain("confusion");
  });

  it("takes a rule of a pack, and the pack", () => {
    const bar = `${PAGE}It was sti|l there.\n`;
    expect(correct(bar).text).toContain("still there");
    for (const name of ["bars", "bars/l-in-word"]) {
      const result = correct(bar, { disable: [name] });
      expect(result.corrections.flatMap(({ rules }) => rules).filter((id) => id.startsWith("bars/l-in-word"))).toEqual(
        [],
      );
    }
  });

  it("yields to the narrower name that is enabled", () => {
    const result = correct(PAGE, { disable: ["confusion"], enable: ["confusion/b>h"] });
    expect(made(result, "tbe")).toEqual(["the"]);
    expect(of(result, "govemment")).toEqual([]);
  });
});

describe("enable", () => {
  it("switches the spacing class on", () => {
    expect(correct(TEXT).text).toContain("So it was , and so it is ;");
    const result = correct(TEXT, { enable: ["spacing"] });
    expect(result.text).toContain("So it was, and so it is;");
    expect(result.corrections.filter((c) => c.class === "spacing" && c.applied).length).toBeGreaterThan(2);
  });

  it("switches a pack on", () => {
    expect(correct(TYPESET).text).toBe(TYPESET);
    expect(correct(TYPESET, { enable: ["ligatures"] }).text).toContain("the officer");
    expect(correct(TYPESET, { enable: ["ligatures"], disable: ["ligatures/fi"] }).text).toBe(TYPESET);
  });

  it("needs none for ligatures in a document that writes two letters, or is misread", () => {
    const plain = `${TYPESET}The first of five fields was fine, and the office was full of flowers.\n`;
    expect(correct(plain).text).toContain("the officer");
    expect(correct(plain, { disable: ["ligatures"] }).text).toBe(plain);
    const large = plain.replaceAll("fi", "ﬁ").replaceAll("fl", "ﬂ");
    expect(correct(large).text).toBe(large);
    expect(correct(TEXT).text).toContain("The officer");
    expect(correct(TEXT, { disable: ["ligatures"] }).text).toContain("ofﬁcer");
  });

  it("writes them out before the word is read anew", () => {
    expect(correct(TEXT.replace("ofﬁcer came", "ﬂigbt was made")).text).toContain("The flight was");
    const result = correct(TEXT.replace("ofﬁcer came", "diﬂ'erent afiair came, and diﬂ'erent it was"));
    expect(result.text).toContain("The different");
    const [whole] = of(result, "diﬂ'erent");
    expect(whole.rules).toEqual(expect.arrayContaining(["ligatures/fl"]));
    expect(whole.rules.length).toBeGreaterThan(1);
    expect(correct(result.text).text).toBe(result.text);
  });
});

describe("a threshold", () => {
  it("gives a part of what a lower one gives, whatever else is asked for", () => {
    const options = {
      enable: ["spacing"],
      dehyphenate: true,
      words: ["retumed"],
      forbid: ["roads"],
      disable: ["digit"],
    };
    const text = TEXT.replace("country", "coun-\ntry");
    let before: Set<string> | undefined;
    for (const minConfidence of [0.05, 0.3, 0.5, 0.65, 0.8, 0.9, 0.95, 0.99]) {
      const applied = correct(text, { ...options, minConfidence }).corrections.filter((c) => c.applied);
      const keys = new Set(applied.map(({ start, end, replacement }) => `${start} ${end} ${replacement}`));
      for (const key of keys) if (before !== undefined) expect(before).toContain(key);
      before = keys;
    }
  });
});

describe("learn: false", () => {
  it("takes nothing from the document", () => {
    const evidence = (options: object) =>
      correct(PAGE, options)
        .corrections.flatMap((one) => one.evidence)
        .join("; ");
    expect(evidence({})).toMatch(/b for h \d+ times in this document/);
    expect(evidence({ learn: false })).not.toMatch(/in this document/);
    expect(made(correct(PAGE, { learn: false }), "tbe")).toEqual(["the"]);
  });
});
