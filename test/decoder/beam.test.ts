import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addArc, addWord, createLattice, KEEP, type Lattice, NO_ID, READ } from "../../src/candidates/lattice.js";
import { createPool } from "../../src/candidates/pool.js";
import { ENDS_SENTENCE } from "../../src/candidates/units.js";
import { decode } from "../../src/decoder/beam.js";
import { standing } from "../../src/decoder/margin.js";
import { tinyLexicon, tinyModels, unitsOf } from "../tiny-models.js";

const { language } = tinyModels(
  [],
  [
    { words: "</s>", probability: 0.2 },
    { words: "<s>", probability: 0, backoff: 0.5 },
    { words: "a", probability: 0.3, backoff: 0.6 },
    { words: "b", probability: 0.2, backoff: 0.9 },
    { words: "c", probability: 0.08, backoff: 0.8 },
    { words: "<s> b", probability: 0.6, backoff: 0.4 },
    { words: "a b", probability: 0.4, backoff: 0.3 },
    { words: "b c", probability: 0.5 },
    { words: "c </s>", probability: 0.7 },
    { words: "<s> b c", probability: 0.55 },
    { words: "a b c", probability: 0.65 },
  ],
);
const ids = Object.fromEntries(["a", "b", "c"].map((word) => [word, language.idOf(word)]));

interface Word {
  /** In the language model, or undefined for an unknown word of this cost, nats. */
  readonly id?: number;
  readonly cost?: number;
  readonly seen?: number;
}

interface ArcOf {
  readonly from: number;
  readonly to: number;
  readonly channel: number;
  readonly words: readonly Word[];
  readonly kind?: number;
}

/** A lattice over units that are single words, with the arcs given; a sentence ends after unit 1 if `stop`. */
function latticeOf(units: number, arcs: readonly ArcOf[], stop = false): Lattice {
  const words = Array.from({ length: units }, (_, u) => (stop && u === 2 ? "Xx" : "xx"));
  const lexicon = tinyLexicon([["xx"]]);
  const text = words.map((word, u) => word + (stop && u === 1 ? "." : "")).join(" ");
  const lattice = createLattice(unitsOf(text, lexicon), createPool());
  for (const { from, to, channel, words: spoken, kind = READ } of arcs) {
    addArc(lattice, from, to, kind, -1, channel, from * 3, to * 3 - 1);
    for (const { id = NO_ID, cost = 0, seen = 0 } of spoken) addWord(lattice, -1, id, cost, seen);
  }
  return lattice;
}

const known = (word: string): Word => ({ id: ids[word] });

describe("the best way", () => {
  it("costs the channel's nats and the language model's", () => {
    const lattice = latticeOf(2, [
      { from: 0, to: 1, channel: 1, words: [known("b")] },
      { from: 1, to: 2, channel: 2, words: [known("c")] },
    ]);
    const path = decode(lattice, language);
    // 1 − ln P(b | <s>) + 2 − ln P(c | <s> b) − ln P(</s> | c)
    expect(path.cost).toBeCloseTo(1 + 0.51083 + 2 + 0.59784 + 0.35667, 3);
    expect([...path.arcs]).toEqual([0, 1]);
    expect([...path.nodes]).toEqual([0, 1]);
    expect([...path.second]).toEqual([language.sentenceStart, ids.b]);
  });

  it("takes a dearer reading where the words fit better", () => {
    const arcs = [
      { from: 0, to: 1, channel: 0, words: [known("a")] },
      { from: 1, to: 2, channel: 0, words: [known("a")] },
      { from: 1, to: 2, channel: 0.3, words: [known("b")] },
      { from: 2, to: 3, channel: 0, words: [known("c")] },
    ];
    // P(b | a) P(c | a b) P(</s> | b c) is worth the 0.3 nats.
    expect([...decode(latticeOf(3, arcs), language).arcs]).toEqual([0, 2, 3]);
    const dear = arcs.map((arc) => (arc.channel === 0.3 ? { ...arc, channel: 4 } : arc));
    expect([...decode(latticeOf(3, dear), language).arcs]).toEqual([0, 1, 3]);
  });

  it("breaks the history at an unknown word, and where a sentence ends", () => {
    const broken = latticeOf(2, [
      { from: 0, to: 1, channel: 0, words: [{ cost: 5 }] },
      { from: 1, to: 2, channel: 0, words: [known("c")] },
    ]);
    // P(c) alone, then P(</s> | c).
    expect(decode(broken, language).cost).toBeCloseTo(5 + 2.52573 + 0.35667, 3);
    const sentences = latticeOf(
      3,
      [0, 1, 2].map((u) => ({ from: u, to: u + 1, channel: 0, words: [known("b")] })),
      true,
    );
    const path = decode(sentences, language);
    expect([...path.first]).toEqual([-1, language.sentenceStart, -1]);
    expect([...path.second]).toEqual([language.sentenceStart, ids.b, language.sentenceStart]);
  });

  it("makes cheaper what the document says often", () => {
    const end = language.cost(-1, -1, language.sentenceEnd);
    const of = (seen: number): number =>
      decode(latticeOf(1, [{ from: 0, to: 1, channel: 0, words: [{ cost: 9, seen }] }]), language).cost - end;
    expect(of(0)).toBeCloseTo(9, 6);
    // A tenth of the document's own use: −ln(0.9 e⁻⁹ + 0.1 · 0.02)
    expect(of(0.02)).toBeCloseTo(6.16056, 4);
  });

  it("is empty for a text without words", () => {
    const path = decode(latticeOf(0, []), language);
    expect([path.length, path.cost]).toEqual([0, 0]);
  });
});

const word: fc.Arbitrary<Word> = fc.oneof(
  fc.constantFrom(known("a"), known("b"), known("c")),
  fc.record({ cost: fc.double({ min: 1, max: 6, noNaN: true }), seen: fc.constantFrom(0, 0.05) }),
);
const graph = fc
  .tuple(
    fc.integer({ min: 1, max: 5 }),
    fc.array(
      fc.record({
        from: fc.nat({ max: 4 }),
        length: fc.integer({ min: 1, max: 2 }),
        channel: fc.double({ min: 0, max: 3, noNaN: true }),
        words: fc.array(word, { minLength: 1, maxLength: 2 }),
      }),
      { maxLength: 5 },
    ),
    fc.array(word, { minLength: 5, maxLength: 5 }),
    fc.boolean(),
  )
  .map(([units, more, keeps, stop]) => {
    const arcs: ArcOf[] = keeps
      .slice(0, units)
      .map((kept, u) => ({ from: u, to: u + 1, channel: 0, words: [kept], kind: KEEP }));
    for (const { from, length, ...rest } of more)
      if (from + length <= units) arcs.push({ from, to: from + length, ...rest });
    return { units, arcs, stop };
  });

/** Every way through a lattice with its cost, summed anew. */
function everyWay(lattice: Lattice, nodes: number): { arcs: number[]; cost: number }[] {
  const ways: { arcs: number[]; cost: number }[] = [];
  const go = (node: number, arcs: number[], cost: number, first: number, second: number): void => {
    if (node === nodes) ways.push({ arcs, cost });
    for (let arc = lattice.head[node]; arc >= 0; arc = lattice.next[arc]) {
      let [sum, a, b] = [cost + lattice.channel[arc], first, second];
      for (let w = lattice.wordStart[arc]; w < lattice.wordStart[arc] + lattice.wordCount[arc]; w++) {
        const id = lattice.languageId[w];
        const context = id >= 0 ? language.cost(a, b, id) : lattice.wordCost[w];
        sum += lattice.seen[w] > 0 ? -Math.log(0.9 * Math.exp(-context) + 0.1 * lattice.seen[w]) : context;
        [a, b] = [b, id];
      }
      if (lattice.units.flags[lattice.to[arc] - 1] & ENDS_SENTENCE) {
        sum += language.cost(b >= 0 ? a : -1, b, language.sentenceEnd);
        [a, b] = [-1, language.sentenceStart];
      }
      go(lattice.to[arc], [...arcs, arc], sum, a, b);
    }
  };
  go(0, [], 0, -1, language.sentenceStart);
  return ways;
}

it("is the cheapest of all ways", () => {
  fc.assert(
    fc.property(graph, ({ units, arcs, stop }) => {
      const lattice = latticeOf(units, arcs, stop);
      const path = decode(lattice, language);
      const ways = everyWay(lattice, units);
      const found = ways.find(({ arcs: way }) => way.join() === [...path.arcs].join());
      expect(found?.cost).toBeCloseTo(path.cost, 9);
      expect(path.cost).toBeCloseTo(Math.min(...ways.map(({ cost }) => cost)), 9);
    }),
    { numRuns: 1000 },
  );
});

describe("how an arc of the best way stands", () => {
  const arcs = [
    { from: 0, to: 1, channel: 0, words: [known("a")], kind: KEEP },
    { from: 1, to: 2, channel: 0, words: [{ cost: 6 }], kind: KEEP },
    { from: 1, to: 2, channel: 1, words: [known("b")] },
    { from: 1, to: 2, channel: 1.5, words: [known("a")] },
    { from: 2, to: 3, channel: 0, words: [known("c")], kind: KEEP },
  ];
  const lattice = latticeOf(3, arcs);
  const path = decode(lattice, language);
  const stands = standing(lattice, language, path, 1);

  it("is by how much its rivals cost more, the rest of the way held fixed", () => {
    expect([...path.arcs]).toEqual([0, 2, 4]);
    const end = 0.35667;
    // b: 1 − ln P(b | <s> a) − ln P(c | a b), then </s> after c. P(b | <s> a) is that after a alone: 0.4.
    const b = 1 + 0.91629 + 0.43078 + end;
    // a: P(a | a) = 0.6 · 0.3; P(c | a a) = 0.6 · 0.08
    const a = 1.5 + 0.51083 + 1.20397 + 0.51083 + 2.52573 + end;
    const kept = 6 + 2.52573 + end;
    expect(stands.rivals.map(({ arc }) => arc)).toEqual([3, -1]);
    expect(stands.rivals[0].above).toBeCloseTo(a - b, 3);
    expect(stands.margin).toBeCloseTo(a - b, 3);
    expect(stands.keepMargin).toBeCloseTo(kept - b, 3);
    expect(stands.posterior).toBeCloseTo(1 / (1 + Math.exp(b - a) + Math.exp(b - kept)), 3);
    expect(stands.chosenLanguage).toBeCloseTo(b - 1, 3);
    expect(stands.keptLanguage).toBeCloseTo(kept, 3);
  });

  it("is without end where an arc keeps the text and has no rival", () => {
    const lone = standing(lattice, language, path, 0);
    expect(lone).toMatchObject({ posterior: 1, margin: Infinity, keepMargin: Infinity, rivals: [] });
    expect(lone.keptLanguage).toBe(lone.chosenLanguage);
  });

  it("never says less than nothing of the best way", () => {
    fc.assert(
      fc.property(graph, ({ units, arcs: list, stop }) => {
        const any = latticeOf(units, list, stop);
        const best = decode(any, language);
        for (let i = 0; i < best.length; i++) {
          const { posterior, margin, keepMargin, rivals } = standing(any, language, best, i);
          // Words more than two arcs away may be worth something to a rival; here none are.
          if (i + 3 >= best.length) {
            expect(margin).toBeGreaterThanOrEqual(-1e-9);
            expect(keepMargin).toBeGreaterThanOrEqual(-1e-9);
          }
          expect(posterior).toBeGreaterThan(0);
          expect(posterior).toBeLessThanOrEqual(1);
          for (let r = 1; r < rivals.length; r++) expect(rivals[r].above).toBeGreaterThanOrEqual(rivals[r - 1].above);
          expect(Math.min(margin, keepMargin)).toBe(margin);
        }
      }),
      { numRuns: 300 },
    );
  });
});
