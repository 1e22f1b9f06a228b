import type { Dirent } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";

/** Never entered: other programs' stores, and our own. */
const NEVER = new Set([".git", ".hg", ".svn", ".ocrfix"]);

export interface WalkRules {
  readonly hidden: boolean;
  /** Tells of absolute paths whether they are left out. */
  readonly leftOut: (path: string, folder: boolean) => boolean;
  /** Told of a folder that cannot be read; the walk goes on. */
  readonly failed: (folder: string, error: unknown) => Promise<void>;
}

/** The regular files below a folder, in the order of their names' code units; symbolic links are not followed. */
export async function* walk(folder: string, rules: WalkRules): AsyncGenerator<string> {
  let entries: Dirent[];
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    await rules.failed(folder, error);
    return;
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.name.startsWith(".") && (!rules.hidden || NEVER.has(entry.name))) continue;
    if (entry.isDirectory() && !rules.leftOut(path, true)) yield* walk(path, rules);
    else if (entry.isFile() && !rules.leftOut(path, false)) yield path;
  }
}
