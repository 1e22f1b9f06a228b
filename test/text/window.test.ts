import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  createWindowCutter,
  cutWindows,
  LINE_AT,
  PARAGRAPH_AT,
  SPACE_AT,
  WINDOW_LIMIT,
} from "../../src/text/window.js";

const filled = (length: number, filler = "x"): string => filler.repeat(length);

describe("cutWindows", () => {
  it("gives no window for an empty text", () => expect(cutWindows("")).toEqual([]));

  it("ends a window at the first blank line past the paragraph mark, not before", () => {
    const early = `${filled(100)}\n\n${filled(PARAGRAPH_AT)}`;
    const [first, second] = cutWindows(`${early}\n \t\n\n${filled(10)}`);
    expect(first).toBe(`${early}\n \t\n`);
    expect(second).toBe(`\n${filled(10)}`);
  });

  it("does not take CR LF for two line ends", () => {
    const text = `${filled(PARAGRAPH_AT + 5)}\r\n${filled(20)}\r\n\r\n${filled(9)}`;
    expect(cutWindows(text).map((window) => window.length)).toEqual([PARAGRAPH_AT + 5 + 2 + 20 + 4, 9]);
  });

  it("ends a window at a line end where there is no blank line", () => {
    const text = `${filled(PARAGRAPH_AT + 9)}\n${filled(LINE_AT)}\r\n${filled(7)}`;
    expect(cutWindows(text).map((window) => window.length)).toEqual([PARAGRAPH_AT + 10 + LINE_AT + 2, 7]);
  });

  it("ends a window at white space where there is no line end", () => {
    const text = `${filled(SPACE_AT + 9)} ${filled(7)}`;
    expect(cutWindows(text).map((window) => window.length)).toEqual([SPACE_AT + 10, 7]);
  });

  it("ends a window at the limit where there is nothing", () => {
    expect(cutWindows(filled(WINDOW_LIMIT + 3)).map((window) => window.length)).toEqual([WINDOW_LIMIT, 3]);
  });

  it.each([
    ["a surrogate pair", "😀", 1],
    ["a letter and its mark", "e\u0301", 1],
    ["an emoji sequence", "👩\u200d👧", 3],
    ["CR and LF", "\r\n", 1],
  ])("does not cut %s at the limit", (_, character, into) => {
    const text = filled(WINDOW_LIMIT - into) + character + filled(50);
    expect(cutWindows(text)[0]).toHaveLength(WINDOW_LIMIT - into);
  });

  it("cuts a pair of marks by the thousand all the same, and no surrogate pair", () => {
    const windows = cutWindows(filled(WINDOW_LIMIT * 2, "\u0301"));
    expect(windows.every((window) => window.length <= WINDOW_LIMIT)).toBe(true);
    const wide = cutWindows(`x${filled(WINDOW_LIMIT, "\u{1f3fb}")}`);
    expect(wide.every((window) => window.isWellFormed() && window.length <= WINDOW_LIMIT)).toBe(true);
  });
});

describe("createWindowCutter", () => {
  const paragraph = fc
    .tuple(fc.constantFrom("a", "word ", "né ", "😀", "\t"), fc.integer({ min: 1, max: 60_000 }))
    .map(([unit, count]) => unit.repeat(count));
  const text = fc
    .array(fc.tuple(paragraph, fc.constantFrom("\n", "\r\n", "\r", "\n\n", "\n \n", " ", "")), { maxLength: 12 })
    .map((parts) => parts.flat().join(""));

  it("gives the same windows however the text arrives, and joined they are the text", () => {
    fc.assert(
      fc.property(
        text,
        fc.array(fc.integer({ min: 1, max: 90_000 }), { minLength: 1, maxLength: 8 }),
        (whole, steps) => {
          const cutter = createWindowCutter();
          const windows: string[] = [];
          for (let at = 0, turn = 0; at < whole.length; turn++) {
            const step = steps[turn % steps.length];
            windows.push(...cutter.push(whole.slice(at, at + step)));
            at += step;
          }
          windows.push(...cutter.end());
          expect(windows).toEqual(cutWindows(whole));
          expect(windows.join("")).toBe(whole);
          expect(windows.every((window) => window.length > 0 && window.length <= WINDOW_LIMIT)).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });
});
