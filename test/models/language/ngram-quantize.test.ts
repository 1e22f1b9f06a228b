import fc from "fast-check";
import { expect, test } from "vitest";
import { quantize } from "../../../src/models/language/ngram-quantize.js";

test("up to 256 different numbers are kept, but for rounding to 32 bits", () => {
  const values = Float64Array.from({ length: 1000 }, (_, i) => (i % 256) / 7 - 3);
  const { table, codes } = quantize(values);
  expect(Array.from(codes, (code) => table[code])).toEqual(Array.from(Float32Array.from(values)));
});

test("no numbers give no codes", () => {
  expect(quantize(new Float64Array(0)).codes.length).toBe(0);
});

test("each number gets the nearest value of the table, and the table ascends", () => {
  const values = fc.float64Array({ min: -20, max: 20, noNaN: true, minLength: 1, maxLength: 2000 });
  fc.assert(
    fc.property(values, (numbers) => {
      const { table, codes } = quantize(numbers);
      for (let i = 1; i < 256; i++) expect(table[i]).toBeGreaterThanOrEqual(table[i - 1]);
      numbers.forEach((number, i) => {
        const nearest = table.reduce(
          (best, value) => Math.min(best, Math.abs(value - number)),
          Number.POSITIVE_INFINITY,
        );
        expect(Math.abs(table[codes[i]] - number)).toBeLessThan(nearest + 1e-5);
      });
    }),
    { numRuns: 30 },
  );
});

test("the error over evenly spread numbers is a small part of a step", () => {
  const values = Float64Array.from({ length: 10_000 }, (_, i) => i / 1000);
  const { table, codes } = quantize(values);
  const squares = values.reduce((sum, value, i) => sum + (table[codes[i]] - value) ** 2, 0);
  expect(Math.sqrt(squares / values.length)).toBeLessThan(10 / 256 / 3);
});
