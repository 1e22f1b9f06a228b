import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyBytes } from "./arbitraries.js";
import { checkDocuments, keptDocuments } from "./batch.js";
import { asProcess, inProcess } from "./runners.js";

const REGRESSIONS = fileURLToPath(new URL("regressions/", import.meta.url));

/** Set by scripts/fuzz.mjs, which goes on for as long as one likes. */
const { FUZZ_SEED, FUZZ_DOCUMENTS } = process.env;
const SEED = Number(FUZZ_SEED ?? 8);
const DOCUMENTS = Number(FUZZ_DOCUMENTS ?? 400);
const HOUR = 3_600_000;

/** From then on it is tried in every run of the tests. */
function keep(document: Uint8Array): void {
  const name = createHash("sha256").update(document).digest("hex").slice(0, 12);
  writeFileSync(join(REGRESSIONS, `${name}.bin`), document);
}

describe("whatever the bytes", () => {
  it(
    "a document is corrected, or refused with its name, the byte and the way out, and all ways agree",
    async () => {
      const property = fc.asyncProperty(anyBytes, (bytes) => checkDocuments([bytes], inProcess));
      const details = await fc.check(property, { seed: SEED, numRuns: DOCUMENTS });
      if (details.failed && FUZZ_SEED !== undefined) keep(details.counterexample![0]);
      if (details.failed) throw new Error(fc.defaultReportMessage(details), { cause: details.errorInstance });
    },
    HOUR,
  );
});

describe("what failed once", () => {
  it("fails no more, with one thread and with four", async () => {
    const kept = keptDocuments(REGRESSIONS);
    expect(kept.size).toBeGreaterThan(0);
    await checkDocuments([...kept.values()], asProcess, 4);
  });
});
