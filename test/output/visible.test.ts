import { describe, expect, it } from "vitest";
import { safeJson, visible, visibleInLine } from "../../src/output/visible.js";

describe("visible", () => {
  it.each([
    ["\x1b[31mred", "\\x1b[31mred"],
    ["\x9b31m", "\\x9b31m"],
    ["a\u202eb\u2066", "a\\u202eb\\u2066"],
    ["bell\x07 nul\0 del\x7f", "bell\\x07 nul\\x00 del\\x7f"],
    ["over\rwrite", "over\\rwrite"],
    ["\ud800x", "\\ud800x"],
    ["\ufeff\u2028\u{e0041}", "\\ufeff\\u2028\\u{e0041}"],
  ])("shows %j and does not send it", (text, shown) => expect(visible(text)).toBe(shown));

  it("leaves words of every script alone, with their joiners, marks and emoji", () => {
    const text = "naïve e\u0301 שלום क्\u200dष 👩\u200d👧 — “so”\n\tand on";
    expect(visible(text)).toBe(text);
  });
});

describe("visibleInLine", () => {
  it("keeps to one line", () => expect(visibleInLine("a\nb\tc\r\n")).toBe("a\\nb\\tc\\r\\n"));
});

describe("safeJson", () => {
  it("means the same and holds no raw control character", () => {
    const value = { text: "\x1b[0m\x9b \u202e \u{e0041} \ud800 é 😀" };
    const json = safeJson(value);
    expect(JSON.parse(json)).toEqual(value);
    expect(json).toMatch(/^[\x20-\x7eé😀]+$/u);
  });
});
