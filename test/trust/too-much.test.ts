import { describe, expect, it } from "vitest";
import { createCorrector } from "../../src/corrector.js";
import { loadModels } from "../../src/loader.js";
import { createEngine, settle } from "../../src/pipeline/correct-window.js";
import { mostEffort } from "../../src/pipeline/effort.js";
import { compileWishes } from "../../src/pipeline/wishes.js";
import { folder } from "../cli/harness.js";
import { misread, OWN_TEXTS } from "../own-texts.js";
import { asProcess } from "./runners.js";

/** Letters that scanners confuse. */
const LETTERS = "rnmiluteo";

/** What several rounds have to do, since it is mended piece by piece. */
const SCAN = " the nenber of the con- nittee came h ome in tine ";

/** Scraps of some letters with hyphens and some blanks between, as no text has them, and misread words: what takes longest to search, round after round. */
function chain(length: number, seed: number): string {
  let state = seed;
  const below = (n: number): number => (state = (state * 48271) % 2147483647) % n;
  let text = "";
  while (text.length < length) {
    text += LETTERS[below(LETTERS.length)];
    if (below(3) === 0) text += below(7) === 0 ? " " : "-";
    if (below(60) === 0) text += SCAN;
  }
  return text;
}

/** How many rounds it takes is for the weights to say: with each training it is another chain that is too much. */
function tooMuch(): string {
  const corrector = createCorrector();
  for (let seed = 1; seed <= 20; seed++) {
    const text = chain(8000, seed);
    if (corrector.correct(text).givenUp.length > 0) return text;
  }
  throw new Error("no chain is too much to search");
}

const CHAIN = tooMuch();
const GIVEN_UP = [{ start: 0, end: CHAIN.length }];
const NOTE =
  "ocrfix: chain.txt:1: too much to search from here on: 8 KB left as they are; --ignore-regex passes over what is no text\n";
const CANONICAL = 0.6;

describe("a text that takes too long to search", () => {
  const corrector = createCorrector();

  it("is left as it is, and a second run leaves it too, whatever was searched before", () => {
    const first = corrector.correct(CHAIN);
    expect(first).toMatchObject({ text: CHAIN, corrections: [], givenUp: GIVEN_UP });
    corrector.correct(misread(OWN_TEXTS.tale, [["w", "vv", 0.6]]));
    // All that it asks for is remembered by now.
    expect(corrector.correct(CHAIN)).toEqual(first);
  });

  it("is searched no further than the budget and the round that went over it", () => {
    const { models, prepare, engineOptions } = compileWishes({}, loadModels());
    const engine = createEngine(models, prepare, engineOptions);
    const prepared = engine.prepare(CHAIN);
    engine.corrections(prepared, engine.study(prepared));
    const round = engine.effort();
    expect(round).toBeLessThan(mostEffort(CHAIN.length) / 2);
    expect(settle(engine, CHAIN, [], CANONICAL).givenUp).toBe(true);
    const effort = engine.effort() - round;
    expect(effort).toBeGreaterThan(mostEffort(CHAIN.length));
    expect(effort).toBeLessThan(mostEffort(CHAIN.length) + 1.5 * round);
  });

  it("is corrected without what --ignore-regex passes over", () => {
    const patterned = createCorrector({ ignorePatterns: ["[a-z-]*-[a-z-]*"] });
    const scan = misread(OWN_TEXTS.minutes, [["m", "n", 0.5]]);
    const { corrections, givenUp } = patterned.correct(`${CHAIN}\n\n${scan}`);
    expect(givenUp).toEqual([]);
    expect(corrections.filter(({ start }) => start > CHAIN.length).length).toBeGreaterThan(10);
  });

  it("is told once, in one thread and in four", async () => {
    const cwd = folder({ "chain.txt": CHAIN, "clean.txt": "The committee met on Monday.\n" });
    for (const jobs of ["1", "4"]) {
      const argv = ["-q", "--check", "-f", "jsonl", "-j", jobs, "chain.txt", "clean.txt"];
      const { status, stdout, stderr } = await asProcess(argv, cwd);
      expect([status, stderr]).toEqual([0, NOTE]);
      const ends = stdout
        .toString()
        .split("\n")
        .slice(0, -1)
        .map((line) => JSON.parse(line).givenUp);
      expect(ends.filter(Boolean)).toEqual([{ line: 1, length: CHAIN.length }]);
    }
  });

  it("is explained", () => {
    const [{ outcome, because }] = corrector.explain(CHAIN, corrector.study([CHAIN]), 0, 1);
    expect([outcome, because]).toEqual(["left alone", "there is too much to search around it"]);
  });
});

it.each(Object.keys(OWN_TEXTS))("no text is given up, however it was misread: %s", (name) => {
  const confusions: Parameters<typeof misread>[1] = [
    ["m", "n", 0.6],
    ["e", "c", 0.3],
    ["h", "b", 0.4],
    ["ti", "d", 0.3],
    ["l", "1", 0.3],
  ];
  const { corrections, givenUp } = createCorrector().correct(misread(OWN_TEXTS[name], confusions));
  expect(givenUp).toEqual([]);
  expect(corrections.length).toBeGreaterThan(20);
});
