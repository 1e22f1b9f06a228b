import { isAbsolute, join, resolve } from "node:path";
import { encodingNamed } from "../../text/encoding.js";
import { nearestName } from "../nearest-name.js";
import { SETTINGS_BY_NAME, type SettingKey, type SettingValue } from "./keys.js";

/** The settings of one table, right in name and type. */
export interface CheckedTable {
  readonly values: ReadonlyMap<string, SettingValue>;
  /** The line on which each stands, where it could be found. */
  readonly lines: ReadonlyMap<string, number>;
}

type Where = readonly (string | number)[];

export interface TableSurroundings {
  /** What relative paths are relative to. */
  readonly folder: string;
  /** The table's own place in the file. */
  readonly where: Where;
  /** Whether it is one of the overrides, which cannot set everything. */
  readonly override: boolean;
  readonly fail: (where: Where, message: string) => never;
  readonly lineOf: (where: Where) => number | undefined;
}

/** Checks names and types; the first wrong one goes to `fail`. */
export function checkTable(table: Readonly<Record<string, unknown>>, around: TableSurroundings): CheckedTable {
  const values = new Map<string, SettingValue>();
  const lines = new Map<string, number>();
  for (const [name, value] of Object.entries(table)) {
    const where = [...around.where, name];
    const key = SETTINGS_BY_NAME.get(name);
    if (key === undefined) return around.fail(where, unknownKey(name, around.override));
    if (around.override && !key.perFile) return around.fail(where, `${name} concerns the whole run: not in overrides`);
    const checked = checkValue(key, value, around.folder);
    if ("problem" in checked) return around.fail(where, `${name} must be ${checked.problem}`);
    values.set(name, checked.value);
    const line = around.lineOf(where);
    if (line !== undefined) lines.set(name, line);
  }
  return { values, lines };
}

function unknownKey(name: string, override: boolean): string {
  const known = [...SETTINGS_BY_NAME.keys(), ...(override ? ["files"] : ["root", "overrides"])];
  const near = nearestName(name.replaceAll("_", "-"), known);
  return `unknown setting ${JSON.stringify(name)}${near === undefined ? "" : `; did you mean ${near}?`}`;
}

type Checked = { readonly value: SettingValue } | { readonly problem: string };

function checkValue(key: SettingKey, value: unknown, folder: string): Checked {
  switch (key.kind) {
    case "flag":
      return typeof value === "boolean" ? { value } : { problem: "true or false" };
    case "number":
      return checkNumber(value, key.range ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]);
    case "text":
      return checkText(key, value);
    case "path":
      return typeof value === "string" ? { value: resolve(folder, value) } : { problem: "a path in quotes" };
    default:
      return checkList(key, value, folder);
  }
}

function checkNumber(value: unknown, [least, most]: readonly [number, number]): Checked {
  const fits = typeof value === "number" && value >= least && value <= most;
  return fits ? { value } : { problem: `a number from ${least} to ${most}` };
}

function checkText(key: SettingKey, value: unknown): Checked {
  if (typeof value !== "string") return { problem: "a text in quotes" };
  const meant = key.name === "encoding" ? (encodingNamed(value) ?? value) : value;
  const { choices } = key;
  if (choices === undefined || choices.includes(meant)) return { value: meant };
  const near = nearestName(value, choices);
  return { problem: `one of ${choices.join(", ")}${near === undefined ? "" : `; did you mean ${near}?`}` };
}

function checkList(key: SettingKey, value: unknown, folder: string): Checked {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  if (!list.every((item) => typeof item === "string")) return { problem: "a list of texts in quotes" };
  return { value: list.map((item: string) => resolveItem(key, item, folder)) };
}

function resolveItem(key: SettingKey, item: string, folder: string): string {
  if (key.kind === "paths" || (key.kind === "packages" && looksLikePath(item))) {
    return isAbsolute(item) ? item : join(folder, item);
  }
  return item;
}

/** `de.aff` and `./de` are paths, `dictionary-de` is a package. */
export function looksLikePath(item: string): boolean {
  return item.endsWith(".aff") || item.startsWith(".") || isAbsolute(item);
}
