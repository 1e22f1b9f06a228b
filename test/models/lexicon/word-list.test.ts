import fc from "fast-check";
import { expect, it } from "vitest";
import { parseNames, parseWordList } from "../../../src/models/lexicon/word-list.js";

it("reads words, forbidden words, models and comments", () => {
  const text = "\ufeff# my words\r\nBarysau\r\n*teh\r\n\r\nsledger/badger  # as badger\nwell-beloved\nBarysau\n";
  expect(parseWordList(text)).toEqual({
    words: ["Barysau", "sledger", "well", "beloved"],
    forbidden: ["teh"],
    models: [{ word: "sledger", like: "badger" }],
    problems: [],
  });
});

it("names the line of what is wrong and reads the rest", () => {
  const text = "good\ntwo words\n*\n/like\n123\nfine/\nbad\u0007\nlast";
  const { words, problems } = parseWordList(text);
  expect(words).toEqual(["good", "last"]);
  expect(problems.map(({ line }) => line)).toEqual([2, 3, 4, 5, 6, 7]);
  expect(problems[0].reason).toBe('more than one word: "two words"');
  expect(problems[5].reason).toBe("control characters");
});

it.each(["personal_ws-1.1 en 3\nword\n", "1\nword\n"])("passes over the head of another program's list", (text) => {
  expect(parseWordList(text)).toMatchObject({ words: ["word"], problems: [] });
});

it("reads names of one word and of several", () => {
  const { names, problems } = parseNames(
    "Alexander Lukashenka\nLudwig van Beethoven # composer\nO’Brien\nKim, Jong-un\nÉmile\n7\n",
  );
  expect(names).toEqual(["Alexander", "Lukashenka", "Ludwig", "Beethoven", "O’Brien", "Kim", "Jong", "Émile"]);
  expect(problems).toEqual([{ line: 6, reason: "no letters" }]);
});

it("accounts for every line of any text", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "grapheme", maxLength: 12 })), (lines) => {
      const { words, forbidden, problems } = parseWordList(lines.join("\n"));
      for (const word of [...words, ...forbidden]) expect(word).toMatch(/^[^\s/]+$/u);
      for (const { line } of problems) expect(line).toBeLessThanOrEqual(lines.join("\n").split(/\r\n|\r|\n/).length);
    }),
  );
});
