import { describe, expect, it } from "vitest";
import { createPool } from "../../src/candidates/pool.js";
import { createProposer, OF_UNKNOWN, optionsForUnknown } from "../../src/candidates/propose.js";
import { createVocabulary } from "../../src/candidates/vocabulary.js";
import { type Habits, noHabits } from "../../src/models/channel/habits.js";
import { NO_DOCUMENT_WORDS } from "../../src/models/language/document-words.js";
import { tinyChannel, tinyModels } from "../tiny-models.js";

const tiny = tinyModels([["member"], ["timber"], ["number"]]);
const ROWS = ["n>m 3", "i>u 5", "u>i 5"];

/** Habits of a document that printed 1,000 letters of each kind and read some of them otherwise. */
function habitsOf(misread: Readonly<Record<string, number>>): Habits {
  const habits = noHabits(1);
  habits.printed.set("", 1000);
  for (const [key, times] of Object.entries(misread)) {
    habits.misread.set(key, times);
    habits.printed.set(key.slice(key.indexOf(">") + 1), 100);
  }
  return habits;
}

interface Reading {
  readonly text: string;
  readonly channel: number;
  readonly total: number;
  readonly operations: number;
}

/** What is proposed for a word with `habits`: searched with them, or priced by them after a search without. */
function readings(text: string, habits: Habits, derived: boolean, rows = ROWS, own = NO_DOCUMENT_WORDS): Reading[] {
  const pool = createPool();
  const proposers = createProposer(pool);
  const vocabulary = createVocabulary(tiny.lexicon, tiny.letters, own);
  const reference = derived ? proposers.use(tiny.vocabulary, tinyChannel(rows)) : undefined;
  const proposer = proposers.use(
    vocabulary,
    tinyChannel(rows, habits),
    reference && { proposer: reference, forUnknown: true },
  );
  const options = optionsForUnknown(30, text.length, false, false);
  const { first, count } = proposer.propose(text, 0, text.length, options, OF_UNKNOWN);
  return Array.from({ length: count }, (_, i) => ({
    text: proposer.write(first + i),
    channel: pool.channel[first + i],
    total: pool.total[first + i],
    operations: (pool.opStart[first + i + 1] - pool.opStart[first + i]) / 3,
  }));
}

describe("candidates at another channel's costs", () => {
  it("cost what a search with that channel finds", () => {
    const habits = habitsOf({ "n>m": 40 });
    const [anew] = readings("nenber", habits, false);
    const [derived] = readings("nenber", habits, true);
    expect(anew.text).toBe("member");
    expect({ ...derived, operations: 0 }).toEqual({ ...anew, operations: 0 });
    expect(derived.channel).toBeLessThan(readings("nenber", noHabits(1), true)[0].channel);
  });

  it("take a guess for what the document taught", () => {
    const [guessed] = readings("mexber", noHabits(1), true);
    const [taught] = readings("mexber", habitsOf({ "x>m": 30 }), true);
    expect([guessed.text, taught.text]).toEqual(["member", "member"]);
    expect(taught.channel).toBeLessThan(guessed.channel - 20);
  });

  it("take letters side by side for one confusion, where the document has it", () => {
    const [apart] = readings("nunnber", noHabits(1), true);
    const [together] = readings("nunnber", habitsOf({ "nn>m": 50 }), true);
    expect([apart.text, together.text]).toEqual(["number", "number"]);
    expect(together.channel).toBeLessThan(apart.channel);
    expect(together.operations).toBe(apart.operations - 1);
  });

  it("are ordered anew, and left out where they cost too much", () => {
    const order = (habits: Habits): string[] => readings("nunber", habits, true).map(({ text }) => text);
    expect(order(noHabits(1))[0]).toBe("number");
    for (const { total } of readings("nunber", habitsOf({ "u>i": 50 }), true)) expect(total).toBeLessThanOrEqual(345);
  });

  it("leave the words of another document behind, and take those of this", () => {
    const own = { own: [{ word: "nemberg", cost: 60 }], seen: new Map<string, number>() };
    expect(readings("nenberg", habitsOf({ "n>m": 40 }), true, ROWS, own).map(({ text }) => text)).toContain("Nemberg");
    expect(readings("nenberg", habitsOf({ "n>m": 40 }), true).map(({ text }) => text)).not.toContain("Nemberg");
  });
});
