import { readFileSync } from "node:fs";
import type { NamedText } from "../../corrector.js";
import { parseNames, parseWordList } from "../../models/lexicon/word-list.js";
import type { Context } from "../context.js";
import { CliError, reasonOf } from "../errors.js";
import { shownPath } from "../files/shown-path.js";

/** What the user's word lists say, joined. */
export interface UserWords {
  readonly words: readonly string[];
  readonly forbidden: readonly string[];
  /** Words that take the affixes of another, where a Hunspell dictionary knows that one. */
  readonly models: readonly { readonly word: string; readonly like: string }[];
}

/** Reads lists in Hunspell's personal form. Throws a {@link CliError} that names file, line and reason. */
export function readWordLists(paths: readonly string[], context: Context): UserWords {
  const lists = paths.map((path) => checked(readUserFile(path, context), parseWordList));
  return {
    words: lists.flatMap(({ words }) => words),
    forbidden: lists.flatMap(({ forbidden }) => forbidden),
    models: lists.flatMap(({ models }) => models),
  };
}

export function readNames(paths: readonly string[], context: Context): string[] {
  return paths.flatMap((path) => checked(readUserFile(path, context), parseNames).names);
}

/** Words to ignore, one a line; `#` begins a comment at the start of a line. */
export function readIgnoreLists(paths: readonly string[], context: Context): string[] {
  return paths.flatMap((path) =>
    readUserFile(path, context)
      .text.split(/\r\n|\r|\n/)
      .map((line) => line.trim())
      .filter((line) => line !== "" && !line.startsWith("#")),
  );
}

/** A file of the user's, which is UTF-8. */
export function readUserFile(path: string, context: Context): NamedText {
  const shown = shownPath(path, context.cwd);
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw new CliError(`${shown}: ${reasonOf(error)}`);
  }
  try {
    return { path: shown, text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    throw new CliError(`${shown}: not valid UTF-8`);
  }
}

function checked<T extends { readonly problems: readonly { readonly line: number; readonly reason: string }[] }>(
  file: NamedText,
  parse: (text: string) => T,
): T {
  const parsed = parse(file.text);
  const [first] = parsed.problems;
  if (first !== undefined) throw new CliError(`${file.path}:${first.line}: ${first.reason}`);
  return parsed;
}
