import { describe, expect, it } from "vitest";
import { createCorrector } from "../../src/corrector.js";
import { createCollection } from "../../src/learning/collect.js";
import { formatProfile } from "../../src/learning/format-profile.js";
import { loadConfusions } from "../../src/loader.js";
import { PAGE } from "./correctors.js";

/** Short pages, each with one or two misreadings of one scanner: v for y inside words, and its own name for a river. */
const PAGES = [
  "In the historv of the town there is much of the river Zorbel, which runs past it to the sea.",
  "It was a countrv of farms and of great woods along the Zorbel, and few went there.",
  "She had a familv in the north, who wrote to her each month about the harvest.",
  "The armv came down to the Zorbel in the night and made their fires on the hill.",
  "There was hardlv a man in the place who had not heard of it before the end of May.",
  "The citv was quiet, and onlv the bells were heard over the water in the morning.",
  "No enemv had been seen there since the time of the old king and his brother.",
  "He had read everv letter that came to the house and had kept all of them.",
  "The dutv on corn was taken off in that year, to the great joy of the poor.",
  "A partv of them went up the Zorbel in boats and came back after three days.",
];

function learn(pages: readonly string[]): string {
  const corrector = createCorrector();
  const collection = createCollection();
  for (const page of pages) collection.add(corrector.observe([page]));
  return formatProfile(collection.profile(loadConfusions()));
}

describe("a profile of short pages", () => {
  const profile = { path: "scans.json", text: learn(PAGES) };

  it("holds what the scanner confuses and the names that recur", () => {
    const { confusions, names, learnedFrom } = JSON.parse(profile.text);
    expect(learnedFrom.documents).toBe(PAGES.length);
    expect(confusions[0]).toMatchObject({ scanned: "v", printed: "y" });
    expect(names).toEqual([{ text: "Zorbel", count: 4 }]);
  });

  it("corrects each of them, and breaks none that is right", () => {
    const taught = createCorrector({ profile, minConfidence: 0.4 });
    for (const page of PAGES) {
      const right = page.replace(/v(?![a-z])/g, "y");
      expect(right).not.toBe(page);
      expect(taught.correct(page).text).toBe(right);
      expect(taught.correct(right).text).toBe(right);
    }
  });

  it("counts in every document in the same way, wherever and in whatever order it is corrected", () => {
    const corrector = createCorrector({ profile, learn: false });
    const forward = PAGES.map((page) => corrector.correct(page).corrections);
    const again = createCorrector({ profile, learn: false });
    const backward = PAGES.toReversed().map((page) => again.correct(page).corrections);
    expect(backward.toReversed()).toEqual(forward);
  });

  it("keeps a second run from changing anything, and a higher threshold a part of a lower one", () => {
    const text = PAGES.join("\n\n");
    const corrector = createCorrector({ profile });
    const { text: once } = corrector.correct(text);
    expect(corrector.correct(once).text).toBe(once);
    let before: Set<string> | undefined;
    for (const minConfidence of [0.2, 0.5, 0.8, 0.95]) {
      const { corrections } = createCorrector({ profile, minConfidence }).correct(text);
      const made = new Set(corrections.filter((c) => c.applied).map((c) => `${c.start} ${c.replacement}`));
      for (const one of made) if (before !== undefined) expect(before).toContain(one);
      before = made;
    }
  });

  it("is empty of what did not happen: an empty one changes nothing", () => {
    const empty = { path: "empty.json", text: '{"version":1}' };
    const plain = createCorrector().correct(PAGE);
    expect(createCorrector({ profile: empty }).correct(PAGE).corrections).toEqual(plain.corrections);
  });

  it("has words that the scanner reads as a whole, which no page shows by itself", () => {
    const page = "She could not agree mm those who would do away mm the rules of the house.";
    const right = page.replaceAll("mm", "with");
    const readings = [{ scanned: "mm", printed: "with", count: 22, of: 90 }];
    const learnedFrom = { documents: 40, words: 9000, letters: 50_000 };
    const text = JSON.stringify({ version: 1, learnedFrom, readings });
    const taught = createCorrector({ profile: { path: "scans.json", text } });
    const { corrections } = taught.correct(page);
    expect(corrections.map(({ replacement }) => replacement)).toEqual(["with", "with"]);
    for (const { evidence } of corrections) expect(evidence[0]).toBe("mm stands for with 22 times in the profile");
    expect(createCorrector({ profile: { path: "scans.json", text }, level: "aggressive" }).correct(page).text).toBe(
      right,
    );
    expect(createCorrector().correct(page).text).toBe(page);
    expect(taught.correct(right).text).toBe(right);
  });
});
