import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import ignore, { type Ignore } from "ignore";
import { CliError, reasonOf } from "../errors.js";
import { mayMatch, pathBelow } from "../globs.js";
import { shownPath } from "./shown-path.js";

const IGNORE_FILES = [".gitignore", ".ocrfixignore"];

/** What .gitignore and .ocrfixignore say, those of the folders above included. */
export interface IgnoreRules {
  /** @param file Absolute. @param folder Whether it is one. */
  ignores(file: string, folder: boolean): boolean;
}

/** Rules are read as their folders are come to, and kept. They reach up to the repository's folder, else to `cwd`. */
export function createIgnoreRules(cwd: string): IgnoreRules {
  const read = new Map<string, Ignore | undefined>();
  const roots = new Map<string, string | undefined>();
  const rulesOf = (folder: string): Ignore | undefined => {
    if (read.has(folder)) return read.get(folder);
    // A folder of that name says nothing.
    const present = IGNORE_FILES.map((name) => join(folder, name)).filter((path) =>
      statSync(path, { throwIfNoEntry: false })?.isFile(),
    );
    const rules = present.length === 0 ? undefined : ignore({ ignorecase: false });
    for (const path of present) rules?.add(readRules(path).split(/\r?\n/).filter(mayMatch));
    read.set(folder, rules);
    return rules;
  };
  const readRules = (path: string): string => {
    try {
      return readFileSync(path, "utf8");
    } catch (error) {
      throw new CliError(`${shownPath(path, cwd)}: ${reasonOf(error)}`);
    }
  };
  const rootOf = (folder: string): string | undefined => {
    if (roots.has(folder)) return roots.get(folder);
    const parent = dirname(folder);
    const root = existsSync(join(folder, ".git")) ? folder : parent === folder ? undefined : rootOf(parent);
    roots.set(folder, root);
    return root;
  };
  return {
    ignores(file, isFolder) {
      const root = rootOf(dirname(file)) ?? cwd;
      for (let folder = dirname(file); ; folder = dirname(folder)) {
        const verdict = rulesOf(folder)?.test(pathBelow(folder, file) + (isFolder ? "/" : ""));
        if (verdict?.ignored) return true;
        if (verdict?.unignored) return false;
        if (folder === root || dirname(folder) === folder) return false;
      }
    },
  };
}
