import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { confusionKey, parseConfusions } from "../../../src/models/channel/confusion.js";

const FOLDER = fileURLToPath(new URL("../../../dictionaries/en/", import.meta.url));
const TABLES = ["confusions.visual.tsv", "confusions.pieces.tsv", "confusions.tsv"].filter((name) =>
  existsSync(FOLDER + name),
);

describe.each(TABLES)("%s is canonical", (name) => {
  const text = readFileSync(FOLDER + name, "utf8");
  const lines = text.split("\n").filter((line) => line !== "" && !/^#/.test(line));

  test("one confusion a line, sorted, each once", () => {
    expect(text.endsWith("\n")).toBe(true);
    expect(lines).toEqual([...lines].sort());
    const keys = parseConfusions(text, name).map(
      ({ scanned, printed, where }) => `${confusionKey(scanned, printed)} ${where}`,
    );
    expect(keys.length).toBe(lines.length);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test("says nothing about line ends and quotes, which are no confusions of letters", () => {
    for (const { scanned, printed } of parseConfusions(text, name)) {
      expect(scanned + printed).not.toMatch(/["\n\t\r]/);
    }
  });

  test.skipIf(name === "confusions.pieces.tsv")(
    "knows the commonest confusions of print, cheaper than the rare",
    () => {
      const cost = new Map(
        parseConfusions(text, name).map((row) => [confusionKey(row.scanned, row.printed), row.probability]),
      );
      for (const common of ["c>e", "li>h", "b>h", "n>u"]) expect(cost.get(common), common).toBeGreaterThan(1 / 1000);
    },
  );
});

test("what looks alike and what falls to pieces are two tables that say nothing twice", () => {
  const keysOf = (name: string): Set<string> =>
    new Set(
      parseConfusions(readFileSync(FOLDER + name, "utf8"), name).map((row) => confusionKey(row.scanned, row.printed)),
    );
  const alike = keysOf("confusions.visual.tsv");
  const pieces = keysOf("confusions.pieces.tsv");
  expect([...pieces].filter((key) => alike.has(key))).toEqual([]);
  for (const known of ["lJ>U", "m>ffi", "_>fi"]) expect([...pieces]).toContain(known);
});
