import { describe, expect, it } from "vitest";
import { compileHunspell } from "../../src/models/lexicon/hunspell.js";
import { correct, made, PAGE } from "./correctors.js";

const GERMAN = `Versammlung Bürger Präsident Gemeinde Wohnung Wohnungen Fabrik Orchester Regierung Antwort
die der das wurde gestern im großen Saal eröffnet sprach über Lage und Städte Viele Häuser müssen abgerissen werden
Bewohner fürchten den Verlust ihrer von einer neuen Stadt Man hörte auch von dem Konzert am Abend gegeben`
  .split(/\s+/)
  .filter((word, at, all) => all.indexOf(word) === at);
const LEXICON = compileHunspell("SET UTF-8\n", `${GERMAN.length}\n${GERMAN.join("\n")}\n`);
const TEXT = `Die Versamrnlung der Bürger wurde gestern im großen Saal eröffnet. Der Präsidcnt sprach über die Lage der Städte.
Viele Häuser müssen abgerissen werden, und die Bcwohner fürchten den Verlust ihrer Wohnungen.
`;

describe("another language", () => {
  it("is corrected by its lexicon, with its accents", () => {
    const result = correct(TEXT, { language: "de", lexicons: [LEXICON], minConfidence: 0.3 });
    expect(made(result, "Versamrnlung")).toEqual(["Versammlung"]);
    expect(made(result, "Präsidcnt")).toEqual(["Präsident"]);
    expect(made(result, "Bcwohner")).toEqual(["Bewohner"]);
    expect(result.corrections.filter(({ original }) => /ü|ö|ß/.test(original))).toEqual([]);
  });

  it("is left alone as English", () => {
    expect(correct(TEXT).text).toBe(TEXT);
  });

  it("needs a lexicon, and one that is intact", () => {
    expect(() => correct("", { language: "de" })).toThrow("the language de has no trained model");
    expect(() => correct("", { language: "de", lexicons: [LEXICON.subarray(0, 100)] })).toThrow(/cut short|bytes/);
  });
});

describe("a lexicon beside the English one", () => {
  it("adds words, and takes none away", () => {
    const lexicon = compileHunspell("SET UTF-8\n", "2\nbrotbers\nZorblattern\n");
    const result = correct(PAGE, { lexicons: [lexicon], language: "en-GB" });
    expect(made(result, "brotbers")).toEqual([]);
    expect(made(result, "govemment")).toEqual(["government"]);
  });
});
