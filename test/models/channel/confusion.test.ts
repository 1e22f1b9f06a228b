import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  ANYWHERE,
  ConfusionTableError,
  parseConfusions,
  WORD_END,
  WORD_START,
} from "../../../src/models/channel/confusion.js";

describe("parseConfusions", () => {
  it("reads a confusion a line, its cost in nats as a probability", () => {
    const table = "# scanned printed cost where\n\nn\tm\t2.5\tany\nO.\tQ\t4\tend\nIn\tUn\t0\tstart\n";
    expect(parseConfusions(table, "own.tsv")).toEqual([
      { scanned: "n", printed: "m", probability: Math.exp(-2.5), where: ANYWHERE },
      { scanned: "O.", printed: "Q", probability: Math.exp(-4), where: WORD_END },
      { scanned: "In", printed: "Un", probability: 1, where: WORD_START },
    ]);
  });

  it("knows letters lost and inserted, and a scanned number sign", () => {
    const sides = parseConfusions("\tl\t6\tany\n.\t\t5\tany\n\\#\tit\t5\tany\n", "own.tsv");
    expect(sides.map(({ scanned, printed }) => [scanned, printed])).toEqual([
      ["", "l"],
      [".", ""],
      ["#", "it"],
    ]);
  });

  it.each([
    ["n\tm\t2", "own.tsv:3: expected 4 fields divided by tabs, found 3"],
    ["n\tm\t2\tany\tnote", "own.tsv:3: expected 4 fields divided by tabs, found 5"],
    ["n m 2 any", "own.tsv:3: expected 4 fields divided by tabs, found 1"],
    ["nnnn\tm\t2\tany", "own.tsv:3: a confusion has at most three letters on each side"],
    ["n\tmmmm\t2\tany", "own.tsv:3: a confusion has at most three letters on each side"],
    ["n\tn\t2\tany", "own.tsv:3: both sides are the same"],
    ["n\tm\tcheap\tany", 'own.tsv:3: the cost "cheap" is not a number from 0 to 30'],
    ["n\tm\t\tany", 'own.tsv:3: the cost "" is not a number from 0 to 30'],
    ["n\tm\t-1\tany", 'own.tsv:3: the cost "-1" is not a number from 0 to 30'],
    ["n\tm\t30\tany", 'own.tsv:3: the cost "30" is not a number from 0 to 30'],
    ["n\tm\t2\tmiddle", 'own.tsv:3: "middle" is not one of any, start, end'],
    ["n\tm\t2\ttoString", 'own.tsv:3: "toString" is not one of any, start, end'],
  ])("refuses %j and names its line", (line, message) => {
    const read = (): unknown => parseConfusions(`a\tb\t2\tany\n\n${line}\n`, "own.tsv");
    expect(read).toThrow(ConfusionTableError);
    expect(read).toThrow(message);
  });

  it("reads what was written", () => {
    const side = fc.string({ unit: fc.constantFrom(..."abmn.,'"), maxLength: 3 });
    const row = fc
      .record({ scanned: side, printed: side, cost: fc.integer({ min: 0, max: 299 }), where: fc.nat({ max: 2 }) })
      .filter(({ scanned, printed }) => scanned !== printed);
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const places = ["any", "start", "end"];
        const lines = rows.map((r) => [r.scanned, r.printed, r.cost / 10, places[r.where]].join("\t"));
        expect(parseConfusions(lines.join("\n"), "own.tsv")).toEqual(
          rows.map(({ cost, ...sides }) => ({ ...sides, probability: Math.exp(-cost / 10) })),
        );
      }),
    );
  });
});
