import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

const folder = new URL("../../../dictionaries/en/", import.meta.url);
const sum = (name: string): string =>
  createHash("sha256")
    .update(readFileSync(new URL(name, folder)))
    .digest("hex");

// SCOWL and the British dictionary are not in the repository: `npm run data:build:lexicon` fetches them and rebuilds.
it.each(["lexicon.bin", "letters.bin", "context-model.bin"])(
  "%s is what was compiled from the files beside it as they are",
  (name) => {
    const { [name]: entry } = JSON.parse(readFileSync(new URL("checksums.json", folder), "utf8")) as Record<
      string,
      { sha256: string; inputs: Record<string, string> }
    >;
    expect(sum(name)).toBe(entry.sha256);
    const beside = Object.keys(entry.inputs).filter((input) => existsSync(new URL(input, folder)));
    expect(beside.length).toBeGreaterThan(0);
    for (const input of beside) expect(`${input} ${sum(input)}`).toBe(`${input} ${entry.inputs[input]}`);
  },
);
