import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  CASE,
  CROP,
  clearPool,
  createPool,
  INSERT,
  LOSE,
  LOWER,
  SAME,
  SPACE,
  SPLIT,
  SUBSTITUTE,
  TITLE,
  UPPER,
} from "../../src/candidates/pool.js";
import { createSearcher, type SearchOptions } from "../../src/candidates/search.js";
import type { Channel } from "../../src/models/channel/channel.js";
import { WORD_END, WORD_START } from "../../src/models/channel/confusion.js";
import type { Lexicon } from "../../src/models/lexicon/lexicon.js";
import { tinyChannel, tinyLexicon } from "../tiny-models.js";

const EVERYTHING: SearchOptions = {
  limit: 1000,
  window: 1000,
  mostStates: 16_000,
  mostFound: 500,
  generic: false,
  split: false,
  crop: false,
  ending: false,
};
/** What the search expects of a letter still to be read, tenths of nats. */
const LETTER_TO_COME = 10;
/** Share of the word's cost in a candidate's total. */
const WORD_WEIGHT = 0.8;

const pool = createPool();
const search = createSearcher(pool);

function run(lexicon: Lexicon, channel: Channel, scanned: string, options: SearchOptions, mode: number): void {
  clearPool(pool);
  const searched = { trie: lexicon.trie, cost: lexicon.cost, firstEntry: 0 };
  search(searched, scanned, 0, scanned.length, mode, channel, options);
}

interface Reading {
  readonly text: string;
  readonly channel: number;
  readonly total: number;
  readonly generic: number;
}

/** Everything found, cheapest first; words as the trie has them, in lower case, a closing mark behind. */
function find(
  lexicon: Lexicon,
  channel: Channel,
  scanned: string,
  options: Partial<SearchOptions> = {},
  mode = LOWER,
): Reading[] {
  run(lexicon, channel, scanned, { ...EVERYTHING, ...options }, mode);
  const list = Array.from({ length: pool.count }, (_, c) => ({
    text: wordsOf(c, lexicon).join(" ") + (pool.ending[c] ? String.fromCharCode(pool.ending[c]) : ""),
    channel: pool.channel[c],
    total: pool.total[c],
    generic: pool.generic[c],
  }));
  return list.sort((a, b) => a.total - b.total);
}

function wordsOf(c: number, lexicon: Lexicon): string[] {
  return Array.from({ length: pool.wordCount[c] }, (_, w) => lexicon.textOf(pool.words[c * 3 + w]));
}

const texts = (readings: readonly Reading[]): string[] => readings.map(({ text }) => text);
const costs = (readings: readonly Reading[]): Record<string, number> =>
  Object.fromEntries(readings.map(({ text, channel }) => [text, channel]));

describe("confusions", () => {
  const lexicon = tinyLexicon([
    ["member", 80],
    ["number", 60],
    ["modern", 90],
    ["nenuphar", 120],
  ]);

  it("read several letters for one, one for several, nothing for one, one for nothing", () => {
    const channel = tinyChannel(["n>m 3", "m>rn 4", ">b 6", ".> 5", "cl>d 3.5"]);
    expect(costs(find(lexicon, channel, "nenber"))).toEqual({ member: 60 });
    // A tenth of a nat for the m that is right, since e⁻³ of them are not.
    expect(costs(find(lexicon, channel, "modem"))).toEqual({ modern: 40 + 1 });
    expect(costs(find(lexicon, channel, "nemer"))).toEqual({ member: 90 + 1 });
    expect(costs(find(lexicon, channel, "num.ber"))).toEqual({ number: 50 + 1 });
    expect(costs(find(lexicon, channel, "moclern"))).toEqual({ modern: 35 + 1 });
  });

  it("cost the sum of their steps, and the word its share", () => {
    const channel = tinyChannel(["n>m 2", "b>mb 1.5"]);
    // e⁻² + … = 0.1353 of the m are misread: each that stands costs −10 ln(1 − 0.1353) = 1.
    const [reading] = find(lexicon, channel, "nember");
    expect(reading).toEqual({ text: "member", channel: 20 + 1, total: 21 + Math.round(WORD_WEIGHT * 80), generic: 0 });
  });

  it("take the cheaper of two ways", () => {
    const channel = tinyChannel(["rn>m 3", "r>m 2", "n> 2"]);
    const word = tinyLexicon([["mo", 50]]);
    expect(costs(find(word, channel, "rno"))).toEqual({ mo: 30 });
    expect(costs(find(word, tinyChannel(["rn>m 5", "r>m 2", "n> 2"]), "rno"))).toEqual({ mo: 40 });
  });

  it("hold to their place in the word", () => {
    const place = tinyLexicon([["fast"], ["soft"], ["sof"], ["tof"]]);
    const start = tinyChannel(["s>f 3 start"]);
    expect(texts(find(place, start, "sast"))).toEqual(["fast"]);
    expect(texts(find(place, start, "sost"))).toEqual([]);
    const end = tinyChannel(["c>f 3 end"]);
    expect(texts(find(place, end, "soc"))).toEqual(["sof"]);
    expect(texts(find(place, end, "soct"))).toEqual([]);
  });

  it("at the end of a word are not followed by other letters", () => {
    const place = tinyLexicon([["sof"], ["soft"]]);
    const channel = tinyChannel(["c>f 3 end", ">t 2"]);
    expect(texts(find(place, channel, "soc"))).toEqual(["sof"]);
  });

  it("know capitals from small letters", () => {
    const names = tinyLexicon([["quiet"]]);
    const channel = tinyChannel(["O>Q 3", "o>q 9"]);
    expect(costs(find(names, channel, "Ouiet", {}, TITLE))).toEqual({ quiet: 30 });
    expect(costs(find(names, channel, "ouiet", {}, LOWER))).toEqual({ quiet: 90 });
    expect(costs(find(names, channel, "Ouiet", {}, LOWER))).toEqual({});
  });
});

describe("a mark read as a letter", () => {
  const lexicon = tinyLexicon([
    ["nato", 60],
    ["natos", 90],
    ["natoq", 150],
  ]);
  const channel = tinyChannel(["Q>O. 3", "Q>O 5", "Q>O, 4"]);

  it("ends a word, beside the word without it", () => {
    expect(costs(find(lexicon, channel, "NATQ", { ending: true }, UPPER))).toEqual({
      "nato.": 30,
      "nato,": 40,
      nato: 50,
    });
  });

  it("is not thought of where another mark follows", () => {
    expect(costs(find(lexicon, channel, "NATQ", {}, UPPER))).toEqual({ nato: 50 });
  });

  it("is not thought of inside a word", () => {
    expect(texts(find(lexicon, channel, "NATQS", { ending: true }, UPPER))).toEqual(["natos"]);
  });

  it("is the end: no letter that the scan has not comes behind it", () => {
    const found = find(lexicon, channel, "NATQ", { ending: true, crop: true, generic: true }, UPPER);
    expect(texts(found)).toContain("natos");
    expect(texts(found).filter((text) => /^natos[.,]$/.test(text))).toEqual([]);
  });
});

describe("edits that no confusion explains", () => {
  const lexicon = tinyLexicon([["house", 70]]);
  const channel = tinyChannel([]);

  it.each([
    ["hcuse", 75, "another letter"],
    ["h-use", 50, "a mark for a letter"],
    ["houxse", 80, "a letter more"],
    ["ho-use", 55, "a mark more"],
    ["huse", 80, "a letter less"],
  ])("%s costs %i: %s", (scanned, cost) => {
    expect(find(lexicon, channel, scanned, { generic: true })).toEqual([
      { text: "house", channel: cost, total: cost + 56, generic: 1 },
    ]);
    expect(find(lexicon, channel, scanned)).toEqual([]);
  });
});

it("passes over a speck that no print has, without a guess", () => {
  const lexicon = tinyLexicon([["house", 70]]);
  const channel = tinyChannel([]);
  for (const scanned of ["«house", "house}", "ho\\use"])
    expect(find(lexicon, channel, scanned)).toEqual([{ text: "house", channel: 55, total: 111, generic: 1 }]);
});

describe("capitals", () => {
  const lexicon = tinyLexicon([
    ["house", 70],
    ["don't", 70],
  ]);
  const channel = tinyChannel([]);

  it.each([
    ["house", LOWER, 0],
    ["House", TITLE, 0],
    ["HOUSE", UPPER, 0],
    ["House", LOWER, 50],
    ["house", TITLE, 50],
    ["hoUse", LOWER, 50],
    ["HoUsE", TITLE, 100],
    ["HOUSe", UPPER, 50],
    ["DON'T", UPPER, 0],
    ["don’t", LOWER, 0],
  ])("%s written in mode %i costs %i", (scanned, mode, cost) => {
    expect(find(lexicon, channel, scanned, {}, mode).map((reading) => reading.channel)).toEqual([cost]);
  });

  it("in a title are wanted on the first word alone", () => {
    const words = tinyLexicon([
      ["in", 30],
      ["the", 30],
    ]);
    expect(costs(find(words, channel, "Inthe", { split: true }, TITLE))).toEqual({ "in the": 60 });
  });
});

describe("words run together", () => {
  const lexicon = tinyLexicon([
    ["in", 30],
    ["the", 30],
    ["it", 40],
    ["is", 140],
    ["a", 30],
    ["house", 70],
    ["x", 90],
  ]);
  const channel = tinyChannel(["l>h 2"]);

  it("fall into up to three, each weighed", () => {
    // −10 ln(1 − e⁻²) = 1 for each h that is right.
    expect(find(lexicon, channel, "inthehouse", { split: true })[0]).toEqual({
      text: "in the house",
      channel: 60 + 60 + 2,
      total: 60 + 60 + 2 + 24 + 24 + 56,
      generic: 0,
    });
    expect(texts(find(lexicon, channel, "initinthe", { split: true }))).toEqual([]);
    expect(texts(find(lexicon, channel, "inthe"))).toEqual([]);
  });

  it("may be misread as well", () => {
    // The h that stands in none of them costs nothing; that of `the` is misread at 20.
    expect(costs(find(lexicon, channel, "intle", { split: true }))).toEqual({ "in the": 80 });
  });

  it("of one letter are a and i, of two only common ones", () => {
    expect(texts(find(lexicon, channel, "ahouse", { split: true }))).toEqual(["a house"]);
    expect(texts(find(lexicon, channel, "xhouse", { split: true }))).toEqual([]);
    expect(texts(find(lexicon, channel, "ithouse", { split: true }))).toEqual(["it house"]);
    expect(texts(find(lexicon, channel, "ishouse", { split: true }))).toEqual([]);
  });
});

describe("the end of a line", () => {
  const lexicon = tinyLexicon([
    ["all", 50],
    ["also", 60],
  ]);
  const channel = tinyChannel([]);

  it("crops letters, each at its price", () => {
    expect(costs(find(lexicon, channel, "al", { crop: true }))).toEqual({ all: 60, also: 120 });
    expect(find(lexicon, channel, "al")).toEqual([]);
  });
});

describe("blanks inside a word", () => {
  const lexicon = tinyLexicon([
    ["which", 60],
    ["russia's", 90],
  ]);
  const channel = tinyChannel(["l>h 2"]);

  it("cost what they cost behind that letter", () => {
    // −10 ln(1 − e⁻²) = 1 for each h that is right.
    expect(costs(find(lexicon, channel, "whi ch"))).toEqual({ which: 60 + 2 });
  });

  it("may have been apostrophes", () => {
    expect(costs(find(lexicon, channel, "russia s"))).toEqual({ "russia's": 60 + 10 });
  });

  it("may have been letters that left no ink", () => {
    expect(costs(find(lexicon, channel, "wh ch"))).toEqual({ which: 60 + 15 + 2 });
  });
});

describe("bounds", () => {
  const words = tinyLexicon([
    ["aaa", 50],
    ["aab", 60],
    ["abb", 80],
    ["bbb", 250],
  ]);
  const channel = tinyChannel(["a>b 3"]);

  it("leave out what is too dear, or much dearer than the best", () => {
    expect(texts(find(words, channel, "aaa"))).toEqual(["aaa", "aab", "abb", "bbb"]);
    // 40, 30 + 48, 60 + 64, 90 + 200
    expect(texts(find(words, channel, "aaa", { limit: 130 }))).toEqual(["aaa", "aab", "abb"]);
    expect(texts(find(words, channel, "aaa", { window: 60 }))).toEqual(["aaa", "aab"]);
    expect(texts(find(words, channel, "aaa", { mostFound: 1 }))).toEqual(["aaa"]);
    expect(texts(find(words, channel, "aaa", { mostStates: 3 }))).toEqual([]);
  });

  it("refuse the empty stretch and one too long to search", () => {
    expect(find(words, channel, "")).toEqual([]);
    expect(find(words, channel, "a".repeat(41))).toEqual([]);
  });
});

const words = fc.array(fc.string({ unit: fc.constantFrom(..."abn'"), minLength: 1, maxLength: 5 }), {
  minLength: 1,
  maxLength: 6,
});
const scans = fc.string({ unit: fc.constantFrom(..."aabbnnABN' .,"), minLength: 1, maxLength: 6 });
const ROWS = ["n>b 2", "a>n 1.2", "nn>b 3", "a>nb 2.5", ">a 4", ".> 3", "B>N. 2", "a>b. 1", "A>B 3"];
const rules = fc.subarray([...ROWS, "ab>ba 2 start", "n>a 1 end"]);
const modes = fc.constantFrom(LOWER, TITLE, UPPER);
const wanted = fc.record({ generic: fc.boolean(), split: fc.boolean(), crop: fc.boolean(), ending: fc.boolean() });

/** A lexicon of words and the beginnings of each, so that many ways are open. */
function withBeginnings(list: readonly string[]): Lexicon {
  const all = new Set(list.flatMap((word) => Array.from(word, (_, i) => word.slice(0, i + 1))));
  return tinyLexicon([...all].map((text, i) => [text, 30 + ((7 * i) % 60)] as const));
}

describe("every candidate", () => {
  it("replays, step by step, from its words to the scan, at the cost of its steps", () => {
    fc.assert(
      fc.property(words, scans, rules, wanted, modes, (list, scanned, rows, options, mode) => {
        const lexicon = withBeginnings(list);
        const channel = tinyChannel(rows);
        run(lexicon, channel, scanned, { ...EVERYTHING, ...options }, mode);
        for (let c = 0; c < pool.count; c++) replay(c, lexicon, channel, scanned, mode);
      }),
      { numRuns: 600 },
    );
  });

  // The search expects more of what is left of the scan than the least that it can cost, and may be off by so much.
  it("of one word costs hardly more than the least of all ways from it to the scan", () => {
    fc.assert(
      fc.property(words, scans, rules, fc.boolean(), modes, (list, scanned, rows, generic, mode) => {
        const lexicon = withBeginnings(list);
        const channel = tinyChannel(rows);
        const found = new Map(find(lexicon, channel, scanned, { generic }, mode).map((r) => [r.text, r.channel]));
        for (let entry = 0; entry < lexicon.cost.length; entry++) {
          const word = lexicon.textOf(entry);
          const least = leastCost(word, scanned, channel, generic, mode);
          if (least + lexicon.cost[entry] > 400) continue;
          const story = `${scanned} read as ${word}`;
          expect(found.get(word), story).toBeGreaterThanOrEqual(least);
          expect(found.get(word), story).toBeLessThanOrEqual(least + LETTER_TO_COME * scanned.length);
        }
      }),
      { numRuns: 400 },
    );
  });
});

/** A blank in the place of a letter, or beside an apostrophe that was lost; tenths of nats. */
function blankCost(channel: Channel, before: number, letter: string): number {
  const space = channel.spaceAfter(before);
  return letter === "'" ? space + 10 : Math.max(space, channel.substituteMark) + 15;
}

/** The least cost of reading `word` as `scanned`, by trying every way. */
function leastCost(word: string, scanned: string, channel: Channel, generic: boolean, mode: number): number {
  const print = mode === UPPER ? word.toUpperCase() : mode === TITLE ? word[0].toUpperCase() + word.slice(1) : word;
  const cost = Array.from({ length: scanned.length + 1 }, () => new Float64Array(print.length + 1).fill(Infinity));
  cost[0][0] = 0;
  const step = (i: number, j: number, by: number, i2: number, j2: number): void => {
    if (i2 <= scanned.length && j2 <= print.length) cost[i2][j2] = Math.min(cost[i2][j2], cost[i][j] + by);
  };
  for (let i = 0; i <= scanned.length; i++)
    for (let j = 0; j <= print.length; j++) {
      const [read, letter] = [scanned[i] ?? "", print[j] ?? ""];
      const before = i > 0 ? scanned.charCodeAt(i - 1) : 0;
      const mark = !/[a-z']/i.test(read);
      if (read !== "" && read === letter) step(i, j, channel.identity[read.charCodeAt(0)], i + 1, j + 1);
      else if (read !== "" && read.toLowerCase() === letter.toLowerCase())
        step(i, j, i === 0 && j === 0 ? channel.caseFirst : channel.caseInner, i + 1, j + 1);
      for (let rule = 0; rule < channel.ruleCount; rule++) {
        const [from, to] = [channel.scanned[rule], channel.printed[rule]];
        if (channel.ending[rule] !== 0 || !scanned.startsWith(from, i) || !print.startsWith(to, j)) continue;
        if (channel.where[rule] === WORD_START && j > 0) continue;
        // A capital that begins a word is read at the scan's start, or behind a speck or two.
        if (mode === TITLE && i >= 3 && from !== "" && /^[A-Z]/.test(to)) continue;
        if (channel.where[rule] === WORD_END && (i + from.length < scanned.length || j + to.length < print.length))
          continue;
        step(i, j, channel.cost[rule], i + from.length, j + to.length);
      }
      if (read === " ") {
        step(i, j, channel.spaceAfter(before), i + 1, j);
        if (letter !== "") step(i, j, blankCost(channel, before, letter), i + 1, j + 1);
      } else if (generic && read !== "") {
        step(i, j, mark ? channel.insertMark : channel.insert, i + 1, j);
        if (read.toLowerCase() !== letter.toLowerCase())
          step(i, j, mark ? channel.substituteMark : channel.substitute, i + 1, j + 1);
      }
      if (generic) step(i, j, channel.lose, i, j + 1);
    }
  return cost[scanned.length][print.length];
}

/** Fails unless the operations of a candidate lead from its words to the scan, and add up to its cost. */
function replay(c: number, lexicon: Lexicon, channel: Channel, scanned: string, mode: number): void {
  const words = wordsOf(c, lexicon);
  const cased = words.map((word, w) =>
    mode === UPPER ? word.toUpperCase() : mode === TITLE && w === 0 ? word[0].toUpperCase() + word.slice(1) : word,
  );
  const last = pool.opStart[c + 1];
  let word = 0;
  let position = 0;
  let depth = 0;
  let cost = 0;
  let generic = 0;
  let ending = 0;
  const story = `${scanned} read as ${words.join(" ")}`;
  for (let o = pool.opStart[c]; o < last; o += 3) {
    const [op, from, at] = pool.ops.subarray(o, o + 3);
    expect([from, at], story).toEqual([position, depth]);
    const next = o + 3 < last ? pool.ops.subarray(o + 4, o + 6) : [scanned.length, words[word].length];
    if (op === SPLIT) {
      expect(depth, story).toBe(words[word].length);
      expect([...next], story).toEqual([position, 0]);
      word++;
      depth = 0;
      cost += channel.split;
      continue;
    }
    const read = scanned.slice(position, next[0]);
    const printed = cased[word].slice(depth, next[1]);
    const before = position > 0 ? scanned.charCodeAt(position - 1) : 0;
    const mark = !/[a-z']/i.test(read);
    if (op >= 0) {
      const letters = channel.ending[op] === 0 ? channel.printed[op] : channel.printed[op].slice(0, -1);
      expect([read, printed], story).toEqual([channel.scanned[op], letters]);
      if (channel.ending[op] !== 0) {
        ending = channel.ending[op];
        expect([next[0], next[1], word], story).toEqual([scanned.length, words[word].length, words.length - 1]);
        expect(o + 3, `${story}: nothing comes behind the mark`).toBe(last);
      }
      cost += channel.cost[op];
    } else if (op === SAME) {
      expect(read, story).toBe(printed);
      expect(read.length, story).toBe(1);
      cost += channel.identity[read.charCodeAt(0)];
    } else if (op === CASE) {
      expect(read, story).not.toBe(printed);
      expect(read.toLowerCase(), story).toBe(printed.toLowerCase());
      cost += word === 0 && depth === 0 && position === 0 ? channel.caseFirst : channel.caseInner;
    } else if (op === SPACE) {
      expect([read, printed], story).toEqual([" ", ""]);
      cost += channel.spaceAfter(before);
    } else if (op === SUBSTITUTE && read === " ") {
      expect(printed, story).toHaveLength(1);
      cost += blankCost(channel, before, printed);
      generic++;
    } else if (op === SUBSTITUTE) {
      expect([read.length, printed.length], story).toEqual([1, 1]);
      expect(read.toLowerCase(), story).not.toBe(printed.toLowerCase());
      cost += mark ? channel.substituteMark : channel.substitute;
      generic++;
    } else if (op === INSERT) {
      expect([read.length, printed], story).toEqual([1, ""]);
      cost += mark ? channel.insertMark : channel.insert;
      generic++;
    } else {
      expect([LOSE, CROP], story).toContain(op);
      expect([read, printed.length], story).toEqual(["", 1]);
      if (op === CROP) expect(position, story).toBe(scanned.length);
      cost += op === LOSE ? channel.lose : channel.crop;
      if (op === LOSE) generic++;
    }
    [position, depth] = next;
  }
  expect([position, word, depth], story).toEqual([scanned.length, words.length - 1, words[word].length]);
  expect([pool.channel[c], pool.generic[c], pool.ending[c]], story).toEqual([cost, generic, ending]);
  const spoken = words.reduce((sum, text) => sum + Math.round(WORD_WEIGHT * lexicon.cost[lexicon.find(text)]), 0);
  expect(pool.total[c], story).toBe(cost + spoken);
}
