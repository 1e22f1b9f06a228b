import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { editLine, type Line } from "../../src/review/line-editor.js";

/** Writes the caret as `|`. */
function edit(line: string, ...keys: string[]): string {
  let state: Line = { text: line.replace("|", ""), caret: line.indexOf("|") };
  for (const key of keys) state = editLine(state, key) ?? state;
  return `${state.text.slice(0, state.caret)}|${state.text.slice(state.caret)}`;
}

describe("a line being typed", () => {
  it.each([
    ["ab|", ["c"], "abc|"],
    ["a|b", ["日"], "a日|b"],
    ["a|b", ["😀"], "a😀|b"],
    ["ab|", ["left", "left", "left"], "|ab"],
    ["|ab", ["right", "right", "right"], "ab|"],
    ["ab|cd", ["home"], "|abcd"],
    ["ab|cd", ["ctrl-e"], "abcd|"],
    ["ab|cd", ["backspace"], "a|cd"],
    ["|cd", ["backspace"], "|cd"],
    ["ab|cd", ["delete"], "ab|d"],
    ["ab|", ["delete"], "ab|"],
    ["e\u0301|x", ["backspace"], "|x"],
    ["👨‍👩‍👧|", ["left"], "|👨‍👩‍👧"],
    ["ab|cd", ["ctrl-u"], "|cd"],
    ["ab|cd", ["ctrl-k"], "ab|"],
    ["one two  |x", ["ctrl-w"], "one |x"],
    ["  |x", ["ctrl-w"], "  |x"],
    ["|x", ["paste:a\u001b[31m\nb"], "a[31mb|x"],
    ["a|", ["tab", "ctrl-x", "paste:"], "a|"],
  ])("%s with %j is %s", (before, keys, after) => {
    expect(edit(before, ...keys)).toBe(after);
  });

  it("keeps its caret inside, and no control character, whatever is typed", () => {
    const key = fc.oneof(
      fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
      fc.string({ unit: "binary" }).map((text) => `paste:${text}`),
      fc.constantFrom("left", "right", "home", "end", "backspace", "delete", "ctrl-w", "ctrl-u", "ctrl-k", "up"),
    );
    fc.assert(
      fc.property(fc.array(key), (keys) => {
        let line: Line = { text: "", caret: 0 };
        for (const one of keys) {
          line = editLine(line, one) ?? line;
          expect(line.caret).toBeGreaterThanOrEqual(0);
          expect(line.caret).toBeLessThanOrEqual(line.text.length);
          expect(line.text).not.toMatch(/\p{Cc}/u);
        }
      }),
    );
  });
});
