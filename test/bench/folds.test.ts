import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";

const DATA = fileURLToPath(new URL("../../../shared/data", import.meta.url));

describe.skipIf(!existsSync(DATA))("the folds of the development sets", () => {
  let made: {
    folds: Map<string, number>;
    loads: Map<string, number>[];
    totals: Map<string, number>;
    clusters: { set: string; id: string; words: string[] }[][];
  };
  beforeAll(async () => {
    const { makeFolds } = await import(new URL("../../scripts/train/folds.mjs", import.meta.url).href);
    made = makeFolds();
  });

  test("no run of eight words stands in two folds", () => {
    const foldOfRun = new Map<string, number>();
    for (const { set, id, words } of made.clusters.flat()) {
      const fold = made.folds.get(`${set}/${id}`)!;
      for (let at = 0; at + 8 <= words.length; at++) {
        const run = words.slice(at, at + 8).join(" ");
        if ((foldOfRun.get(run) ?? fold) !== fold) throw new Error(`${set}/${id} shares a run with another fold`);
        foldOfRun.set(run, fold);
      }
    }
    expect(foldOfRun.size).toBeGreaterThan(100_000);
  });

  test("each fold has a fair part of each set", () => {
    for (const [set, total] of made.totals)
      for (const load of made.loads) expect((load.get(set) ?? 0) / total, set).toBeGreaterThan(0.12);
  });
});
