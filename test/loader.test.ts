import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { DataFileError } from "../src/binary/data-file-error.js";
import { loadModels } from "../src/loader.js";

const SHIPPED = fileURLToPath(new URL("../dictionaries/en/", import.meta.url));
const root = mkdtempSync(join(tmpdir(), "ocrfix-dictionaries-"));
afterAll(() => rmSync(root, { recursive: true }));
let folders = 0;

/** The shipped dictionaries with one file of other content, undefined for none, and without another. */
function folderWith(name: string, content: Uint8Array | undefined, without?: string): string {
  const folder = mkdtempSync(join(root, `${++folders}-`));
  const files = readdirSync(SHIPPED, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const { parentPath, name: base } of files) {
    const file = relative(SHIPPED, join(parentPath, base));
    if (file === name || file === without) continue;
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    symlinkSync(join(SHIPPED, file), join(folder, file));
  }
  if (content !== undefined) writeFileSync(join(folder, name), content);
  return folder;
}

/** What opening says. */
function reasonOf(name: string, content: Uint8Array | undefined, without?: string): string {
  try {
    loadModels(folderWith(name, content, without));
  } catch (error) {
    expect(error).toBeInstanceOf(DataFileError);
    return (error as Error).message;
  }
  throw new Error(`${name} is taken for whole`);
}

const COMPILED = ["language-model.bin", "context-model.bin", "lexicon.bin", "letters.bin"];
const TABLES = [
  "decision.json",
  "confusions.tsv",
  "confusions.visual.tsv",
  "confusions.pieces.tsv",
  "glyphs.tsv",
  ...readdirSync(join(SHIPPED, "rules")).map((name) => `rules/${name}`),
];
const WAY_OUT = /; install ocrfix again, or rebuild it with: npm run (?:data:build|data:sums|train:decision)$/;

describe("a dictionary", () => {
  it.each(COMPILED)("with a bit fallen over is refused, wherever the bit is, with the way out: %s", (name) => {
    const whole = readFileSync(join(SHIPPED, name));
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(7), (at, bit) => {
        const copy = Buffer.from(whole);
        copy[at] ^= 1 << bit;
        expect(reasonOf(name, copy)).toMatch(WAY_OUT);
      }),
      { numRuns: 12, seed: 8 },
    );
  });

  it.each(TABLES)("with a digit that is another, or a bit fallen over, is refused with the way out: %s", (name) => {
    const whole = readFileSync(join(SHIPPED, name));
    const digits = [...whole.keys()].filter((at) => whole[at] >= 0x30 && whole[at] <= 0x39);
    const places = digits.length === 0 ? [] : [fc.nat(digits.length - 1).map((digit) => digits[digit])];
    fc.assert(
      fc.property(fc.oneof(fc.nat(whole.length - 1), ...places), (at) => {
        const copy = Buffer.from(whole);
        // Of a digit it makes another digit.
        copy[at] ^= 1;
        expect(reasonOf(name, copy)).toMatch(WAY_OUT);
      }),
      { numRuns: 12, seed: 8 },
    );
  });

  it("is opened without checksums too, as for trying out what was retrained", () => {
    expect(loadModels(folderWith("none", undefined, "checksums.json")).rules.length).toBeGreaterThan(0);
  });

  it.each([...COMPILED, "decision.json"])(
    "that is cut short, empty or missing is refused with the way out: %s",
    (name) => {
      const whole = readFileSync(join(SHIPPED, name));
      for (const length of [0, 7, 100, whole.length >> 1, whole.length - 3]) {
        expect(reasonOf(name, whole.subarray(0, length)), String(length)).toMatch(WAY_OUT);
      }
    },
  );

  it.each(COMPILED)("that lacks %s is refused with its path", (name) => {
    expect(reasonOf(name, undefined)).toContain(`${name} is not there`);
    expect(reasonOf(name, undefined)).toMatch(WAY_OUT);
  });
});

describe("a decision model", () => {
  const whole = JSON.parse(readFileSync(join(SHIPPED, "decision.json"), "utf8"));
  const forests = ["alone", "together"] as const;
  const branch = 0;

  it("begins both forests with a branch", () => {
    for (const name of forests) expect(whole[name].feature[branch]).toBeGreaterThanOrEqual(0);
  });

  it.each<[string, (forest: typeof whole.alone) => void]>([
    ["whose branch leads back", (model) => (model.right[branch] = branch)],
    ["whose branch leads out", (model) => (model.right[branch] = model.feature.length)],
    ["with a feature that there is not", (model) => (model.feature[branch] = 10_000)],
    ["with a text for a number", (model) => (model.value[3] = "1")],
    ["with lists of different lengths", (model) => model.value.pop()],
    ["with no calibration", (model) => (model.calibration = [])],
    ["with no trees", (model) => delete model.roots],
  ])("%s is refused before it is used", (_, damage) => {
    for (const name of forests) {
      const model = structuredClone(whole);
      damage(model[name]);
      expect(reasonOf("decision.json", Buffer.from(JSON.stringify(model)), "checksums.json"), name).toMatch(
        /^decision model: .*damaged/,
      );
    }
  });

  it.each(forests)("without its forest %s is refused", (name) => {
    const model = { ...whole, [name]: undefined };
    expect(reasonOf("decision.json", Buffer.from(JSON.stringify(model)), "checksums.json")).toMatch(
      /^decision model: .*damaged/,
    );
  });

  it.each(["null", "[]", '"x"', "7", "{}"])("that is %s is refused", (text) => {
    expect(reasonOf("decision.json", Buffer.from(text), "checksums.json")).toMatch(/^decision model: .*damaged/);
  });
});
