import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyBytes, anyText, fewWords, longText } from "./arbitraries.js";
import { checkDocuments, checkThreads } from "./batch.js";
import { checkText, checkWindows } from "./engine.js";

const REGRESSIONS = new URL("regressions/", import.meta.url);
const HOUR = 3_600_000;

/** Set by scripts/fuzz.mjs, which goes on for as long as one likes. */
const { FUZZ_SEED, FUZZ_FILES = 60, FUZZ_TEXTS = 250, FUZZ_WINDOWS = 30, FUZZ_LONG = 1 } = process.env;

/**
 * Tries a property; what fails is shrunk and, in fuzzing, kept: from then on every run of the tests tries it.
 *
 * @param times Number of values; with none the property is passed over.
 * @param check Returns how many documents were in a value.
 */
async function tryAny<T>(
  values: fc.Arbitrary<T>,
  times: number,
  check: (value: T) => number | Promise<number>,
): Promise<void> {
  let tried = 0;
  const property = fc.asyncProperty(values, async (value) => {
    tried += await check(value);
  });
  const details = await fc.check(property, { seed: Number(FUZZ_SEED ?? 8), numRuns: times });
  if (details.failed && FUZZ_SEED !== undefined) keep(details.counterexample![0]);
  if (details.failed) throw new Error(fc.defaultReportMessage(details), { cause: details.errorInstance });
  expect(tried).toBeGreaterThanOrEqual(times);
  if (FUZZ_SEED !== undefined) console.log(`tried ${tried}`);
}

/** Bytes are kept as they are; texts as JSON, which can hold half a surrogate pair. */
function keep(value: unknown): void {
  const bytes = value instanceof Uint8Array;
  const content = bytes ? value : Buffer.from(`${JSON.stringify(value)}\n`);
  const name = createHash("sha256").update(content).digest("hex").slice(0, 12);
  writeFileSync(new URL(`${name}.${bytes ? "bin" : "json"}`, REGRESSIONS), content);
}

function kept(ending: string): string[] {
  return readdirSync(REGRESSIONS)
    .filter((name) => name.endsWith(ending))
    .sort();
}

describe("whatever the document", () => {
  it.runIf(Number(FUZZ_FILES) > 0)(
    "as a file it is corrected, or refused with its name, the byte and the way out, and all ways agree",
    () =>
      tryAny(anyBytes, Number(FUZZ_FILES), async (bytes) => {
        await checkDocuments([bytes]);
        return 1;
      }),
    HOUR,
  );

  it.runIf(Number(FUZZ_TEXTS) > 0)(
    "as a text its corrections are in order, apart, whole characters, and can be taken back; a second run makes none",
    () =>
      tryAny(fc.oneof({ weight: 9, arbitrary: fewWords }, anyText), Number(FUZZ_TEXTS), (text) => {
        checkText(text);
        return 1;
      }),
    HOUR,
  );

  it.runIf(Number(FUZZ_WINDOWS) > 0)(
    "the same holds for each window of a long one",
    () => {
      const windows = fc.tuple(anyText, fc.array(fewWords, { maxLength: 200, size: "max" }));
      return tryAny(windows, Number(FUZZ_WINDOWS), ([first, others]) => {
        checkWindows([first, ...others]);
        return others.length + 1;
      });
    },
    HOUR,
  );

  it.runIf(Number(FUZZ_LONG) > 0)(
    "the same holds for a text of several windows",
    () =>
      // Not shrunk: each try takes seconds, and the seed makes it again.
      tryAny(fc.noShrink(longText), Number(FUZZ_LONG), (text) => {
        checkText(text);
        return 1;
      }),
    HOUR,
  );
});

describe("what failed once", () => {
  it("fails no more as a file", async () => {
    const documents = kept(".bin").map((name) => readFileSync(new URL(name, REGRESSIONS)));
    expect(documents.length).toBeGreaterThan(0);
    await checkDocuments(documents);
    await checkThreads(documents);
  });

  it.each(kept(".json"))("fails no more as a text: %s", (name) => {
    const value = JSON.parse(readFileSync(fileURLToPath(new URL(name, REGRESSIONS)), "utf8"));
    expect(() => (typeof value === "string" ? checkText(value) : checkWindows(value.flat()))).not.toThrow();
  });
});
