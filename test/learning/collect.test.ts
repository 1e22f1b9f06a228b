import { describe, expect, it } from "vitest";
import { createCollection } from "../../src/learning/collect.js";
import { formatProfile } from "../../src/learning/format-profile.js";
import type { Observation } from "../../src/learning/observation.js";
import { noHabits } from "../../src/models/channel/habits.js";

interface Page {
  readonly misread?: Readonly<Record<string, number>>;
  readonly printed?: Readonly<Record<string, number>>;
  readonly unknown?: Readonly<Record<string, number>>;
  readonly letters?: number;
  readonly noise?: number;
  readonly examples?: Readonly<Record<string, string>>;
}

function page({
  misread = {},
  printed = {},
  unknown = {},
  letters = 500,
  noise = 1,
  examples = {},
}: Page): Observation {
  const habits = noHabits(noise);
  for (const [key, count] of Object.entries(misread)) habits.misread.set(key, count);
  for (const [key, count] of Object.entries(printed)) habits.printed.set(key, count);
  habits.printed.set("", letters);
  habits.split.count = 1;
  habits.split.of = 100;
  const words = Object.entries(unknown).map(([word, times]) => [word.toLowerCase(), { times, written: word }] as const);
  return {
    habits,
    unknownNoise: noise / 2,
    words: 100,
    unknown: new Map(words),
    examples: new Map(Object.entries(examples)),
  };
}

function collect(...pages: Page[]) {
  const collection = createCollection();
  for (const one of pages) collection.add(page(one));
  return collection;
}

describe("a collection", () => {
  it("adds up what its pages show", () => {
    const profile = collect(
      { misread: { "n>m": 1.5 }, printed: { m: 20 }, letters: 100, noise: 2, examples: { "n>m": "nen → men" } },
      { misread: { "n>m": 2 }, printed: { m: 30 }, letters: 300, noise: 1, examples: { "n>m": "nay → may" } },
    ).profile([]);
    expect(profile).toMatchObject({ documents: 2, words: 200, letters: 400, noise: 1.25, unknownNoise: 0.625 });
    expect(profile.confusions).toEqual([
      { scanned: "n", printed: "m", count: 3.5, of: 50, examples: ["nen → men", "nay → may"] },
    ]);
    expect(profile.events.split).toEqual({ count: 2, of: 200 });
  });

  it("does not depend on the order of pages", () => {
    const pages: Page[] = [
      { misread: { "n>m": 2 }, printed: { m: 9 } },
      { unknown: { Ada: 3 } },
      { misread: { "c>e": 4 } },
    ];
    const text = (order: readonly number[]): string =>
      formatProfile(collect(...order.map((at) => pages[at])).profile([]));
    for (const order of [
      [1, 0, 2],
      [2, 1, 0],
    ])
      expect(text(order)).toBe(text([0, 1, 2]));
  });

  it("passes over what was seen once, and a letter beside a confusion that says no more than it", () => {
    const { confusions } = collect({
      misread: { "n>m": 30, "ne>me": 12, "nb>mb": 9, "c>e": 1 },
      printed: { m: 100, me: 30, mb: 9, e: 400 },
    }).profile([]);
    expect(confusions.map(({ scanned, printed }) => `${scanned}>${printed}`)).toEqual(["n>m", "nb>mb"]);
  });

  it("adds up words misread as a whole, and passes over those seen once", () => {
    const collection = createCollection();
    for (const count of [3, 4.5]) {
      const habits = noHabits(1);
      habits.whole = new Map([
        [
          "mm",
          [
            { word: "with", count, of: count + 1 },
            { word: "from", count: 0.5, of: 9 },
          ],
        ],
      ]);
      collection.add({ ...page({}), habits });
    }
    expect(collection.profile([]).readings).toEqual([{ scanned: "mm", printed: "with", count: 7.5, of: 9.5 }]);
  });

  it("tells that something usual was not seen", () => {
    const prior = [
      { scanned: "m", printed: "rn", probability: 0.1, where: 0 },
      { scanned: "li", printed: "h", probability: 0.001, where: 0 },
    ];
    const { confusions } = collect({ printed: { rn: 50, h: 90 } }).profile(prior);
    expect(confusions).toEqual([{ scanned: "m", printed: "rn", count: 0, of: 50, examples: [] }]);
  });

  it("takes for words what stands in several documents or often, names sooner than others", () => {
    const { vocabulary, names } = collect(
      { unknown: { frobnitz: 2, Barysau: 1, Zorblatt: 3, garbld: 9, LiXN: 5, McNab: 4 } },
      { unknown: { frobnitz: 1, Barysau: 1, twice: 1, LiXN: 5 } },
      { unknown: { twice: 1 } },
    ).profile([]);
    expect(vocabulary).toEqual([{ text: "frobnitz", count: 3 }]);
    expect(names.map(({ text }) => text).sort()).toEqual(["Barysau", "McNab", "Zorblatt"]);
  });

  it("keeps within bounds whatever it is given, and what is common", () => {
    const collection = createCollection();
    for (let at = 0; at < 40; at++) {
      const unknown = Object.fromEntries(
        Array.from({ length: 5000 }, (_, i) => [`w${"abcdefghij"[i % 10]}${at}x${i}`, 1]),
      );
      collection.add(page({ unknown: { ...unknown, Common: 3 } }));
    }
    const { vocabulary, names } = collection.profile([]);
    expect(vocabulary.length).toBe(0);
    expect(names).toEqual([{ text: "Common", count: 120 }]);
  });
});
