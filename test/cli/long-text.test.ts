import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const PROGRAM = fileURLToPath(new URL("../../bin/ocrfix.js", import.meta.url));

// Once the window that a document is learned from was taken for the whole document, and the rest was lost.
it("gives back every window of a text of several", () => {
  const line = "The house stood by the river and the old man went home.\n";
  const text = `${line.repeat(8)}\n`.repeat(500);
  expect(text.length).toBeGreaterThan(200_000);
  const output = execFileSync(process.execPath, [PROGRAM, "-q", "-"], {
    input: text,
    encoding: "utf8",
    maxBuffer: 1e7,
  });
  expect(output === text).toBe(true);
});
