import { type Hunk, newLines } from "./hunks.js";

const NO_NEWLINE = "\\ No newline at end of file\n";

/** The two lines before a file's first hunk, as `git apply` and `patch -p1` read them. */
export function diffHeader(path: string): string {
  return `--- ${diffPath("a", path)}\n+++ ${diffPath("b", path)}\n`;
}

/** The line that opens a hunk. */
export function hunkHeader({ oldStart, oldCount, newStart, newCount }: Hunk): string {
  return `@@ -${range(oldStart, oldCount)} +${range(newStart, newCount)} @@\n`;
}

/**
 * A hunk in unified format, a few lines at a time: where every line changes, a hunk is as long as the file. Line ends other
 * than LF stay where they are.
 */
export function* unifiedHunk(hunk: Hunk): Generator<string> {
  yield hunkHeader(hunk);
  for (let at = 0; at < hunk.parts.length; at++) {
    const part = hunk.parts[at];
    if (typeof part === "string") {
      yield prefixed(" ", part);
      continue;
    }
    const changes = [part];
    for (let next = hunk.parts[at + 1]; typeof next === "object"; next = hunk.parts[++at + 1]) changes.push(next);
    for (const { old } of changes) yield prefixed("-", old);
    for (const change of changes) yield prefixed("+", newLines(change));
  }
}

function prefixed(prefix: string, lines: string): string {
  if (lines === "") return "";
  const ended = lines.endsWith("\n");
  const body = (ended ? lines.slice(0, -1) : lines).replaceAll("\n", `\n${prefix}`);
  return `${prefix}${body}\n${ended ? "" : NO_NEWLINE}`;
}

function range(start: number, count: number): string {
  return count === 1 ? String(start) : `${start},${count}`;
}

/** Git's quoting: in C's manner where a name has quotes, backslashes or controls; a tab ends one that has spaces. */
function diffPath(side: "a" | "b", path: string): string {
  const name = `${side}/${path.replace(/^\/+/, "")}`;
  if (/["\\\0-\x1f\x7f]/.test(name)) {
    const quoted = name.replace(/["\\]/g, "\\$&").replace(/[\0-\x1f\x7f]/g, octal);
    return `"${quoted}"`;
  }
  return name.includes(" ") ? `${name}\t` : name;
}

function octal(character: string): string {
  return `\\${character.charCodeAt(0).toString(8).padStart(3, "0")}`;
}
