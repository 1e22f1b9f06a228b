import { beforeAll, describe, expect, test } from "vitest";

interface Scanner {
  readonly noise: number;
  describe(): string;
  scan(text: string): string;
}

let makeScanner: (seed: string | number) => Scanner;
beforeAll(async () => {
  ({ makeScanner } = await import(new URL("../../scripts/train/scanners.mjs", import.meta.url).href));
});

const TEXT = `The clerk of the works wrote to the Ministry in June that the bridge at Stoke, which is older than the town, could not
carry the new line; and Mr. Wilkins, who had measured it twice, said that nothing under 1,400 pounds would mend it.`;

test("the same seed makes the same scanner, and the same scan", () => {
  for (let seed = 0; seed < 50; seed++) {
    const [one, other] = [makeScanner(seed), makeScanner(seed)];
    expect(other.describe()).toBe(one.describe());
    expect(other.scan(TEXT)).toBe(one.scan(TEXT));
  }
});

test("scanners differ, in their habits and in how many there are", () => {
  const made = Array.from({ length: 300 }, (_, seed) => makeScanner(seed));
  expect(new Set(made.map((scanner) => scanner.describe())).size).toBe(300);
  expect(new Set(made.map((scanner) => scanner.scan(TEXT))).size).toBeGreaterThan(200);
  expect(Math.min(...made.map(({ noise }) => noise))).toBeLessThan(0.005);
  expect(Math.max(...made.map(({ noise }) => noise))).toBeGreaterThan(0.15);
});

test("lines stay lines", () => {
  for (let seed = 0; seed < 100; seed++) expect(makeScanner(seed).scan(TEXT).split("\n")).toHaveLength(2);
});

describe("the noise asked for is about what comes", () => {
  // Of a text long enough for its habits to show, most scanners spoil between a tenth of it and twice as much.
  const long = TEXT.repeat(20);
  test("for most seeds", async () => {
    const { distance } = await import("fastest-levenshtein");
    let near = 0;
    for (let seed = 0; seed < 60; seed++) {
      const scanner = makeScanner(seed);
      const share = distance(scanner.scan(long), long) / long.length;
      if (share > 0.1 * scanner.noise && share < 2 * scanner.noise) near++;
    }
    expect(near).toBeGreaterThan(45);
  });
});
