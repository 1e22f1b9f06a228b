import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeSync,
} from "node:fs";
import { dirname } from "node:path";
import { parseNames, parseWordList } from "../../models/lexicon/word-list.js";
import type { Effect } from "../../review/answer.js";
import { coversWord } from "../../review/review.js";

/** Files that a review adds to: absolute paths. */
export interface OwnLists {
  readonly words: string;
  readonly names: string;
  readonly rules: string;
}

/** Whether a document's original is a word of mine or a name, by some lists; those that are not there say nothing. */
export function readOwnWords(lists: readonly OwnLists[]): (original: string) => boolean {
  const texts = (which: "words" | "names"): string[] => [...new Set(lists.map((list) => list[which]))].map(read);
  const words = [
    ...texts("words").flatMap((text) => parseWordList(text).words),
    ...texts("names").flatMap((text) => parseNames(text).names),
  ];
  const byLowerCase = new Map<string, string[]>();
  for (const word of words) {
    const same = byLowerCase.get(word.toLowerCase());
    if (same) same.push(word);
    else byLowerCase.set(word.toLowerCase(), [word]);
  }
  // As the lists are read: a hyphenated word is its parts.
  return (original) =>
    original
      .split("-")
      .every((part) => byLowerCase.get(part.toLowerCase())?.some((word) => coversWord(word, part)) === true);
}

/** Adds what was said of words, names and rules to the lists, each line once. @returns The files that grew. */
export function addToOwnLists(lists: OwnLists, effects: readonly Effect[]): string[] {
  const lines: Record<keyof OwnLists, string[]> = { words: [], names: [], rules: [] };
  for (const effect of effects) {
    if (effect.kind === "word") lines.words.push(effect.word);
    if (effect.kind === "name") lines.names.push(effect.word);
    if (effect.kind === "rule") lines.rules.push(`${effect.from}\t${effect.to}`);
  }
  return (["words", "names", "rules"] as const).flatMap((which) =>
    add(lists[which], lines[which]) ? lists[which] : [],
  );
}

function add(path: string, lines: readonly string[]): boolean {
  const text = read(path);
  const there = new Set(text.split(/\r\n|\r|\n/));
  const fresh = [...new Set(lines)].filter((line) => !there.has(line));
  if (fresh.length === 0) return false;
  mkdirSync(dirname(path), { recursive: true });
  const handle = openSync(path, "a");
  const before = fstatSync(handle).size;
  try {
    const gap = text === "" || /[\r\n]$/.test(text) ? "" : "\n";
    const bytes = Buffer.from(`${gap}${fresh.join("\n")}\n`);
    for (let done = 0; done < bytes.length; ) done += writeSync(handle, bytes, done);
    fsyncSync(handle);
  } catch (error) {
    // Half a word would be a word.
    ftruncateSync(handle, before);
    throw error;
  } finally {
    closeSync(handle);
  }
  return true;
}

function read(path: string): string {
  return existsSync(path) ? readFileSync(path, "utf8") : "";
}
