import { relative, sep } from "node:path";
import ignore from "ignore";

/** Whether one of the globs takes a path, written as in .gitignore: `*.txt` at any depth, `letters/**` from the base. */
export type GlobMatcher = (file: string, folder?: boolean) => boolean;

/**
 * @param base Absolute; what the globs are relative to.
 * @returns Tells of absolute paths; what is not below the base is matched by its whole path.
 */
export function createGlobMatcher(globs: readonly string[], base: string): GlobMatcher {
  const rules = ignore({ ignorecase: false }).add(
    globs
      .flatMap(expandBraces)
      .map((glob) => glob.replace(/^\.\//, "/"))
      .filter(mayMatch),
  );
  return (file, folder) => rules.ignores(pathBelow(base, file) + (folder ? "/" : ""));
}

/** No path of a file system's is so long, and the regular expression made of a longer pattern may be too large. */
const LONGEST_PATTERN = 4096;

/** Whether a pattern can match anything. */
export function mayMatch(pattern: string): boolean {
  return pattern.length <= LONGEST_PATTERN;
}

/** Relative to `base` where it is below it, else from the root; with `/`, and never empty or with `..`. */
export function pathBelow(base: string, file: string): string {
  const below = relative(base, file);
  const path = below === "" || below.startsWith("..") ? file.replace(/^(?:[A-Za-z]:)?[\\/]+/, "") : below;
  return sep === "/" ? path : path.replaceAll(sep, "/");
}

/** More than this from one glob is a mistake or an attack. */
const EXPANSION_LIMIT = 1000;

/** `*.{txt,md}` as `*.txt` and `*.md`, which .gitignore's language lacks. */
function expandBraces(glob: string): string[] {
  const done: string[] = [];
  const waiting = [glob];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const brace = /\{([^{}]*,[^{}]*)\}/.exec(next);
    if (brace === null || done.length + waiting.length > EXPANSION_LIMIT) {
      done.push(next);
      continue;
    }
    const [whole, inside] = brace;
    const rest = next.slice(brace.index + whole.length);
    for (const part of inside.split(",").reverse()) waiting.push(next.slice(0, brace.index) + part + rest);
  }
  return done;
}

/** Whether a path that was typed is meant as a glob. */
export function isGlob(path: string): boolean {
  return /[*?[{]/.test(path);
}
