import { describe, expect, it } from "vitest";
import type { Correction } from "../../src/edits/edit.js";
import { createFinder } from "../../src/edits/finding.js";

const correction = (text: string, original: string, replacement: string, from = 0): Correction => {
  const start = text.indexOf(original, from);
  return {
    start,
    end: start + original.length,
    original,
    replacement,
    class: "confusion",
    rules: ["confusion/n>m"],
    confidence: 0.9,
    candidates: [],
    evidence: [],
    applied: true,
  };
};
const window = (text: string, before = "", after = "") => ({ text, before, after });

describe("createFinder", () => {
  it("counts lines, columns, units and bytes from the start of the document", () => {
    const first = "Été\r\n";
    const second = "😀 a nenber\nof";
    const find = createFinder("a.txt", "utf-8", 3);
    expect(find(window(first), [])).toEqual([]);
    expect(find(window(second), [correction(second, "nenber", "member")])[0]).toMatchObject({
      line: 2,
      column: 6,
      endLine: 2,
      endColumn: 12,
      offset: 10,
      length: 6,
      byteOffset: 3 + 7 + 7,
      byteLength: 6,
      before: "😀 a ",
      after: "",
    });
  });

  it("gives the same series to the same change", () => {
    const text = "nenber nore nenber";
    const changes = [
      correction(text, "nenber", "member"),
      correction(text, "nore", "more"),
      correction(text, "nenber", "member", 8),
    ];
    expect(createFinder("a.txt", "utf-8", 0)(window(text), changes).map((f) => f.series)).toEqual([1, 2, 1]);
  });

  it("names places: apart by ordinal, the same wherever the windows end, whatever the replacement", () => {
    const text = `${"x".repeat(40)} nenber ${"y".repeat(40)}`;
    const id = (replacement: string, cut: number): string => {
      const find = createFinder("a.txt", "utf-8", 0);
      const [head, tail] = [text.slice(0, cut), text.slice(cut)];
      find(window(head), []);
      return find(window(tail, head.slice(-32)), [correction(tail, "nenber", replacement)])[0].id;
    };
    expect(id("member", 0)).toMatch(/^[0-9a-f]{16}$/);
    expect(id("member", 20)).toBe(id("member", 0));
    expect(id("number", 0)).toBe(id("member", 0));

    const find = createFinder("a.txt", "utf-8", 0);
    const twins = `${"z".repeat(32)}nore${"z".repeat(32)}`;
    const one = find(window(twins), [correction(twins, "nore", "more")])[0].id;
    const other = find(window(twins, "", ""), [correction(twins, "nore", "more")])[0].id;
    expect(other).not.toBe(one);
  });

  it("keeps the context within the line and well formed", () => {
    const text = `before\n${"😀".repeat(20)}nore\rafter`;
    const [finding] = createFinder("a.txt", "utf-8", 0)(window(text), [correction(text, "nore", "more")]);
    expect(finding.before).toBe("😀".repeat(16));
    expect(finding.after).toBe("");
    const odd = `nore${"😀".repeat(15)}x😀`;
    expect(createFinder("a.txt", "utf-8", 0)(window(odd), [correction(odd, "nore", "more")])[0].after).toBe(
      `${"😀".repeat(15)}x`,
    );
  });
});
