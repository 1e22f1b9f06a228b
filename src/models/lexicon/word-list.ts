import type { WordModel } from "./hunspell.js";

/** A line of a user's list that cannot be used. `line` counts from 1. */
export interface ListProblem {
  readonly line: number;
  readonly reason: string;
}

/** A user's own words, as written, without duplicates, in the order of the file. */
export interface WordList {
  readonly words: readonly string[];
  /** Never words, whatever dictionaries say. */
  readonly forbidden: readonly string[];
  /** `word` takes the affixes of `like`, for who has a Hunspell dictionary; it is among `words` too. */
  readonly models: readonly WordModel[];
  readonly problems: readonly ListProblem[];
}

const HAS_LETTER = /\p{L}/u;
const CONTROL = /\p{Cc}/u;
/** First line of Aspell's personal dictionaries, and of Hunspell's dictionaries: a number of words. */
const HEADER = /^(personal_ws-\d.*|\d+)$/;

/**
 * Reads a list of words in Hunspell's personal form: one a line; `*word` forbids it; `word/like` gives it the affixes
 * of `like`; `#` begins a comment at the start of a line or after a blank. What is wrong stands in `problems`, and the
 * rest still counts. A hyphenated word gives its parts, as text is looked up between hyphens.
 */
export function parseWordList(text: string): WordList {
  const words = new Set<string>();
  const forbidden = new Set<string>();
  const models = new Map<string, string>();
  const problems = eachLine(text, (content) => {
    const [, star, word, slash, like] = /^(\*?)([^/]*)(\/?)(.*)$/.exec(content)!;
    const problem = problemOf(word) ?? (slash === "" ? undefined : problemOf(like));
    if (problem !== undefined) return problem;
    if (star === "*") {
      forbidden.add(word);
      return undefined;
    }
    for (const part of word.split("-")) if (part !== "") words.add(part);
    if (slash !== "") models.set(word, like);
    return undefined;
  });
  return {
    words: [...words],
    forbidden: [...forbidden],
    models: [...models].map(([word, like]) => ({ word, like })),
    problems,
  };
}

/**
 * Reads a list of names, one a line, comments as above. A name of several words (`Alexander Lukashenka`) gives each;
 * those in lower case (`van`, `de`) are words already or none, and are left out.
 */
export function parseNames(text: string): {
  readonly names: readonly string[];
  readonly problems: readonly ListProblem[];
} {
  const names = new Set<string>();
  const problems = eachLine(text, (content) => {
    if (CONTROL.test(content)) return "control characters";
    if (!HAS_LETTER.test(content)) return "no letters";
    for (const part of content.split(/[\s,.-]+/u)) if (/\p{Lu}|\p{Lt}|\p{Lo}/u.test(part)) names.add(part);
    return undefined;
  });
  return { names: [...names], problems };
}

function problemOf(word: string): string | undefined {
  if (CONTROL.test(word)) return "control characters";
  if (/\s/u.test(word)) return `more than one word: "${word}"`;
  return HAS_LETTER.test(word) ? undefined : `no letters: "${word}"`;
}

/** Hands on each line that says something, without comment and outer blanks; `read` returns what is wrong with it. */
function eachLine(text: string, read: (content: string) => string | undefined): ListProblem[] {
  const problems: ListProblem[] = [];
  text
    .replace(/^\ufeff/, "")
    .split(/\r\n|\r|\n/)
    .forEach((line, index) => {
      const content = line.replace(/(^|\s)#.*$/, "").trim();
      if (content === "" || (index === 0 && HEADER.test(content))) return;
      const reason = read(content);
      if (reason !== undefined) problems.push({ line: index + 1, reason });
    });
  return problems;
}
