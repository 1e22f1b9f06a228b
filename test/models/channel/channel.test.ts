import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Channel, compileChannel } from "../../../src/models/channel/channel.js";
import { ANYWHERE, type Confusion, WORD_END, WORD_START } from "../../../src/models/channel/confusion.js";
import { type Habits, noHabits } from "../../../src/models/channel/habits.js";

const confusion = (scanned: string, printed: string, probability: number, where = ANYWHERE): Confusion => ({
  scanned,
  printed,
  probability,
  where,
});

/** Number of a rule, −1 for none. */
function ruleOf(channel: Channel, scanned: string, printed: string): number {
  return channel.scanned.findIndex((side, rule) => side === scanned && channel.printed[rule] === printed);
}

function costOf(channel: Channel, scanned: string, printed: string): number {
  return channel.cost[ruleOf(channel, scanned, printed)];
}

/** Habits of a document at the reference noise that printed and misread things so often. */
function showing(printed: Record<string, number>, misread: Record<string, number>, noise = 1): Habits {
  const habits = noHabits(noise);
  for (const [gram, times] of Object.entries(printed)) habits.printed.set(gram, times);
  for (const [key, times] of Object.entries(misread)) habits.misread.set(key, times);
  return habits;
}

const unit = (letter: string): number => letter.charCodeAt(0);

describe("a channel without habits", () => {
  const prior = [confusion("n", "m", 0.01), confusion("ni", "m", 0.002), confusion("", "l", 0.001)];

  it.each([
    ["1", 1, [46, 62, 69]],
    ["half", 0.5, [53, 69, 76]],
    ["3", 3, [35, 51, 58]],
  ])("scales the prior by the noise: %s of the reference", (_name, noise, costs) => {
    // −10 ln(0.01 · noise), −10 ln(0.002 · noise), −10 ln(0.001 · noise)
    const channel = compileChannel(prior, noHabits(noise));
    expect([...channel.cost]).toEqual(costs);
  });

  it("prices what no rule explains, cheaper in a noisy document", () => {
    const channel = compileChannel([], noHabits(1));
    const { substitute, substituteMark, insert, insertMark, lose, caseFirst, caseInner, split, crop, hyphen } = channel;
    expect([substitute, insert, lose]).toEqual([75, 80, 80]);
    expect([substituteMark, insertMark]).toEqual([50, 55]);
    expect([caseFirst, caseInner, split, crop, hyphen, channel.spaceAfter(unit("a"))]).toEqual([
      50, 50, 60, 60, 40, 60,
    ]);
    // ln 2 more in a document half as noisy.
    const quieter = compileChannel([], noHabits(0.5));
    expect([quieter.substitute, quieter.lose, quieter.split, quieter.hyphen]).toEqual([82, 87, 67, 47]);
  });

  it("leaves out what is too rare to be a rule, what touches blanks, and what no trie spells", () => {
    const rules = [
      confusion("q", "p", 1e-6),
      confusion(" ", "t", 0.1),
      confusion("t", "t ", 0.1),
      confusion("1", "7", 0.1),
      confusion("e", "é", 0.1),
    ];
    const channel = compileChannel(rules, noHabits(1));
    expect(channel.scanned).toEqual(["e"]);
    expect(channel.ruleCount).toBe(1);
  });

  it("keeps the marks that end a print apart from its letters, and knows capitals", () => {
    const channel = compileChannel(
      [confusion("Q", "O.", 0.01), confusion("i", "'l", 0.01), confusion("i", ".", 0.01)],
      noHabits(1),
    );
    // A full stop alone is no word's ending: nothing spells it.
    expect(channel.printed).toEqual(["O.", "'l"]);
    expect([...channel.ending]).toEqual([unit("."), 0]);
    expect([...channel.printedLength]).toEqual([1, 2]);
    expect([...channel.symbols]).toEqual([15, 27, 12]);
    expect([...channel.capital]).toEqual([1, 0, 0]);
    expect([...channel.symbolStart]).toEqual([0, 1]);
  });

  it("finds rules by their first scanned unit, and those without one apart", () => {
    const channel = compileChannel(
      [
        confusion("rn", "m", 0.01),
        confusion("r", "n", 0.01),
        confusion("", "s", 0.01, WORD_END),
        confusion("f", "s", 0.01, WORD_START),
        confusion(".", "", 0.01),
      ],
      noHabits(1),
    );
    expect([...channel.byFirstUnit.get(unit("r"))!]).toEqual([0, 1]);
    expect([...channel.byFirstUnit.get(unit("f"))!]).toEqual([3]);
    expect([...channel.unscanned]).toEqual([2]);
    expect(channel.unscannedBits).toBe(1 << 19);
    expect([...channel.firstBit]).toEqual([1 << 13, 1 << 14, 1 << 19, 1 << 19, -1]);
    expect([...channel.where]).toEqual([ANYWHERE, ANYWHERE, WORD_END, WORD_START, ANYWHERE]);
  });

  it("finds a rule by its key and place", () => {
    const prior = [confusion("q", "p", 1e-6), confusion("n", "m", 0.01), confusion("n", "m", 0.02, WORD_START)];
    const channel = compileChannel(prior, showing({ y: 50 }, { "x>y": 10 }));
    const rules = ["q>p", "n>m", "x>y"].map((key) =>
      [ANYWHERE, WORD_START, WORD_END].map((where) => channel.ruleOf(key, where)),
    );
    // The first is too rare; what a document shows, it shows for any place.
    expect(rules).toEqual([
      [-1, -1, -1],
      [0, 1, -1],
      [2, -1, -1],
    ]);
    expect(channel.keys).toEqual(["n>m", "n>m", "x>y"]);
  });

  it("makes a letter cost what its misreadings leave over", () => {
    const channel = compileChannel([confusion("n", "m", 0.3), confusion("rn", "m", 0.1)], noHabits(1));
    // −10 ln(1 − 0.4)
    expect(channel.identity[unit("m")]).toBe(5);
    expect(channel.identity[unit("n")]).toBe(0);
  });
});

describe("what a document showed", () => {
  it("outweighs the prior where there is much of it", () => {
    const channel = compileChannel(
      [confusion("n", "m", 0.01), confusion("c", "e", 0.01)],
      showing({ m: 100, e: 1000 }, { "n>m": 60 }),
    );
    // (60 + 4 · 0.01) / (100 + 4) = 0.5773; (0 + 4 · 0.01) / (1000 + 4) = 0.0000398
    expect(costOf(channel, "n", "m")).toBe(5);
    expect(costOf(channel, "c", "e")).toBe(101);
    expect([...channel.support]).toEqual([60, 0]);
    // −10 ln(1 − 0.5773)
    expect(channel.identity[unit("m")]).toBe(9);
  });

  it("leaves the prior where there is none of it", () => {
    const channel = compileChannel([confusion("n", "m", 0.01)], showing({ e: 100 }, {}));
    // (0 + 4 · 0.01) / (0 + 4)
    expect(costOf(channel, "n", "m")).toBe(46);
  });

  it("teaches confusions that no table has, if seen at least once", () => {
    const channel = compileChannel([], showing({ y: 50, z: 50 }, { "x>y": 10, "w>z": 0.9 }));
    // (10 − 0.5 + 4 · 0.0001) / (50 + 4) = 0.17593
    expect(costOf(channel, "x", "y")).toBe(17);
    expect(ruleOf(channel, "w", "z")).toBe(-1);
  });

  it.each([
    [">", "c", ">>c"],
    ["", "l", ">l"],
    [".", "", ".>"],
    ["e>", "ec", "e>>ec"],
  ])("teaches %j for %j, whatever its key looks like", (scanned, printed, key) => {
    const channel = compileChannel([], showing({ [printed]: 50 }, { [key]: 10 }));
    expect(ruleOf(channel, scanned, printed)).toBe(0);
  });

  it("draws rates of events towards their prior", () => {
    const habits = showing({ "": 1000 }, {});
    Object.assign(habits.split, { count: 30, of: 1000 });
    Object.assign(habits.substituted, { count: 80, of: 5000 });
    Object.assign(habits.caseFirst, { count: 20, of: 400 });
    habits.space.set(unit("T"), { count: 10, of: 100 });
    const channel = compileChannel([], habits);
    // (30 + 20 e⁻⁶) / (1000 + 20) = 0.02946
    expect(channel.split).toBe(35);
    // An eighth of those counted: (80/8 + 2500 e⁻⁷·⁵) / (5000 + 2500) = 0.0015177
    expect(channel.substitute).toBe(65);
    // (20 + 100 e⁻⁵) / (400 + 100) = 0.041348
    expect(channel.caseFirst).toBe(32);
    // (10 + 20 e⁻⁶) / (100 + 20) = 0.083747; other letters keep the prior.
    expect(channel.spaceAfter(unit("T"))).toBe(25);
    expect(channel.spaceAfter(unit("U"))).toBe(60);
  });

  it("lies between what was seen and the prior", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 0.5, noNaN: true }),
        fc.integer({ min: 0, max: 300 }),
        fc.integer({ min: 1, max: 300 }),
        (probability, wrong, right) => {
          const habits = showing({ m: wrong + right }, { "n>m": wrong });
          const cost = costOf(compileChannel([confusion("n", "m", probability)], habits), "n", "m");
          const seen = -10 * Math.log(Math.max(1e-9, wrong / (wrong + right)));
          const prior = -10 * Math.log(probability);
          expect(cost).toBeGreaterThanOrEqual(Math.floor(Math.min(seen, prior)));
          expect(cost).toBeLessThanOrEqual(Math.ceil(Math.max(seen, prior, 1)));
        },
      ),
    );
  });
});

describe("a text in early modern spelling", () => {
  const early = ["u>v", "v>u", "i>j", "y>i", "e>a", "c>t", ">e", "e>", "n>nn", "nn>n"];
  const prior = [...early, "n>m", "rn>m", "h>b", ">l"].map((key) => {
    const [scanned, printed] = key.split(">");
    return confusion(scanned, printed, 0.02);
  });

  it("is not modernised: what early spelling exchanged costs a hundred times more", () => {
    const modern = compileChannel(prior, noHabits(1));
    const archaic = compileChannel(prior, noHabits(1), true);
    expect(archaic.scanned.map((scanned, rule) => `${scanned}>${archaic.printed[rule]}`)).toHaveLength(prior.length);
    archaic.cost.forEach((cost, rule) => {
      const key = `${archaic.scanned[rule]}>${archaic.printed[rule]}`;
      // −10 ln 0.02, and ln 100 more.
      expect([key, modern.cost[rule], cost]).toEqual([key, 39, early.includes(key) ? 85 : 39]);
    });
  });
});
