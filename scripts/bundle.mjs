// Bundles the command line, compiled in dist/, into program/: to open one file takes less time than two hundred, which is a
// tenth of a short run. What a run loads by address (workers, dictionaries) stays where it is. Also writes out the help.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const PROGRAM = join(ROOT, "program");
/** Loaded by few, and by their names. */
const EXTERNAL = ["dictionary-en", "nspell", "re2js", "saxes"];

/** Leaves a file that is so already alone, since a program may be running from it. */
function put(name, text) {
  const path = join(PROGRAM, name);
  if (!existsSync(path) || readFileSync(path, "utf8") !== text) writeFileSync(path, text);
}

const bundle = await rolldown({ input: join(ROOT, "dist/cli/main.js"), platform: "node", external: EXTERNAL });
const { output } = await bundle.generate({ format: "esm" });
await bundle.close();
mkdirSync(PROGRAM, { recursive: true });
// main.js last: what it names is there then.
for (const { fileName, code } of [...output].reverse()) put(fileName, code);
const help = execFileSync(process.execPath, [join(ROOT, "bin/ocrfix.js"), "help"], { encoding: "utf8" });
put("help.txt", help);
const made = new Set([...output.map(({ fileName }) => fileName), "help.txt"]);
for (const name of readdirSync(PROGRAM)) if (!made.has(name)) rmSync(join(PROGRAM, name));
