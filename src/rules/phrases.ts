import { shapeOf, TITLE_SHAPE, UPPER_SHAPE } from "../tokens/shape.js";
import { BREAK, SPACE, type Tokens, tokenize } from "../tokens/tokenize.js";
import type { Rule } from "./rule.js";

interface Phrase {
  readonly rule: number;
  /** Null for a single word, which its key says whole. */
  readonly tokens: Tokens | null;
  readonly match: string;
  /** A rule in small letters also matches capitals. */
  readonly anyCase: boolean;
}

/** Phrase rules by the first word or mark that they match. */
export interface Phrases {
  /** 1 for each unit that a phrase may begin with. */
  readonly begins: Uint8Array;
  readonly byFirst: ReadonlyMap<string, readonly Phrase[]>;
}

const ONE_WORD = /^\p{L}+$/u;

function lengthOf({ tokens }: Phrase): number {
  return tokens?.count ?? 1;
}

export function compilePhrases(rules: readonly Rule[]): Phrases {
  const begins = new Uint8Array(65536);
  const byFirst = new Map<string, Phrase[]>();
  rules.forEach((rule, index) => {
    if (rule.kind !== "phrase") return;
    const tokens = ONE_WORD.test(rule.match) ? null : tokenize(rule.match);
    const first = tokens === null ? rule.match : rule.match.slice(0, tokens.end[0]);
    const key = first.toLowerCase();
    for (const form of [first, key, key.toUpperCase()]) begins[form.charCodeAt(0)] = 1;
    const phrase = { rule: index, tokens, match: rule.match, anyCase: rule.match === rule.match.toLowerCase() };
    const list = byFirst.get(key);
    if (list === undefined) byFirst.set(key, [phrase]);
    else list.push(phrase);
  });
  // A longer phrase is tried before one that begins it.
  for (const list of byFirst.values()) list.sort((a, b) => lengthOf(b) - lengthOf(a) || a.rule - b.rule);
  return { begins, byFirst };
}

/** Calls `found` for each phrase that stands at a token, with its text's end and the blanks between its parts. */
export function findPhrases(
  tokens: Tokens,
  phrases: Phrases,
  found: (rule: number, start: number, end: number, gaps: readonly string[]) => void,
): void {
  const { text, count, start, end } = tokens;
  for (let i = 0; i < count; i++) {
    if (phrases.begins[text.charCodeAt(start[i])] === 0) continue;
    const list = phrases.byFirst.get(text.slice(start[i], end[i]).toLowerCase());
    if (list === undefined) continue;
    for (const phrase of list) {
      const gaps: string[] = [];
      const last = matchAt(tokens, i, phrase, gaps);
      if (last >= 0) found(phrase.rule, start[i], end[last], gaps);
    }
  }
}

/** The index of the last token of a phrase that stands at `first`, or −1; `gaps` gets the blanks inside it. */
function matchAt(tokens: Tokens, first: number, phrase: Phrase, gaps: string[]): number {
  const wanted = phrase.tokens;
  if (wanted === null) {
    const same = phrase.anyCase || tokens.text.slice(tokens.start[first], tokens.end[first]) === phrase.match;
    return same ? first : -1;
  }
  let at = first;
  for (let i = 0; i < wanted.count; i++) {
    if (wanted.kind[i] === SPACE) {
      const from = at;
      let breaks = 0;
      while (at < tokens.count && (tokens.kind[at] === SPACE || (tokens.kind[at] === BREAK && ++breaks <= 1))) at++;
      if (at === from || at === tokens.count) return -1;
      gaps.push(tokens.text.slice(tokens.start[from], tokens.start[at]));
      continue;
    }
    if (at >= tokens.count) return -1;
    const here = tokens.text.slice(tokens.start[at], tokens.end[at]);
    const there = wanted.text.slice(wanted.start[i], wanted.end[i]);
    if (here !== there && !(phrase.anyCase && here.toLowerCase() === there)) return -1;
    at++;
  }
  return at - 1;
}

/**
 * The replacement in the case of what it replaces, with the blanks and line ends that stood there; null if it has
 * fewer or more parts than the match, and a line end would be lost.
 */
export function fitReplacement(rule: Rule, replacement: string, found: string, gaps: readonly string[]): string | null {
  const parts = replacement.split(" ");
  let fitted = replacement;
  if (parts.length === gaps.length + 1) fitted = parts.map((part, i) => part + (gaps[i] ?? "")).join("");
  else if (gaps.some((gap) => /[\n\r\f\v\u0085\u2028\u2029]/.test(gap))) return null;
  if (rule.match !== rule.match.toLowerCase() || found === rule.match) return fitted;
  const shape = shapeOf(found, 0, found.length);
  if (shape === UPPER_SHAPE) return fitted.toUpperCase();
  if (shape !== TITLE_SHAPE) return fitted;
  const letter = /\p{L}/u.exec(fitted);
  if (letter === null) return fitted;
  const after = letter.index + letter[0].length;
  return fitted.slice(0, letter.index) + letter[0].toUpperCase() + fitted.slice(after);
}
