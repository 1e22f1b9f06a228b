import { describe, expect, it } from "vitest";
import { compileChannel } from "../../src/models/channel/channel.js";
import { COMMON, NAME, OLD, RARE } from "../../src/models/lexicon/lexicon.js";
import { createDecoder } from "../../src/pipeline/decode-window.js";
import { firstImpression, type Lesson, studyUnits } from "../../src/pipeline/study.js";
import { pipelineModels, type TinyWord, tinyModels, unitsOf } from "../tiny-models.js";

const small = "the and a of he it is in which saw to was for".split(" ").map((word): TinyWord => [word, 40]);
const tiny = tinyModels([
  ...small,
  ["member", 85],
  ["committee", 90],
  ["timber", 80],
  ["mark", 90],
  ["number", 80],
  ["house", 60],
  ["moment", 90],
  ["minsk", 95, NAME],
  ["haue", 130, COMMON | OLD | RARE],
  ["vnto", 130, COMMON | OLD | RARE],
  ["euen", 130, COMMON | OLD | RARE],
  ["very", 70],
  ["view", 80],
  ["shew", 110, COMMON | OLD],
]);

describe("the first impression", () => {
  const impression = (text: string): Lesson => firstImpression(unitsOf(text, tiny.lexicon), tiny.lexicon);

  it("takes the noise from unknown words in lower case", () => {
    // Ten words, two of them unknown; a single letter that is no word is unknown too. (3 + ½) / (10 + 50) / 6%
    expect(impression("the house of the xqz and a zqx in z Zylvask").rawNoise).toBeCloseTo(3.5 / 60 / 0.06);
    expect(impression("the house of the member").rawNoise).toBeCloseTo(0.5 / 55 / 0.06);
    expect(impression("").rawNoise).toBeCloseTo(0.5 / 50 / 0.06);
    expect(impression("xqz ".repeat(500)).rawNoise).toBe(3);
  });

  it("knows early spelling by words that nobody wrote later, at least two", () => {
    expect(impression("he haue it vnto the house").archaic).toBe(true);
    expect(impression("he haue it in the house").archaic).toBe(false);
    expect(impression("he shew it and shew it").archaic).toBe(false);
    expect(impression(`he haue it vnto ${"the house ".repeat(300)}`).archaic).toBe(false);
    // Where v is read as u, words begin so too, as they never did in early print.
    expect(impression("he haue it euen in the house").archaic).toBe(true);
    expect(impression("he haue it euen in the uery house to Uiew").archaic).toBe(false);
    expect(impression("he haue it euen in the uery house").archaic).toBe(true);
    expect(impression("he vnto it haue vnto the uery house to uiew").archaic).toBe(true);
    // Its unknown words are mostly right.
    const noisy = impression("he haue it vnto the xqz").rawNoise;
    expect(noisy).toBeCloseTo((0.1 * 1.5) / 56 / 0.06);
  });

  it("takes the noise in steps, so that texts share what is made of it", () => {
    const noises = [10, 11, 12, 13].map((count) => impression(`xqz ${"the house of it ".repeat(count)}`).habits.noise);
    expect(new Set(noises).size).toBe(2);
    for (const text of ["the house of the xqz", "xqz zqx", "the house"]) {
      const { habits, rawNoise } = impression(text);
      expect(Math.abs(Math.log(habits.noise / rawNoise))).toBeLessThanOrEqual(0.1 + 1e-9);
    }
  });

  it("takes names that recur for the document's", () => {
    const { seen } = impression("the house of Minsk and Minsk and the Member and House of House").words;
    expect(seen).toEqual(new Map([["minsk", (2 - 0.7) / 300]]));
  });
});

describe("studying a document", () => {
  const rows = ["n>m 3.5", "c>e 3.5", "h>b 6"];
  const models = pipelineModels(tiny, rows);
  const decodeWindow = createDecoder(models);
  const study = (text: string): Lesson => studyUnits(unitsOf(text, tiny.lexicon), [], models, decodeWindow);
  const text =
    "the nenber of the connittee saw the tinber in which the nark was and the nunber of the nonent " +
    "Zylvask saw the house and Zylvask was in the house of the nenber for a nonent";
  const lesson = study(text);

  it("learns the habit of its scanner", () => {
    // Nine of ten m were read as n, alone or with a letter beside them.
    const keys = [...lesson.habits.misread.keys()];
    expect(lesson.habits.misread.get("n>m")).toBeGreaterThan(3);
    expect(keys.filter((key) => !/^[a-z]*n[a-z]*>[a-z]*m[a-z]*$/.test(key))).toEqual([]);
    const costs = (habits: Lesson["habits"]): number[] => {
      const channel = compileChannel(models.confusions, habits);
      return rows.map((_, rule) => channel.cost[rule]);
    };
    const learned = costs(lesson.habits);
    const before = costs(firstImpression(unitsOf(text, tiny.lexicon), tiny.lexicon).habits);
    // n for m comes to be the rule; c for e, which it never did, becomes rarer.
    expect(learned[0]).toBeLessThan(before[0] - 10);
    expect(learned[1]).toBeGreaterThan(before[1]);
  });

  it("decodes a text twice, and one that it changes nothing in once", () => {
    const times = (text: string): number => {
      let count = 0;
      studyUnits(unitsOf(text, tiny.lexicon), [], models, (...args) => {
        count++;
        return decodeWindow(...args);
      });
      return count;
    };
    expect(times(text)).toBe(2);
    expect(times("the member of the committee saw the timber in which the mark was")).toBe(1);
  });

  it("takes an unknown name that recurs for a word, and no misreading however often it stands there", () => {
    expect(lesson.words.own.map(({ word }) => word)).toEqual(["zylvask"]);
    expect(lesson.words.seen.get("member")).toBeGreaterThan(0);
  });

  it("keeps what it saw at first", () => {
    const { rawNoise, archaic } = firstImpression(unitsOf(text, tiny.lexicon), tiny.lexicon);
    expect([lesson.rawNoise, lesson.archaic]).toEqual([rawNoise, archaic]);
  });

  it("twice gives the same", () => {
    expect(study(text)).toEqual(lesson);
  });

  it("of nothing is possible", () => {
    expect(study("").habits.noise).toBe(0.02);
    expect(study("12 , 34").words.own).toEqual([]);
  });

  it("of an archaic text does not make it noisier than it looked", () => {
    const archaic = study(`he haue it vnto the house ${text}`);
    expect(archaic.archaic).toBe(true);
    expect(archaic.habits.noise).toBeLessThanOrEqual(archaic.rawNoise);
  });
});
