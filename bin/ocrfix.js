#!/usr/bin/env node
import { readFileSync, writeSync } from "node:fs";
import { setFlagsFromString } from "node:v8";

const argv = process.argv.slice(2);
if (argv.length === 1 && (argv[0] === "-V" || argv[0] === "--version")) {
  // Nothing else is loaded: scripts ask for the version often.
  const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  writeSync(1, `${version}\n`);
} else {
  // By default V8 compiles hot functions before it has seen what they are called with, and again: a third of a short run.
  setFlagsFromString("--interrupt-budget=500000");
  const { run } = await import("../dist/cli/main.js");
  process.exitCode = await run(argv);
}
