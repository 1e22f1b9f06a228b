import fc from "fast-check";
import { expect, it } from "vitest";
import { mergeSpans, overlapsAny } from "../../src/text/spans.js";

const spans = fc.array(
  fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 9 })).map(([start, length]) => ({ start, end: start + length })),
  { maxLength: 12 },
);
const covers = (list: readonly { start: number; end: number }[], at: number) =>
  list.some(({ start, end }) => start <= at && at < end);

it("merged spans are in order, apart, and cover the same", () => {
  fc.assert(
    fc.property(spans, (list) => {
      const merged = mergeSpans(list);
      for (let at = 0; at < 80; at++) expect(covers(merged, at)).toBe(covers(list, at));
      for (let i = 1; i < merged.length; i++) expect(merged[i].start).toBeGreaterThan(merged[i - 1].end);
    }),
  );
});

it("a stretch overlaps when it shares a unit with one", () => {
  fc.assert(
    fc.property(spans, fc.nat(70), fc.integer({ min: 1, max: 10 }), (list, start, length) => {
      const merged = mergeSpans(list);
      const shares = Array.from({ length }, (_, i) => start + i).some((at) => covers(list, at));
      expect(overlapsAny(merged, start, start + length)).toBe(shares);
    }),
  );
});
