import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createPaint } from "../../src/output/paint.js";
import { REVIEW_KEYS } from "../../src/output/review-help.js";
import { paintRow, piece, wrap } from "../../src/output/review-row.js";
import { reviewScreen } from "../../src/output/review-screen.js";
import { cellWidth } from "../../src/output/review-width.js";
import { ASCII_GLYPHS, type Glyphs, UNICODE_GLYPHS } from "../../src/output/review-words.js";
import { press } from "../../src/review/press.js";
import { createReview, type ReviewOptions } from "../../src/review/review.js";
import { createView } from "../../src/review/view.js";
import { fileOf } from "../review/build.js";

const TEXT = [
  "the bill was laid before the",
  "",
  "every nenber of the House had received",
  "a copy of the Report of the Committee, and",
  "every nenber had tine.",
  "",
].join("\n");

function shown(
  text: string,
  keys: readonly string[] = [],
  { columns = 80, rows = 24, glyphs = UNICODE_GLYPHS as Glyphs, colour = false, options = {} as ReviewOptions } = {},
) {
  const review = createReview([fileOf("essay.txt", text)], options);
  const view = createView(review, -1);
  for (const key of keys) press(review, view, key);
  const screen = reviewScreen(review, view, { columns, rows }, glyphs);
  const paint = createPaint(colour);
  return { lines: screen.rows.map((row) => paintRow(row, columns, paint, glyphs.ellipsis)), cursor: screen.cursor };
}

const tidy = (lines: readonly string[]): string[] => lines.map((line) => line.trimEnd()).filter((line) => line !== "");

describe("a question", () => {
  it("is shown with its place, candidates, reasons, series and keys", () => {
    const { lines } = shown(TEXT);
    expect(lines).toHaveLength(24);
    expect(tidy(lines)).toEqual([
      " essay.txt   1/3   3 undecided                                        confusion",
      "     1 │ the bill was laid before the",
      " ▶   3 │ every [nenber → member] of the House had received",
      "     4 │ a copy of the Report of the Committee, and",
      "     5 │ every nenber had tine.",
      " 1 member 0.97   2 number 0.02                                     keep: nenber",
      " why     not in the dictionary",
      " series  nenber → member 2 times (0 done)",
      " or [s]  n for m 3 places (0 done)",
      " [y]es [n]o [A]ll of the series [e]dit [i]gnore word [u]ndo [?] [q]uit and save",
    ]);
  });

  it("says what was done and what was decided", () => {
    const { lines } = shown(TEXT, ["2", "k"]);
    expect(lines[0]).toContain("accepted: number");
    expect(tidy(lines)).toContain(" ▶   3 │ every [nenber → number] of the House had received");
    expect(tidy(lines)).toContain(" series  nenber → member 2 times (1 done)");
    expect(shown(TEXT, ["A"]).lines[22]).toBe(" 2 accepted: nenber → member");
  });

  it("tells a suggestion from a correction", () => {
    expect(shown("arid").lines[0]).toContain("suggestion · confusion");
  });

  it("is marked by more than colour, and in colour too", () => {
    expect(shown(TEXT, [], { colour: true }).lines.join("\n")).toContain("\u001b[31mnenber\u001b[39m");
    expect(shown(TEXT, [], { colour: false }).lines.join("\n")).not.toContain("\u001b");
  });

  it("needs no Unicode", () => {
    const { lines } = shown(TEXT, ["A"], { glyphs: ASCII_GLYPHS });
    expect(lines.join("")).toMatch(/^[ -~]*$/);
    expect(tidy(lines)).toContain(" >   5 | every nenber had [tine -> time].");
    expect(lines[22]).toBe(" 2 accepted: nenber -> member");
  });

  it("shows control characters and sends none", () => {
    const { lines } = shown("\u001b[2J\u0007 nenber \u202e\u009b31m \u200b\r\n");
    expect(lines.join("\n")).not.toMatch(/[^\P{Cc}\n]|\u202e|\u200b/u);
    expect(lines.join("\n")).toContain(String.raw`\x1b[2J\x07 [nenber → member] \u202e\x9b31m \u200b`);
  });

  it("shows a place that reaches over a line's end", () => {
    const words = { "mem\nber": { to: "member" } };
    const review = createReview([fileOf("a.txt", "one\na mem\nber of\nit\n", words)]);
    const { rows } = reviewScreen(review, createView(review, -1), { columns: 80, rows: 24 }, UNICODE_GLYPHS);
    const lines = rows.map((row) => row.map(({ text }) => text).join(""));
    expect(lines).toContain(String.raw` ▶   2 │ a [mem\nber → member] of`);
    expect(lines).toContain("     4 │ it");
  });

  it("shows spaces at the edges of what is replaced, and nothing", () => {
    const words = { "nenber ": { to: " nenber" } };
    const review = createReview([
      fileOf("a.txt", "x nenber", { "x nenber": { to: "" } }),
      fileOf("b.txt", "nenber y", words),
    ]);
    const view = createView(review, -1);
    const lines = (): string[] =>
      reviewScreen(review, view, { columns: 80, rows: 24 }, UNICODE_GLYPHS).rows.map((row) =>
        row.map(({ text }) => text).join(""),
      );
    expect(lines().join("\n")).toContain("[x nenber → (nothing)]");
    expect(lines().join("\n")).toContain(" 1 (nothing) 0.90");
    press(review, view, "J");
    expect(lines().join("\n")).toContain("[nenber␣ → ␣nenber]y");
    expect(lines().join("\n")).toContain("keep: nenber␣");
  });

  it("in a line without end is shown with what is around it", () => {
    const words = Array.from({ length: 3000 }, (_, i) => `w${i}`);
    words[1500] = "nenber";
    const { lines } = shown(words.join(" "));
    const mark = lines.findIndex((line) => line.includes("[nenber → member]"));
    expect(lines[mark]).toContain("▶");
    expect(lines[mark - 1]).toContain("w149");
    expect(lines[mark + 1]).toContain("w151");
  });
});

describe("other screens", () => {
  it("shows the line being typed, and where", () => {
    const { lines, cursor } = shown(TEXT, ["e", "s"]);
    expect(lines[22]).toBe(" instead of nenber: members");
    expect(cursor).toEqual({ row: 22, column: 27 });
    expect(shown(TEXT, ["e", "home"]).cursor).toEqual({ row: 22, column: 20 });
    expect(shown(TEXT, ["/", "日"]).cursor).toEqual({ row: 22, column: 11 });
    expect(shown(TEXT).cursor).toBeUndefined();
  });

  it("keeps the caret in sight however long the line", () => {
    const { lines, cursor } = shown(TEXT, ["e", `paste:${"long ".repeat(40)}`]);
    expect(cursor!.column).toBeLessThan(80);
    expect(lines[22].trimEnd().endsWith("long")).toBe(true);
  });

  it("lists the places of a series", () => {
    const { lines } = shown(TEXT, ["s", "l", "y"]);
    expect(tidy(lines)).toEqual([
      " essay.txt   2/3   2 undecided                                        confusion",
      " n for m 3 places (1 done)",
      "   ✓ 3  every [nenber → member] of the House had received",
      " ▶   5  every [nenber → member] had tine.",
      "     5  every nenber had [tine → time].",
      " accepted: member",
      " [y]es [n]o [A]ll [D] none [j][k] move [Enter] show it [l] back [?]",
    ]);
  });

  it("lists only what fits of a long series, around the place meant", () => {
    const text = Array.from({ length: 500 }, (_, i) => `${i} nenber`).join("\n");
    const { lines } = shown(text, ["g", "2", "5", "0", "enter", "l"]);
    expect(lines).toHaveLength(24);
    expect(lines.filter((line) => line.includes("nenber →")).length).toBe(20);
    expect(lines.find((line) => line.startsWith(" ▶"))).toContain("249 [nenber");
  });

  it("shows all keys", () => {
    for (const columns of [50, 80, 120]) {
      const { lines } = shown(TEXT, ["?"], { columns, rows: 30 });
      for (const [keys, does] of REVIEW_KEYS) expect(lines.join("\n")).toContain(`${keys.padEnd(8)}${does}`);
    }
    expect(tidy(shown(TEXT, ["?"]).lines).length).toBeLessThanOrEqual(24);
  });

  it("says at the end what was decided", () => {
    expect(tidy(shown(TEXT, ["A", "n"]).lines)).toEqual([
      " All 3 are decided: 2 accepted, 1 left as they are.",
      " essay.txt   2 accepted, 1 left",
      " left: tine",
      " [q]uit and save [u]ndo [k] look again [Q]uit and write nothing [?]",
    ]);
  });

  it("asks which rule to switch off", () => {
    expect(shown("arid", ["x"]).lines[22]).toBe(" which one to switch off? 1 confusion/ri>n   2 confusion/x>y");
  });
});

describe("any size", () => {
  const keys = fc.array(
    fc.constantFrom("y", "n", "A", "l", "s", "e", "?", "/", "x", "j", "k", "enter", "escape", "日"),
    {
      maxLength: 8,
    },
  );
  const word = fc.oneof(
    fc.constantFrom("nenber", "tine", "arid", "日本語", "e\u0301", "\u001b[31m", "\n", "\r\n", "\t", "👨‍👩‍👧"),
    fc.string({ unit: "grapheme", maxLength: 30 }),
  );

  it("fits, whatever is in the text and whatever is shown; nothing is sent that moves a cursor", () => {
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 40 }),
        keys,
        fc.nat(100),
        fc.integer({ min: 1, max: 30 }),
        (words, pressed, width, rows) => {
          const columns = width + 1;
          const { lines, cursor } = shown(words.join(" "), pressed, { columns, rows });
          expect(lines).toHaveLength(rows);
          for (const line of lines) {
            expect(cellWidth(line)).toBeLessThanOrEqual(columns);
            expect(line).not.toMatch(/\p{Cc}/u);
          }
          if (cursor) expect(cursor.row < rows && cursor.column < Math.max(columns, 1)).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("shows the mark first where there is room for one row, then the keys", () => {
    expect(shown(TEXT, [], { rows: 1 }).lines[0]).toContain("[nenber → member]");
    expect(shown(TEXT, [], { rows: 2 }).lines[1]).toContain("[y]es");
    expect(shown(TEXT, [], { columns: 2, rows: 24 }).lines.some((line) => line.startsWith("e"))).toBe(true);
  });
});

describe("rows", () => {
  it("break at spaces, else anywhere, never within a character", () => {
    const texts = (text: string, width: number): string[] =>
      wrap([piece(text)], width).map((row) => row.map((part) => part.text).join(""));
    expect(texts("one two three", 8)).toEqual(["one two ", "three"]);
    expect(texts("one two", 7)).toEqual(["one two"]);
    expect(texts("one two three", 7)).toEqual(["one two", "three"]);
    expect(texts("abcdefgh", 3)).toEqual(["abc", "def", "gh"]);
    expect(texts("日本語", 3)).toEqual(["日", "本", "語"]);
    expect(texts("日", 1)).toEqual(["日"]);
    expect(texts("", 5)).toEqual([""]);
  });

  it("are cut with an ellipsis", () => {
    const cut = (text: string, width: number): string => paintRow([piece(text)], width, createPaint(false), "…");
    expect(cut("abcdef", 6)).toBe("abcdef");
    expect(cut("abcdef", 5)).toBe("abcd…");
    expect(cut("日本語", 5)).toBe("日本…");
    expect(cut("日本語", 4)).toBe("日…");
    expect(cut("abc", 1)).toBe("…");
    expect(cut("abc", 0)).toBe("");
  });
});
