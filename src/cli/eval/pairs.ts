import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import type { Pair } from "../../evaluation/score.js";
import { createDecoder } from "../../text/decode.js";
import type { Encoding } from "../../text/encoding.js";
import type { Context } from "../context.js";
import { CliError, documentReason, reasonOf } from "../errors.js";

/** What `eval` is to compare, and what had no partner. */
export interface Pairs {
  readonly pairs: Pair[];
  readonly problems: string[];
}

/** Reads the texts to compare: files, folders paired by name, or JSON Lines paired by id. */
export async function readPairs(
  paths: readonly string[],
  encoding: Encoding | "auto",
  context: Context,
): Promise<Pairs> {
  const read = (path: string): Promise<string> => readText(path, encoding, context);
  if (paths.every((path) => path.endsWith(".jsonl"))) return jsonlPairs(paths, await Promise.all(paths.map(read)));
  if (paths.length < 2) throw new CliError("eval needs the truth and the OCR: ocrfix eval TRUTH OCR [CORRECTED]");
  const kinds = await Promise.all(paths.map((path) => isFolder(path, context)));
  if (kinds.every((folder) => folder)) return folderPairs(paths, read, context);
  if (kinds.some((folder) => folder)) throw new CliError("eval compares files with files or folders with folders");
  const [truth, scanned, corrected] = await Promise.all(paths.map(read));
  return { pairs: [{ id: paths[0], truth, scanned, corrected }], problems: [] };
}

async function isFolder(path: string, context: Context): Promise<boolean> {
  if (path === "-") return false;
  return (await stat(resolve(context.cwd, path)).catch((error) => failed(path, error))).isDirectory();
}

function failed(path: string, error: unknown): never {
  throw new CliError(`${path}: ${documentReason(error) ?? reasonOf(error)}`);
}

async function readText(path: string, encoding: Encoding | "auto", context: Context): Promise<string> {
  const chunks = path === "-" ? context.stdin : createReadStream(resolve(context.cwd, path));
  const decoder = createDecoder(encoding);
  let text = "";
  try {
    for await (const chunk of chunks) text += decoder.write(chunk);
    return text + decoder.end();
  } catch (error) {
    return failed(path, error);
  }
}

/** The name by which files of two folders are one document: up to its first dot, so that `a.gt.txt` meets `a.ocr.txt`. */
function stem(name: string): string {
  return basename(name).replace(/(?<=.)\..*$/, "");
}

async function namesIn(folder: string, context: Context): Promise<string[]> {
  const entries = await readdir(resolve(context.cwd, folder), { recursive: true, withFileTypes: true });
  const root = resolve(context.cwd, folder);
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
}

async function folderPairs(
  folders: readonly string[],
  read: (path: string) => Promise<string>,
  context: Context,
): Promise<Pairs> {
  const [truths, ...others] = await Promise.all(folders.map((folder) => namesIn(folder, context)));
  const pairs: Pair[] = [];
  const problems: string[] = [];
  for (const name of truths) {
    const partners = others.map((names) => partnerOf(name, names));
    const missing = partners.indexOf(undefined);
    if (missing >= 0) {
      problems.push(`${join(folders[0], name)}: ${folders[missing + 1]} has no file of that name`);
      continue;
    }
    const paths = partners.map((partner, at) => join(folders[at + 1], partner!));
    const [truth, scanned, corrected] = await Promise.all([join(folders[0], name), ...paths].map(read));
    pairs.push({ id: name, truth, scanned, corrected });
  }
  return { pairs, problems };
}

/** The file of the same path, else the only one of the same folder and stem. */
function partnerOf(name: string, names: readonly string[]): string | undefined {
  if (names.includes(name)) return name;
  const folder = name.slice(0, -basename(name).length);
  const alike = names.filter(
    (other) => other.slice(0, -basename(other).length) === folder && stem(other) === stem(name),
  );
  return alike.length === 1 ? alike[0] : undefined;
}

type Row = Readonly<Record<string, unknown>>;

function rowsOf(path: string, text: string): Row[] {
  return text.split("\n").flatMap((line, index) => {
    if (line.trim() === "") return [];
    let row: unknown;
    try {
      row = JSON.parse(line);
    } catch {
      throw new CliError(`${path}:${index + 1}: not JSON`);
    }
    if (typeof row !== "object" || row === null || !("id" in row))
      throw new CliError(`${path}:${index + 1}: no object with an "id"`);
    return [row as Row];
  });
}

function textOf(row: Row, keys: readonly string[], path: string): string {
  for (const key of keys) if (typeof row[key] === "string") return row[key];
  throw new CliError(
    `${path}: ${JSON.stringify(row.id)} has no text under ${keys.map((key) => `"${key}"`).join(" or ")}`,
  );
}

/** `{"id","gt","ocr"}` in one file, or `{"id","text"}` in a file each; then the corrections, `{"id","text"}`. */
function jsonlPairs(paths: readonly string[], texts: readonly string[]): Pairs {
  const files = paths.map((path, at) => ({ path, rows: rowsOf(path, texts[at]) }));
  const [first, ...rest] = files;
  const both = first.rows.every((row) => typeof row.gt === "string" && typeof row.ocr === "string");
  if (!both && rest.length === 0) throw new CliError(`${first.path}: lines of one file have "id", "gt" and "ocr"`);
  if (both && rest.length > 1) throw new CliError(`${first.path} has truth and OCR: only corrections can follow`);
  const byId = rest.map(({ path, rows }) => ({ path, rows: new Map(rows.map((row) => [row.id, row])) }));
  const pairs: Pair[] = [];
  const problems: string[] = [];
  for (const row of first.rows) {
    const missing = byId.find(({ rows }) => !rows.has(row.id));
    if (missing !== undefined) {
      problems.push(`${missing.path}: no line for ${JSON.stringify(row.id)}`);
      continue;
    }
    const found = byId.map(({ path, rows }) => textOf(rows.get(row.id)!, ["text", "ocr"], path));
    const [scanned, corrected] = both ? [row.ocr as string, ...found] : found;
    pairs.push({ id: String(row.id), truth: textOf(row, ["gt", "text"], first.path), scanned, corrected });
  }
  return { pairs, problems };
}
