import type { CompiledPattern } from "../rules/pattern.js";
import type { Span } from "../text/span.js";
import { mergeSpans } from "../text/spans.js";
import { BREAK, isWordLike, type Tokens, WORD } from "../tokens/token.js";
import { tokenize } from "../tokens/tokenize.js";

/** What a person wants left as it is. */
export interface SparedWishes {
  /** Left alone wherever they stand; may be several words. */
  readonly ignore: readonly string[];
  /** Left alone is what one of them matches in a line. */
  readonly patterns: readonly CompiledPattern[];
  /** Words and names that are right. */
  readonly right: readonly string[];
  /** Is `text[start, end)` a word of a dictionary of theirs? */
  readonly vouched?: ((text: string, start: number, end: number) => boolean) | undefined;
}

/** Stretches that stay as they are, each list merged. */
export interface Spared {
  /** Nothing and nobody touches them. */
  readonly untouched: readonly Span[];
  /** Only rules of the person's own do. */
  readonly right: readonly Span[];
}

const SIC = /\[[ \t\u00a0]{0,3}sic[.!?]?[ \t\u00a0]{0,3}\]/giu;
/** What stands before a `[sic]` and is vouched for: all that is written together, blanks and one line end between. */
const VOUCHED = /[^\s[\]]+(?:[^\S\r\n]*(?:\r\n|\n|\r)?[^\S\r\n]*)$/u;
/** No word is longer, UTF-16 units. */
const LONGEST_VOUCHED = 80;
const POSSESSIVE = /['’]s$/iu;

/** Finds what stays as it is in a text. */
export function createSparer({
  ignore,
  patterns,
  right,
  vouched: isVouched,
}: SparedWishes): (tokens: Tokens) => Spared {
  const ignored = createForms(ignore.filter(isOneToken));
  const phrases = ignore.filter((word) => !isOneToken(word) && word.trim() !== "");
  const known = createForms(right);
  return (tokens) => {
    const untouched: Span[] = [];
    const words: Span[] = [];
    for (const { index, 0: mark } of tokens.text.matchAll(SIC)) {
      const before = tokens.text.slice(Math.max(0, index - LONGEST_VOUCHED), index);
      const vouched = VOUCHED.exec(before)?.[0].length ?? 0;
      untouched.push({ start: index - vouched, end: index + mark.length });
    }
    for (const phrase of phrases) addPhrase(tokens.text, phrase, untouched);
    addMatches(tokens, patterns, untouched);
    if (ignored.any) addForms(tokens, ignored, untouched);
    if (known.any) addForms(tokens, known, words);
    if (isVouched !== undefined)
      for (let token = 0; token < tokens.count; token++) {
        const [start, end] = [tokens.start[token], tokens.end[token]];
        if (tokens.kind[token] === WORD && isVouched(tokens.text, start, end)) words.push({ start, end });
      }
    return { untouched: mergeSpans(untouched), right: mergeSpans(words) };
  };
}

function isOneToken(word: string): boolean {
  return tokenize(word).count === 1;
}

/** Words as they may stand in a text: one in small letters in any case, another as it is written or all in capitals. */
interface Forms {
  readonly any: boolean;
  has(form: string): boolean;
}

function createForms(words: readonly string[]): Forms {
  const written = new Set<string>();
  const small = new Set<string>();
  for (const word of words) {
    const form = word.normalize("NFC").replaceAll("’", "'");
    if (form === form.toLowerCase()) small.add(form);
    else written.add(form).add(form.toUpperCase());
  }
  const hasForm = (form: string): boolean => written.has(form) || small.has(form.toLowerCase());
  return {
    any: words.length > 0,
    has: (form) => hasForm(form) || (POSSESSIVE.test(form) && hasForm(form.replace(POSSESSIVE, ""))),
  };
}

function addForms({ text, count, start, end, kind }: Tokens, forms: Forms, into: Span[]): void {
  for (let token = 0; token < count; token++) {
    if (!isWordLike(kind[token])) continue;
    const form = text.slice(start[token], end[token]).normalize("NFC").replaceAll("’", "'");
    if (forms.has(form)) into.push({ start: start[token], end: end[token] });
  }
}

const LETTER = /[\p{L}\p{M}\p{N}]/u;

/** Adds the places where a phrase stands as it is written, no letter beside it that would make it part of a word. */
function addPhrase(text: string, phrase: string, into: Span[]): void {
  const bounded = (inside: string, beside: string): boolean => !(LETTER.test(inside) && LETTER.test(beside));
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
    const end = at + phrase.length;
    if (bounded(phrase[0], text[at - 1] ?? "") && bounded(phrase.at(-1)!, text[end] ?? ""))
      into.push({ start: at, end });
  }
}

function addMatches(
  { text, count, start, end, kind }: Tokens,
  patterns: readonly CompiledPattern[],
  into: Span[],
): void {
  if (patterns.length === 0) return;
  let lineStart = 0;
  for (let token = 0; token <= count; token++) {
    if (token < count && kind[token] !== BREAK) continue;
    const line = text.slice(lineStart, token < count ? start[token] : text.length);
    for (const { search } of patterns)
      for (let from = 0; from <= line.length; ) {
        const match = search(line, from);
        if (match === null) break;
        if (match.end > match.start) into.push({ start: lineStart + match.start, end: lineStart + match.end });
        from = Math.max(match.end, match.start + 1);
      }
    if (token < count) lineStart = end[token];
  }
}
