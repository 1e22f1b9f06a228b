import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applied } from "../../src/edits/compose.js";
import type { Correction } from "../../src/edits/edit.js";
import { type Engine, MOST_ROUNDS, settle } from "../../src/pipeline/correct-window.js";
import { mostEffort } from "../../src/pipeline/effort.js";
import type { Prepared } from "../../src/pipeline/prepare.js";
import { firstImpression, type Lesson } from "../../src/pipeline/study.js";
import type { Rewrite } from "../../src/rules/rule.js";
import { tokenize } from "../../src/tokens/tokenize.js";
import { tinyLexicon, unitsOf } from "../tiny-models.js";

const lexicon = tinyLexicon([["the"]]);

type Change = readonly [before: string, after: string, confidence: number];

function place(start: number, original: string, replacement: string, confidence: number): Correction {
  return {
    start,
    end: start + original.length,
    original,
    replacement,
    class: "confusion",
    rules: [],
    confidence,
    candidates: [],
    evidence: [],
    applied: false,
  };
}

/** An engine that replaces words by a table, and says which texts it studied. */
function engineOf(changes: readonly Change[], studied: string[] = []): Engine {
  return {
    prepare(text): Prepared {
      const tokens = tokenize(text);
      return {
        units: unitsOf(text, lexicon),
        rewrites: [],
        ligatures: [],
        own: [],
        passages: new Uint8Array(tokens.count),
        tokens,
      };
    },
    study({ units }): Lesson {
      studied.push(units.text);
      return firstImpression(units, lexicon);
    },
    corrections({ units: { text } }) {
      const list: Correction[] = [];
      for (const { 0: word, index } of text.matchAll(/\S+/g))
        for (const [before, after, confidence] of changes)
          if (before === word) list.push(place(index, word, after, confidence));
      return list;
    },
    joined: (_prepared, _lesson, corrections) => corrections,
    effort: () => 0,
  };
}

const CANONICAL = 0.65;

function settled(text: string, changes: readonly Change[], lessons: Lesson[] = []): readonly Correction[] {
  return settle(engineOf(changes), text, lessons, CANONICAL).corrections;
}

const told = (list: readonly Correction[]): string[] => list.map((c) => `${c.start} ${c.original} ${c.replacement}`);

describe("settling a window", () => {
  it("finds everything in one round where nothing comes of it", () => {
    const studied: string[] = [];
    const lessons: Lesson[] = [];
    const engine = engineOf(
      [
        ["tbe", "the", 0.9],
        ["arid", "and", 0.3],
      ],
      studied,
    );
    const { corrections } = settle(engine, "tbe hill arid tbe dale", lessons, CANONICAL);
    expect(told(corrections)).toEqual(["0 tbe the", "9 arid and", "14 tbe the"]);
    // The output is studied and looked at again, as a second run would do; what is not sure is not made.
    expect(studied).toEqual(["tbe hill arid tbe dale", "the hill arid the dale"]);
    expect(lessons).toHaveLength(2);
  });

  it("withholds what a second run would change again", () => {
    const list = settled("tbe toiv of tbe", [
      ["tbe", "the", 0.9],
      ["toiv", "tow", 0.9],
      ["tow", "town", 0.9],
    ]);
    expect(told(list)).toEqual(["0 tbe the", "12 tbe the"]);
  });

  it("does at once what a second run would find besides", () => {
    // The second word is found only when the first one has been mended.
    const engine = engineOf([["tbe", "the", 0.9]]);
    const more: Engine = {
      ...engine,
      corrections(prepared, lesson) {
        const list = engine.corrections(prepared, lesson);
        const { text } = prepared.units;
        return text.startsWith("the") && /\bhil\b/.test(text)
          ? [...list, place(text.search(/\bhil\b/), "hil", "hill", 0.8)]
          : list;
      },
    };
    const { corrections } = settle(more, "tbe hil", [], CANONICAL);
    expect(told(corrections)).toEqual(["0 tbe the", "4 hil hill"]);
  });

  it("uses the lessons that it is given, the last of them for all later rounds", () => {
    const lesson = firstImpression(unitsOf("the", lexicon), lexicon);
    const studied: string[] = [];
    settle(engineOf([["tbe", "the", 0.9]], studied), "tbe", [lesson], CANONICAL);
    expect(studied).toEqual([]);
    settle(engineOf([["tbe", "the", 0.9]], studied), "tbe", [], CANONICAL);
    expect(studied).toEqual(["tbe", "the"]);
  });

  it("gives a window up that makes too much work, whatever it has found by then", () => {
    const text = "tbe toiv";
    const studied: string[] = [];
    const changes: Change[] = [
      ["tbe", "the", 0.9],
      ["toiv", "tow", 0.9],
      ["tow", "town", 0.9],
    ];
    const engine = { ...engineOf(changes, studied), effort: () => studied.length * (mostEffort(text.length) - 1) };
    expect(settle(engine, text, [], CANONICAL)).toMatchObject({ corrections: [], givenUp: true, words: 2 });
    expect(studied).toEqual([text, "the tow"]);
    // A person's own rules need no search.
    const rule = {
      start: 4,
      end: 8,
      replacement: "town",
      ruleId: "my.tsv:1",
      action: "replace",
      confidence: 1,
      reason: "",
    };
    const own = [{ ...rule, class: "rule", certain: true } as Rewrite];
    const soon = () => studied.length * 2 * mostEffort(text.length);
    const ruled: Engine = { ...engine, effort: soon, prepare: (of) => ({ ...engine.prepare(of), own }) };
    expect(told(settle(ruled, text, [], CANONICAL).corrections)).toEqual(["4 toiv town"]);
    // Work that was made before is another window's.
    expect(settle({ ...engine, effort: () => 1e12 }, text, [], CANONICAL).givenUp).toBe(false);
  });

  it("ends, even where corrections go round in circles", () => {
    const studied: string[] = [];
    const engine = engineOf(
      [
        ["a", "b", 0.9],
        ["b", "a", 0.9],
        ["c", "d", 0.9],
        ["d", "e", 0.9],
        ["e", "c", 0.9],
      ],
      studied,
    );
    expect(settle(engine, "a b c d e", [], CANONICAL).corrections).toEqual([]);
    expect(studied.length).toBeLessThanOrEqual(MOST_ROUNDS);
  });

  it("leaves a text that a second run leaves as well", () => {
    const word = fc.constantFrom(..."abcdefg");
    const change = fc.tuple(word, word, fc.constantFrom(0.3, 0.7, 0.9)).filter(([a, b]) => a !== b);
    const changes = fc.uniqueArray(change, { selector: ([before]) => before, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), changes, (words, table) => {
        const text = words.join(" ");
        const made = settled(text, table).filter(({ confidence }) => confidence >= CANONICAL);
        const output = applied(text, made);
        const again = settled(output, table).filter(({ confidence }) => confidence >= CANONICAL);
        expect(applied(output, again)).toBe(output);
      }),
      { numRuns: 500 },
    );
  });

  it("orders what it finds, and finds nothing twice", () => {
    const word = fc.constantFrom(..."abcdefg");
    const change = fc.tuple(word, word, fc.constantFrom(0.3, 0.7, 0.9));
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), fc.array(change, { maxLength: 5 }), (words, table) => {
        const unique = [...new Map(table.map((one) => [one[0], one])).values()].filter(([a, b]) => a !== b);
        const list = settled(words.join(" "), unique);
        for (let i = 1; i < list.length; i++) expect(list[i].start).toBeGreaterThanOrEqual(list[i - 1].end);
      }),
    );
  });
});
