import { describe, expect, it } from "vitest";
import { FEATURES } from "../../src/decision/features.js";
import { JUDGED, openJudge } from "../../src/decision/judge.js";
import { DecisionModelError } from "../../src/decision/model.js";

const FLAT = { version: 1, base: 0, feature: [], value: [], right: [], roots: [] };
const LENGTH = FEATURES.indexOf("length");
/** Long words are sure. */
const ALONE = {
  ...{ ...FLAT, features: FEATURES, feature: [LENGTH, -1, -1], value: [4, -1, 1], right: [2, 0, 0], roots: [0] },
  calibration: [
    [-1, 0.1],
    [1, 0.9],
  ] as const,
};
const COMPANY_AT = JUDGED.indexOf("company");
/** And what stands in sure company is right. */
const TOGETHER = {
  ...{ ...FLAT, features: JUDGED, feature: [COMPANY_AT, -1, -1], value: [0.6, -2, 2], right: [2, 0, 0], roots: [0] },
  calibration: [
    [-2, 0.2],
    [2, 0.95],
  ] as const,
};

function proposed(original: string, replacement: string) {
  const features = new Float64Array(FEATURES.length);
  features[LENGTH] = original.length;
  return { original, replacement, features };
}
const SURE = [proposed("nenber", "member"), proposed("tinber", "timber"), proposed("tne", "the")];
const UNSURE = [proposed("tne", "the"), proposed("anc", "and"), proposed("nenber", "member")];

describe("the judge", () => {
  const judge = openJudge({ alone: ALONE, together: TOGETHER });

  it("takes each proposal in the light of what is thought of the others", () => {
    // Of tne the others are 0.9 and 0.9, then 0.1 and 0.9: with an even one, (1.8 + 1) / 4 and (1 + 1) / 4.
    expect(judge(SURE, 50).confidences[2]).toBe(0.95);
    expect(judge(UNSURE, 50).confidences[0]).toBe(0.2);
    expect([...judge([], 50).confidences]).toEqual([]);
  });

  it("tells what it goes by, which adds up to the difference of the scores", () => {
    const grounds = judge(SURE, 50).grounds(2);
    expect(grounds.map(({ name }) => name)).toEqual([...JUDGED]);
    expect(grounds[COMPANY_AT].value).toBeCloseTo(0.7, 12);
    expect(grounds.map(({ adds }) => adds).filter(Boolean)).toEqual([2]);
    expect(judge(UNSURE, 50).grounds(0)[COMPANY_AT].adds).toBe(-2);
  });

  it.each([
    ["the first", { alone: { ...ALONE, features: FEATURES.slice(1) }, together: TOGETHER }],
    ["the second", { alone: ALONE, together: { ...TOGETHER, features: FEATURES } }],
  ])("refuses a model made for other features: %s", (_, model) => {
    expect(() => openJudge(model)).toThrow(DecisionModelError);
  });
});
