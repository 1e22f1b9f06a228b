import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { COMPANY, companyOf } from "../../src/decision/company.js";

const at = (name: (typeof COMPANY)[number]): number => COMPANY.indexOf(name);

const WORDS = 200;
function companyOfPairs(...pairs: readonly (readonly [original: string, replacement: string, confidence: number])[]) {
  const proposals = pairs.map(([original, replacement]) => ({ original, replacement, features: Float64Array.of() }));
  return companyOf(
    proposals,
    Float64Array.from(pairs, ([, , confidence]) => confidence),
    WORDS,
  );
}

describe("what proposals say of one another", () => {
  it("is how sure the same change is in other words", () => {
    const [nenber, tine, Nenber, tbe] = companyOfPairs(
      ["nenber", "member", 0.9],
      ["tine", "time", 0.5],
      ["Nenber", "Member", 0.7],
      ["tbe", "the", 0.4],
    );
    // nenb>memb and n>m are two changes; case makes no other form.
    expect([tine[at("sameChange")], tine[at("sameChangeMean")]]).toEqual([0, -1]);
    expect(nenber[at("sameChange")]).toBe(0);
    expect(Nenber[at("sameChangeSure")]).toBe(0);
    expect(tbe[at("company")]).toBeCloseTo((0.9 + 0.5 + 0.7 + 1) / 5, 12);
    expect(tbe[at("proposedShare")]).toBeCloseTo(Math.log(5 / 220), 12);
    expect(tbe[at("rightShare")]).toBeCloseTo(Math.log(2.6 / 250), 12);
    expect(tbe[at("windowWords")]).toBe(Math.log(200));
  });

  it("counts neither a proposal itself nor the same word elsewhere", () => {
    const [tine, again, cane, inthe] = companyOfPairs(
      ["tine", "time", 0.5],
      ["Tine", "Time", 0.3],
      ["cane", "came", 0.8],
      ["inthe", "in the", 0.9],
    );
    expect(Array.from(tine.slice(0, 3))).toEqual([1, 0.8, 0.8]);
    expect(Array.from(again.slice(0, 3))).toEqual([1, 0.8, 0.8]);
    expect(Array.from(cane.slice(0, 3))).toEqual([2, 0.8, 0.4]);
    expect(Array.from(inthe.slice(0, 3))).toEqual([0, 0, -1]);
  });

  it("counts marks at each place where they stand", () => {
    const [first, second] = companyOfPairs([".", ",", 0.9], [".", ",", 0.5], [".", ",", 0.7]);
    expect(first[at("sameChange")]).toBe(2);
    expect(first[at("sameChangeMean")]).toBeCloseTo(0.6, 12);
    expect(second[at("sameChangeMean")]).toBeCloseTo(0.8, 12);
  });

  it("is nothing of a proposal that has none beside it", () => {
    const [only] = companyOfPairs(["tine", "time", 0.5]);
    expect(Array.from(only)).toEqual([0, 0, -1, 0.5, Math.log(2 / 220), Math.log(0.5 / 250), Math.log(200)]);
    expect(companyOfPairs()).toEqual([]);
  });

  it("does not depend on their order", () => {
    const word = fc.string({ unit: fc.constantFrom(..."abm"), minLength: 1, maxLength: 4 });
    const one = fc.tuple(word, word, fc.constantFrom(0.25, 0.5, 0.75));
    fc.assert(
      fc.property(fc.array(one, { maxLength: 8 }), (pairs) => {
        const backwards = companyOfPairs(...[...pairs].reverse()).reverse();
        companyOfPairs(...pairs).forEach((vector, i) => {
          for (const [k, value] of vector.entries()) expect(value).toBeCloseTo(backwards[i][k], 12);
        });
      }),
    );
  });
});
