import { isUtf8 } from "node:buffer";
import { readFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { CliError, reasonOf } from "../errors.js";
import { type CheckedTable, checkTable } from "./check-table.js";
import { locateKey } from "./locate-key.js";
import { parseSettings } from "./parse-settings.js";

/** A settings file, checked. */
export interface SettingsFile extends CheckedTable {
  /** Absolute. */
  readonly path: string;
  /** Its folder: paths and globs in it are relative to this. */
  readonly folder: string;
  /** True: no file further up is looked for. */
  readonly root: boolean;
  /** Sets for the files that match, the last that sets a key standing above those before. */
  readonly overrides: readonly Override[];
}

export interface Override extends CheckedTable {
  /** Globs, relative to the folder. */
  readonly files: readonly string[];
}

/**
 * Reads and checks a settings file.
 *
 * @returns Undefined for a package.json that says nothing of ocrfix.
 * @throws A {@link CliError} that names file, line and, for an unknown key, the nearest known one.
 */
export function readSettingsFile(path: string, shown: string): SettingsFile | undefined {
  const source = readSource(path, shown);
  const table = parseSettings(source, basename(path), shown);
  if (table === undefined) return undefined;
  const fail = (where: readonly (string | number)[], message: string): never => {
    const line = locateKey(source, basename(path), where);
    throw new CliError(`${shown}${line === undefined ? "" : `:${line}`}: ${message}`);
  };
  const folder = dirname(path);
  const { root, overrides, ...rest } = table;
  if (root !== undefined && typeof root !== "boolean") fail(["root"], "root must be true or false");
  const checked = checkTable(rest, {
    folder,
    where: [],
    override: false,
    fail,
    lineOf: (where) => locateKey(source, basename(path), where),
  });
  return {
    ...checked,
    path,
    folder,
    root: root === true,
    overrides: readOverrides(overrides, folder, source, basename(path), fail),
  };
}

function readSource(path: string, shown: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw new CliError(`${shown}: ${reasonOf(error)}`);
  }
  if (!isUtf8(bytes)) throw new CliError(`${shown}: not valid UTF-8`);
  return bytes.toString("utf8");
}

function readOverrides(
  overrides: unknown,
  folder: string,
  source: string,
  name: string,
  fail: (where: readonly (string | number)[], message: string) => never,
): Override[] {
  if (overrides === undefined) return [];
  if (!Array.isArray(overrides)) return fail(["overrides"], "overrides must be a list of tables: [[overrides]]");
  return overrides.map((table: unknown, at): Override => {
    const where = ["overrides", at];
    if (typeof table !== "object" || table === null || Array.isArray(table)) {
      return fail(where, "each of the overrides must be a table");
    }
    const { files, ...rest } = table as Record<string, unknown>;
    const globs = typeof files === "string" ? [files] : files;
    if (!Array.isArray(globs) || globs.length === 0 || !globs.every((glob) => typeof glob === "string")) {
      return fail(files === undefined ? where : [...where, "files"], 'files must list globs, such as ["letters/**"]');
    }
    const lineOf = (key: readonly (string | number)[]): number | undefined => locateKey(source, name, key);
    return { ...checkTable(rest, { folder, where, override: true, fail, lineOf }), files: globs };
  });
}
