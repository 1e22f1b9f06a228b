#!/usr/bin/env node
import { readFileSync, writeFileSync } from "node:fs";
import { isatty } from "node:tty";
import { setFlagsFromString } from "node:v8";

/** A reader that went away has heard enough. */
function tell(text) {
  try {
    writeFileSync(1, text);
  } catch (error) {
    if (error.code !== "EPIPE") throw error;
  }
}

const argv = process.argv.slice(2);
const only = argv.length === 1 ? argv[0] : undefined;
// Nothing else is loaded for these: scripts ask for the version often, and the help as nobody's terminal is 80 wide.
if (only === "-V" || only === "--version") {
  const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  tell(`${version}\n`);
} else if ((only === "-h" || only === "--help") && !isatty(1)) {
  tell(readFileSync(new URL("../program/help.txt", import.meta.url)));
} else {
  // By default V8 compiles hot functions before it has seen what they are called with, and again: a third of a short run.
  setFlagsFromString("--interrupt-budget=500000");
  const { run } = await import("../program/main.js");
  process.exitCode = await run(argv);
}
