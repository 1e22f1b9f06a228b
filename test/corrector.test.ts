import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { type Corrector, createCorrector, type Result } from "../src/corrector.js";
import { CORRECTION_CLASSES } from "../src/edits/edit.js";
import { cutWindows } from "../src/text/window.js";
import { misread, OWN_TEXTS } from "./own-texts.js";

const CLEAN = fileURLToPath(new URL("../fixtures/clean/", import.meta.url));

let corrector: Corrector;
beforeAll(() => {
  corrector = createCorrector();
});

const words = (text: string): string[] => text.split(/\s+/);

/** Words by what became of them: wrong ones that were mended, right ones that were broken. */
function score(truth: string, scan: string, output: string): { wrong: number; mended: number; broken: number } {
  const [right, before, after] = [truth, scan, output].map(words);
  expect([before.length, after.length]).toEqual([right.length, right.length]);
  const wrong = right.filter((word, i) => before[i] !== word).length;
  const mended = right.filter((word, i) => before[i] !== word && after[i] === word).length;
  const broken = right.filter((word, i) => before[i] === word && after[i] !== word).length;
  return { wrong, mended, broken };
}

/** What holds of every result. */
function check(text: string, { text: output, corrections, words: count }: Result): void {
  let done = 0;
  let made = "";
  for (const { start, end, original, replacement, applied, confidence, candidates, ...rest } of corrections) {
    expect(start).toBeGreaterThanOrEqual(done);
    expect(end).toBeGreaterThan(start);
    expect(text.slice(start, end)).toBe(original);
    expect(replacement).not.toBe(original);
    expect(confidence).toBeGreaterThanOrEqual(0);
    expect(confidence).toBeLessThanOrEqual(1);
    expect(candidates[0]).toEqual({ text: replacement, confidence });
    expect(CORRECTION_CLASSES).toContain(rest.class);
    expect(rest.rules.length).toBeGreaterThan(0);
    expect(rest.evidence.length).toBeGreaterThan(0);
    made += text.slice(done, start) + (applied ? replacement : original);
    done = end;
  }
  expect(output === made + text.slice(done)).toBe(true);
  expect(Number.isInteger(count)).toBe(true);
}

const HABITS: readonly (readonly [string, string, number])[] = [
  ["m", "n", 0.7],
  ["m", "rn", 0.3],
  ["e", "c", 0.15],
  ["h", "b", 0.2],
  ["li", "h", 0.5],
  ["w", "vv", 0.4],
  ["ll", "U", 0.5],
  ["in the", "inthe", 0.6],
  ["ch", "c h", 0.2],
  ["o", "0", 0.1],
];
const scans = fc
  .record({
    name: fc.constantFrom(...Object.keys(OWN_TEXTS)),
    habits: fc.subarray([...HABITS], { minLength: 1, maxLength: 4 }),
  })
  .map(({ name, habits }) => ({ truth: OWN_TEXTS[name], scan: misread(OWN_TEXTS[name], habits) }));

describe("a text with one habit of misreading", () => {
  it.each<[name: string, text: string, printed: string, scanned: string, rate: number]>([
    ["n for m", "minutes", "m", "n", 0.8],
    ["rn for m", "minutes", "m", "rn", 0.5],
    ["c for e", "letter", "e", "c", 0.3],
    ["b for h", "report", "h", "b", 0.4],
    ["vv for w", "tale", "w", "vv", 0.9],
    ["0 for o", "report", "o", "0", 0.3],
  ])("is mended: %s", (_, name, printed, scanned, rate) => {
    const truth = OWN_TEXTS[name];
    const scan = misread(truth, [[printed, scanned, rate]]);
    const { wrong, mended, broken } = score(truth, scan, corrector.correct(scan).text);
    expect(wrong).toBeGreaterThan(15);
    expect(mended / wrong).toBeGreaterThan(0.6);
    expect(broken).toBeLessThanOrEqual(1);
  });

  it("is told of: the confusion, how often, how sure", () => {
    const scan = misread(OWN_TEXTS.minutes, [["m", "n", 0.8]]);
    const { corrections } = corrector.correct(scan);
    const nember = corrections.find(({ original }) => original === "nember" || original === "nenber");
    expect(nember).toMatchObject({
      replacement: "member",
      class: "confusion",
      rules: ["confusion/n>m"],
      applied: true,
    });
    expect(nember!.evidence.join()).toMatch(/n for m \d+ times in this document/);
  });
});

describe("a text that is right", () => {
  it.each(Object.keys(OWN_TEXTS))("stays as it is: %s", (name) => {
    const { text, corrections } = corrector.correct(OWN_TEXTS[name]);
    expect(corrections.filter(({ applied }) => applied)).toEqual([]);
    expect(text).toBe(OWN_TEXTS[name]);
  });

  it.each(readdirSync(CLEAN).sort())("stays as it is: fixtures/clean/%s", (kind) => {
    const files = readdirSync(join(CLEAN, kind)).sort();
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      const text = readFileSync(join(CLEAN, kind, file), "utf8");
      const { text: output, corrections } = corrector.correct(text);
      expect(
        corrections.filter(({ applied }) => applied).map((c) => `${file}: ${c.original} → ${c.replacement}`),
      ).toEqual([]);
      expect(output, file).toBe(text);
    }
  });
});

describe("any scan of a text", () => {
  it("gives corrections that are in order, apart, inside it, and make the output", () => {
    fc.assert(
      fc.property(scans, ({ scan }) => check(scan, corrector.correct(scan))),
      { numRuns: 25 },
    );
  });

  it("gives an output that a second run leaves as it is", () => {
    fc.assert(
      fc.property(scans, ({ scan }) => {
        const { text } = corrector.correct(scan);
        const again = corrector.correct(text);
        expect(
          again.corrections.filter(({ applied }) => applied).map((c) => `${c.original} → ${c.replacement}`),
        ).toEqual([]);
        expect(again.text).toBe(text);
      }),
      { numRuns: 25 },
    );
  });

  it("is corrected less, and nowhere otherwise, the surer one wants to be", () => {
    const levels = [0, 0.2, 0.4, 0.65, 0.9, 1].map((minConfidence) => createCorrector({ minConfidence }));
    fc.assert(
      fc.property(scans, ({ scan }) => {
        const results = levels.map((level) => level.correct(scan));
        const bare = results.map(({ corrections }) => corrections.map(({ applied, ...correction }) => correction));
        for (const list of bare) expect(list).toEqual(bare[0]);
        const made = results.map(({ corrections }) =>
          corrections.filter(({ applied }) => applied).map(({ start, replacement }) => `${start} ${replacement}`),
        );
        for (let i = 1; i < made.length; i++) expect(made[i - 1]).toEqual(expect.arrayContaining(made[i]));
        expect(made[0]).toHaveLength(bare[0].length);
      }),
      { numRuns: 10 },
    );
  });

  it("gives the same twice, and whatever was corrected between", () => {
    const scan = misread(OWN_TEXTS.minutes, [["m", "n", 0.6]]);
    const first = corrector.correct(scan);
    corrector.correct(misread(OWN_TEXTS.tale, [["w", "vv", 0.6]]));
    expect(corrector.correct(scan)).toEqual(first);
    expect(createCorrector().correct(scan)).toEqual(first);
  });

  it("is corrected in the same way with lines that end in CR LF", () => {
    fc.assert(
      fc.property(scans, ({ scan }) => {
        const crlf = corrector.correct(scan.replaceAll("\n", "\r\n"));
        expect(crlf.text).toBe(corrector.correct(scan).text.replaceAll("\n", "\r\n"));
      }),
      { numRuns: 10 },
    );
  });
});

describe("[sic]", () => {
  const scan = misread(OWN_TEXTS.minutes, [["m", "n", 0.8]]);

  it.each(["[sic]", "[Sic]", "[sic!]"])("keeps the word before it: %s", (mark) => {
    const place = scan.indexOf("nember");
    const marked = `${scan.slice(0, place)}nenber ${mark}${scan.slice(place + 6)}`;
    const { text, corrections } = corrector.correct(marked);
    expect(text).toContain(`nenber ${mark}`);
    expect(corrections.filter(({ start, end }) => start < place + 7 + mark.length && end > place)).toEqual([]);
    expect(text).toContain("member");
  });
});

describe("what is switched off", () => {
  const scan = misread(OWN_TEXTS.minutes, [
    ["m", "n", 0.5],
    ["in the", "inthe", 1],
    ["come", "co me", 1],
  ]);

  it.each(["confusion", "split", "join"] as const)("the class %s: none of it is made", (name) => {
    const minConfidence = 0.3;
    const all = createCorrector({ minConfidence })
      .correct(scan)
      .corrections.filter(({ applied }) => applied);
    expect(all.map((c) => c.class)).toContain(name);
    const without = createCorrector({ minConfidence, disable: [name] })
      .correct(scan)
      .corrections.filter(({ applied }) => applied);
    expect(without.map((c) => c.class)).not.toContain(name);
    expect(without.length).toBeGreaterThan(0);
  });

  it("everything: nothing is made", () => {
    const none = createCorrector({ disable: [...CORRECTION_CLASSES] }).correct(scan);
    expect(none.text).toBe(scan);
    expect(none.corrections.filter(({ applied }) => applied)).toEqual([]);
  });
});

describe("strange texts", () => {
  const capitals = misread(OWN_TEXTS.report, [["h", "b", 0.3]]).toUpperCase();

  it.each<[name: string, text: string]>([
    ["nothing", ""],
    ["white space", " \t\n\r\n\f  "],
    ["no letters", "12 + 34 = 46; 7,000.5 % (8)\n--- * * * ---\n"],
    ["marks alone", "«»“”—…·•§¶†‡"],
    ["Russian", "Комитет собрался в понедельник утром. Все члены были на месте."],
    ["Greek", "Η επιτροπή συνήλθε το πρωί της Δευτέρας."],
    ["Hebrew", "הוועדה התכנסה ביום שני בבוקר."],
    ["Chinese", "委员会于星期一上午开会。所有成员都到场。"],
    ["emoji", "👩‍👩‍👧‍👦 🇬🇧 ☃︎ 🏳️‍🌈"],
    ["lone surrogates", "\ud800 \udc00 a\ud800b \udfffthe \ud83d"],
    ["a zero", "the\0house\0"],
    ["one letter, many times", "a".repeat(100_000)],
    ["one mark, many times", "}".repeat(100_000)],
    ["many line ends", "\n".repeat(100_000)],
    ["the rhymes of a sonnet", "The rhymes of the sonnet are a b b a a b b a c d e c d e, as in most of them.\n"],
  ])("are left as they are: %s", (_, text) => {
    const { corrections, text: output } = corrector.correct(text);
    expect(corrections.filter(({ applied }) => applied).slice(0, 5)).toEqual([]);
    // Not by toBe, which would print a megabyte.
    expect(output === text).toBe(true);
  });

  it("in capitals are corrected in capitals", () => {
    const result = corrector.correct(capitals);
    check(capitals, result);
    expect(result.text).toBe(result.text.toUpperCase());
    expect(score(OWN_TEXTS.report.toUpperCase(), capitals, result.text).broken).toBeLessThanOrEqual(1);
  });

  it("of any kind are corrected without an error", () => {
    const piece = fc.oneof(
      fc.string({ unit: "binary", maxLength: 8 }),
      fc.constantFrom(
        "the",
        "nenber",
        "T h e",
        "com-\n",
        "\ud800",
        "é",
        "ﬁ",
        "ß",
        "’s",
        "[sic]",
        "\n\n",
        "(PfP)",
        "U.S.",
        "$1",
        "\f",
      ),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(piece, fc.constantFrom(" ", "", "\n")), { maxLength: 40 }), (pieces) => {
        const text = pieces.flat().join("");
        check(text, corrector.correct(text));
      }),
      { numRuns: 60 },
    );
  });
});

describe("a text of several windows", () => {
  const scan = misread(`${OWN_TEXTS.minutes}\n\n${OWN_TEXTS.report}\n\n`.repeat(45), [["m", "n", 0.6]]);
  const windows = cutWindows(scan);

  it("is corrected as each window is with what the document taught", () => {
    expect(windows.length).toBeGreaterThan(1);
    const whole = corrector.correct(scan);
    check(scan, whole);
    const study = structuredClone(corrector.study(windows));
    const parts = windows.map((window) => createCorrector().correctWindow(window, study));
    expect(parts.map(({ text }) => text).join("") === whole.text).toBe(true);
    expect(parts.reduce((sum, part) => sum + part.words, 0)).toBe(whole.words);
    expect(parts[0].corrections).toEqual(whole.corrections.slice(0, parts[0].corrections.length));
  });
});
