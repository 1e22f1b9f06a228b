import { relative, sep } from "node:path";

/** A path as it is shown: relative to the working directory for what is below it, with `/`. */
export function shownPath(file: string, cwd: string): string {
  const below = relative(cwd, file);
  const shown = below === "" || below.startsWith("..") ? file : below;
  return sep === "/" ? shown : shown.replaceAll(sep, "/");
}
