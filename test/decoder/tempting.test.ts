import { describe, expect, it } from "vitest";
import { KEEP } from "../../src/candidates/lattice.js";
import { surfaceOf } from "../../src/decoder/surface-of.js";
import { choices } from "../../src/decoder/tempting.js";
import { decodedOf, tinyChannel, tinyModels } from "../tiny-models.js";

const tiny = tinyModels([
  ["the", 30],
  ["man", 60],
  ["hat", 70],
  ["that", 50],
  ["came", 60],
  ["to", 40],
  ["day", 60],
  ["today", 90],
]);

/** The choices of a text: what is written, whether the best path has it, and where it stands in it. */
function chosen(text: string, rows: readonly string[]) {
  const { facts, ...decoded } = decodedOf(text, tiny, tinyChannel(rows));
  return choices(decoded.lattice, decoded.path, tiny.language, (u) => facts.suspicious[u] === 1).map(
    ({ path, index }) => {
      const arc = path.arcs[index];
      return {
        surface: surfaceOf(decoded.lattice, arc, decoded.proposer),
        onPath: path === decoded.path,
        node: path.nodes[index],
        to: decoded.lattice.to[arc],
        next: index + 1 < path.length ? path.nodes[index + 1] : undefined,
      };
    },
  );
}

describe("choices", () => {
  it("are what the best path changes", () => {
    expect(chosen("the nan came", ["n>m 1"])).toEqual([{ surface: "man", onPath: true, node: 1, to: 2, next: 2 }]);
  });

  it("and what comes near where it keeps a word", () => {
    const near = chosen("the hat came", [">t 3 start"]);
    expect(near).toContainEqual({ surface: "that", onPath: false, node: 1, to: 2, next: 2 });
  });

  it("but nothing that is far from it", () => {
    expect(chosen("the hat came", ["x>y 3"])).toEqual([]);
    expect(chosen("the man came", ["n>t 9"])).toEqual([]);
  });

  it("never overlap, and have the path go on behind them", () => {
    const { facts, ...decoded } = decodedOf("the hat came to day", tiny, tinyChannel([">t 3 start", "h>b 4"]));
    const list = choices(decoded.lattice, decoded.path, tiny.language, (u) => facts.suspicious[u] === 1);
    let last = 0;
    for (const { path, index } of list) {
      const arc = path.arcs[index];
      expect(decoded.lattice.kind[arc]).not.toBe(KEEP);
      expect(path.nodes[index]).toBeGreaterThanOrEqual(last);
      last = decoded.lattice.to[arc];
      if (index + 1 < path.length) expect(path.nodes[index + 1]).toBe(last);
    }
    expect(list.length).toBeGreaterThan(0);
  });
});
