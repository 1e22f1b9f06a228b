import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createKeyDecoder } from "../../../src/cli/review/keys.js";
import { keysOfLine } from "../../../src/cli/review/line-keys.js";
import type { View } from "../../../src/review/view.js";

function keysOf(...pieces: string[]): string[] {
  const decoder = createKeyDecoder();
  return [...pieces.flatMap((piece) => decoder.push(piece)), ...decoder.flush()];
}

describe("what a terminal sends", () => {
  it.each([
    ["yN9/?", ["y", "N", "9", "/", "?"]],
    ["日😀é", ["日", "😀", "é"]],
    ["\r\n\t\u007f\b", ["enter", "enter", "tab", "backspace", "backspace"]],
    ["\u0003\u0012\u001a\u0000", ["ctrl-c", "ctrl-r", "ctrl-z"]],
    ["\u001b[A\u001b[B\u001b[C\u001b[D", ["up", "down", "right", "left"]],
    ["\u001bOA\u001bOH\u001b[F", ["up", "home", "end"]],
    ["\u001b[1~\u001b[4~\u001b[3~\u001b[5~\u001b[6~", ["home", "end", "delete", "page-up", "page-down"]],
    ["\u001b[1;5C\u001b[3;2~", ["right", "delete"]],
    ["\u001b[Z\u001b[15~\u001b[?1;2cy\u001b[12;40Ry", ["y", "y"]],
    ["\u001by", []],
    ["\u001b", ["escape"]],
    ["\u001b\u001b", ["escape", "escape"]],
    ["\u001b\u001b[A", ["escape", "up"]],
    ["\u001b[200~yes\ry\u001b[A\u001b[201~n", ["paste:yes\ry\u001b[A", "n"]],
    ["\u0090\u009b31m", ["3", "1", "m"]],
  ])("%j is %j", (sent, keys) => {
    expect(keysOf(sent)).toEqual(keys);
  });

  it("is the same however it is cut", () => {
    const sent = fc.array(
      fc.constantFrom("y", "日", "\u001b[A", "\u001b[3~", "\u001b[200~a\u001b[201~", "\u001bOH", "\r", "\u001b[1;5C"),
    );
    fc.assert(
      fc.property(sent, fc.array(fc.nat(50)), (parts, cuts) => {
        const text = parts.join("");
        const at = [...new Set(cuts.filter((cut) => cut < text.length))].sort((a, b) => a - b);
        const pieces = [0, ...at].map((from, i) => text.slice(from, at[i]));
        expect(keysOf(...pieces)).toEqual(keysOf(text));
      }),
    );
  });

  it("never holds on to what is no sequence, whatever it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const decoder = createKeyDecoder();
        decoder.push(text);
        if (text.includes("\u001b[200~")) return;
        for (let i = 0; i <= text.length && decoder.waiting; i++) decoder.flush();
        expect(decoder.waiting).toBe(false);
      }),
    );
  });

  it("waits for the end of a paste", () => {
    const decoder = createKeyDecoder();
    expect(decoder.push("\u001b[200~abc")).toEqual([]);
    expect(decoder.flush()).toEqual([]);
    expect(decoder.push("def\u001b[201~")).toEqual(["paste:abcdef"]);
  });
});

describe("a line instead of a key", () => {
  const view = (mode: View["mode"], purpose: View["purpose"] = "text"): View => ({ mode, purpose }) as View;
  it.each([
    ["y", "ask", ["y"]],
    [" A ", "ask", ["A"]],
    ["yes", "ask", ["y"]],
    ["R", "ask", ["ctrl-r"]],
    ["", "ask", []],
    ["e member", "ask", ["e", "ctrl-e", "ctrl-u", "paste:member", "enter"]],
    ["g 12", "ask", ["g", "ctrl-e", "ctrl-u", "paste:12", "enter"]],
    ["/some words", "ask", ["/", "ctrl-e", "ctrl-u", "paste:some words", "enter"]],
    ["yy", "ask", undefined],
    ["constructor", "ask", undefined],
    ["", "help", ["escape"]],
    ["", "rules", ["escape"]],
    ["2", "rules", ["2"]],
  ] as const)("%j in %s is %j", (line, mode, keys) => {
    expect(keysOfLine(line, view(mode))).toEqual(keys);
  });

  it("is the text itself where one is typed", () => {
    expect(keysOfLine("y", view("type"))).toEqual(["ctrl-e", "ctrl-u", "paste:y", "enter"]);
    expect(keysOfLine("", view("type"))).toEqual(["escape"]);
    expect(keysOfLine("", view("type", "search"))).toEqual(["ctrl-e", "ctrl-u", "paste:", "enter"]);
  });
});
