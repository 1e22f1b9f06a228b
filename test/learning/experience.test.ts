import { describe, expect, it } from "vitest";
import { experienceOf } from "../../src/learning/experience.js";
import { parseProfile } from "../../src/learning/parse-profile.js";
import { noHabits } from "../../src/models/channel/habits.js";

const PRIOR = [
  { scanned: "n", printed: "m", probability: 0.01, where: 0 },
  { scanned: "c", printed: "e", probability: 0.01, where: 0 },
  { scanned: "h", printed: "b", probability: 0.01, where: 0 },
];

function experience(more: object, prior = PRIOR) {
  const learnedFrom = { documents: 9, words: 2000, letters: 10_000 };
  return experienceOf(parseProfile({ path: "p", text: JSON.stringify({ version: 1, learnedFrom, ...more }) }), prior);
}

const rates = (list: readonly { scanned: string; printed: string; probability: number }[]) =>
  Object.fromEntries(list.map(({ scanned, printed, probability }) => [`${scanned}>${printed}`, probability]));

describe("the table as the collection would have it", () => {
  it("raises what it showed, lowers what it did not, and leaves what it does not speak of", () => {
    const seen = experience({
      confusions: [
        { scanned: "n", printed: "m", count: 60, of: 400 },
        { scanned: "c", printed: "e", count: 0, of: 900 },
      ],
    });
    const after = rates(seen.prior());
    // 61/401 of the letters at noise 1.
    expect(after["n>m"]).toBeGreaterThan(0.1);
    expect(after["c>e"]).toBeLessThan(0.005);
    expect(after["c>e"]).toBeGreaterThan(0.0001);
    expect(after["h>b"]).toBe(0.01);
  });

  it("compares: where all is found to the same part, nothing changes", () => {
    const third = experience({
      confusions: PRIOR.map(({ scanned, printed }) => ({ scanned, printed, count: 10, of: 3000 })),
    });
    for (const { probability } of third.prior()) expect(probability).toBeCloseTo(0.01, 3);
  });

  it("takes in confusions that it lacks, if they were seen often enough", () => {
    const confusions = [
      { scanned: "Q", printed: "O.", count: 5, of: 8 },
      { scanned: "z", printed: "s", count: 1.6, of: 500 },
    ];
    const after = rates(experience({ confusions }).prior());
    expect(after["Q>O."]).toBeCloseTo(4 / 9, 6);
    expect(after).not.toHaveProperty("z>s");
  });

  it("is the shipped one for an empty profile", () => {
    expect(experienceOf(parseProfile({ path: "p", text: '{"version":1}' }), PRIOR).prior()).toEqual(PRIOR);
  });
});

describe("habits", () => {
  const own = { ...noHabits(0.5), misread: new Map([["n>m", 3]]), printed: new Map([["", 600]]) };

  it("are judged with what the collection had oftener than others have it", () => {
    const confusions = [
      { scanned: "n", printed: "m", count: 60, of: 400 },
      { scanned: "c", printed: "e", count: 2, of: 900 },
    ];
    const joined = experience({ confusions }).joined(own, 600);
    expect(joined.misread.get("n>m")).toBeGreaterThan(40);
    expect(joined.misread.has("c>e")).toBe(false);
    expect(own.misread.get("n>m")).toBe(3);
  });

  it("have the words that the collection misread as a whole beside their own", () => {
    const readings = [{ scanned: "mm", printed: "with", count: 20, of: 30 }];
    const seen = experience({ readings });
    const mine = { ...own, whole: new Map([["mm", [{ word: "with", count: 4, of: 5 }]]]) };
    expect(seen.drawn(own, 600).whole.get("mm")).toEqual([{ word: "with", count: 20, of: 30 }]);
    expect(seen.joined(mine, 600).whole.get("mm")).toEqual([{ word: "with", count: 24, of: 35 }]);
    expect(mine.whole.get("mm")![0].count).toBe(4);
    expect(seen.timesWhole("mm", "With")).toBe(20);
    expect(seen.timesWhole("mm", "from")).toBe(0);
  });

  it("weigh a large collection as one of some thousand words", () => {
    const huge = experience({
      learnedFrom: { documents: 1e5, words: 2e8, letters: 1e9 },
      confusions: [{ scanned: "n", printed: "m", count: 6e6, of: 4e7 }],
    });
    expect(huge.joined(own, 600).misread.get("n>m")).toBeLessThan(200);
  });

  it("draw the noise of a short page towards the collection's, of a long one less", () => {
    const noisy = experience({ noise: 2.5 });
    const short = noisy.drawn(own, 300).noise;
    const long = noisy.drawn(own, 30_000).noise;
    expect(short).toBeCloseTo(1.5, 6);
    expect(long).toBeGreaterThan(0.5);
    expect(long).toBeLessThan(0.55);
  });

  it("of spaces and splits count only where they are a habit", () => {
    const usual = experience({
      events: { split: { count: 4, of: 2000 } },
      spaces: [{ after: "l", count: 1, of: 900 }],
    });
    expect(usual.joined(own, 600).split).toEqual(own.split);
    const odd = experience({
      events: { split: { count: 90, of: 2000 } },
      spaces: [{ after: "l", count: 40, of: 900 }],
    });
    expect(odd.joined(own, 600).split.count).toBeGreaterThan(80);
    expect(odd.drawn(own, 600).split.of).toBe(300);
    expect(odd.drawn(own, 600).space.get("l".charCodeAt(0))!.count).toBeCloseTo((40 * 300) / 900, 6);
  });
});
