import fc from "fast-check";
import { expect, it } from "vitest";
import { buildTrie, openTrie, type Trie } from "../../../src/models/lexicon/trie.js";
import { symbolOf } from "../../../src/text/folding.js";

const letters = fc.constantFrom(..."abcdest'");
const word = fc.string({ unit: letters, minLength: 1, maxLength: 7 });
const priced = fc.uniqueArray(fc.tuple(word, fc.integer({ min: 0, max: 255 })), { selector: ([text]) => text });

function follow(trie: Trie, text: string): number {
  let node = 0;
  for (let i = 0; i < text.length && node >= 0; i++) node = trie.child(node, symbolOf[text.charCodeAt(i)]);
  return node < 0 ? -1 : trie.entry[node];
}

function build(words: readonly (readonly [string, number])[]) {
  return buildTrie(
    words.map(([text]) => text),
    words.map(([, cost]) => cost),
  );
}

it("finds its words, each under a number of its own, and nothing else", () => {
  fc.assert(
    fc.property(priced, word, (words, other) => {
      const { trie, order } = build(words);
      const entries = words.map(([text]) => follow(trie, text));
      expect([...entries].sort((a, b) => a - b)).toEqual(words.map((_, index) => index));
      entries.forEach((entry, index) => {
        expect(order[entry]).toBe(index);
      });
      if (!words.some(([text]) => text === other)) expect(follow(trie, other)).toBe(-1);
    }),
  );
});

it("knows the cheapest word at or below each node", () => {
  fc.assert(
    fc.property(priced, (words) => {
      const { trie } = build(words);
      const expected = new Uint8Array(trie.nodeCount).fill(255);
      for (const [text, cost] of words) {
        let node = 0;
        expected[0] = Math.min(expected[0], cost);
        for (const letter of text) {
          node = trie.child(node, symbolOf[letter.charCodeAt(0)]);
          expected[node] = Math.min(expected[node], cost);
        }
      }
      expect(trie.best).toEqual(expected);
    }),
  );
});

it("keeps the children of a node together, in the order of their labels, below their parent", () => {
  fc.assert(
    fc.property(priced, (words) => {
      const { trie } = build(words);
      for (let node = 0; node < trie.nodeCount; node++) {
        for (let child = trie.firstChild[node]; child < trie.firstChild[node + 1]; child++) {
          expect(trie.parent[child]).toBe(node);
          expect(trie.child(node, trie.label[child])).toBe(child);
          if (child > trie.firstChild[node]) expect(trie.label[child]).toBeGreaterThan(trie.label[child - 1]);
        }
      }
      expect(trie.firstChild[trie.nodeCount]).toBe(trie.nodeCount);
    }),
  );
});

it("opens what it built as the same trie", () => {
  fc.assert(
    fc.property(priced, (words) => {
      const { trie, order } = build(words);
      const costs = Uint8Array.from(order, (index) => words[index][1]);
      const { child: _, ...again } = openTrie(trie.childMask, costs);
      const { child: __, ...first } = trie;
      expect(again).toEqual(first);
    }),
  );
});

it("numbers words breadth first, the apostrophe after z", () => {
  const { order } = buildTrie(["can't", "canz", "b", "a", "can"], [1, 1, 1, 1, 1]);
  expect([...order]).toEqual([3, 2, 4, 1, 0]);
});

it("folds words, keeps the cheapest of equals and leaves out what it cannot spell", () => {
  const words = ["Café", "cafe", "", "x-ray", "Минск", "naïve", "æon"];
  const { trie, order } = buildTrie(words, [9, 3, 1, 1, 1, 300, -5]);
  expect([...order].map((index) => words[index]).sort()).toEqual(["cafe", "naïve", "æon"]);
  expect(follow(trie, "aeon")).toBe([...order].indexOf(6));
  expect(trie.best[0]).toBe(0);
});

it("is a root alone without words", () => {
  const { trie } = buildTrie([], []);
  expect(trie.nodeCount).toBe(1);
  expect(trie.wordCount).toBe(0);
  expect(trie.child(0, 1)).toBe(-1);
  expect(trie.child(0, 0)).toBe(-1);
});

it("refuses masks that are no tree", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 0xffffffff }), { maxLength: 6 }),
      fc.integer({ min: 0, max: 6 }),
      (masks, words) => {
        let trie: Trie;
        try {
          trie = openTrie(Uint32Array.from(masks), new Uint8Array(words));
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
          return;
        }
        // What opens leads from every node up to the root.
        for (let node = 1; node < trie.nodeCount; node++) expect(trie.parent[node]).toBeLessThan(node);
        expect(trie.wordCount).toBe(words);
      },
    ),
    { numRuns: 2000 },
  );
  expect(() => openTrie(new Uint32Array(0), new Uint8Array(0))).toThrow(RangeError);
  expect(() => openTrie(Uint32Array.of(0b11, 1), new Uint8Array(1))).toThrow(RangeError);
  expect(() => openTrie(Uint32Array.of(0b10, 0, 1), new Uint8Array(1))).toThrow(RangeError);
});
