import { BREAK, GLUED_LEFT, GLUED_RIGHT, NUMBER, PROTECTED, type Tokens, WORD } from "../tokens/tokenize.js";
import type { RuleSet } from "./compile-rules.js";
import { type DocumentFacts, documentIs } from "./facts.js";
import { findPhrases, fitReplacement } from "./phrases.js";
import { isPaired, opensQuote } from "./quote-pairs.js";
import type { Rewrite, Rule } from "./rule.js";
import { TRIGGER_PAIR, TRIGGER_SINGLE } from "./triggers.js";

export interface RuleContext {
  /** Whether a word, in the case in which it is written, is known. */
  isWord(word: string): boolean;
  readonly facts: DocumentFacts;
  /** From `markPassages`: tokens with other than 0 are no business of the built-in rules. */
  readonly passages?: Uint8Array;
}

/** A pattern with triggers matches this many units at most, counted from its trigger to either side … */
const REACH = 64;
/** … and looks back and ahead over as many more as this. */
const CONTEXT = 32;

interface Found {
  readonly rule: number;
  readonly start: number;
  readonly end: number;
  /** What to put in; where a person is to be asked, what to choose from. */
  readonly texts: readonly string[];
}

/** The rewrites that the rules ask for: in order, none overlapping another, the certain ones preferred. */
export function applyRules(tokens: Tokens, ruleSet: RuleSet, context: RuleContext): Rewrite[] {
  const { rules } = ruleSet;
  const active = rules.map((rule) => rule.when.every((condition) => documentIs(condition, context.facts)));
  const found: Found[] = [];
  const accept = (rule: number, start: number, end: number, texts: readonly string[]): void => {
    const here = rules[rule];
    if (here.action === "replace" && texts[0] === tokens.text.slice(start, end)) return;
    if (holds(here, tokens, start, end, texts[0], context)) found.push({ rule, start, end, texts });
  };
  searchTriggers(tokens.text, ruleSet, active, accept);
  searchLines(tokens, ruleSet, active, accept);
  if (ruleSet.phrases !== null)
    findPhrases(tokens, ruleSet.phrases, (rule, start, end, gaps) => {
      if (!active[rule]) return;
      const { action, alternatives, replacement } = rules[rule];
      const texts = (action === "ask" ? alternatives : [replacement])
        .map((text) => fitReplacement(rules[rule], text, tokens.text.slice(start, end), gaps))
        .filter((text) => text !== null);
      if (texts.length > 0) accept(rule, start, end, texts);
    });
  return withoutOverlaps(found, rules).map((one) => toRewrite(one, rules[one.rule], tokens.text));
}

type Accept = (rule: number, start: number, end: number, texts: readonly string[]) => void;

/** One pass over the text; where a trigger stands, its rules are tried. */
function searchTriggers(text: string, ruleSet: RuleSet, active: readonly boolean[], accept: Accept): void {
  const { role, single, pair } = ruleSet.triggers;
  const doneUntil = new Int32Array(ruleSet.rules.length);
  for (let at = 0; at < text.length; at++) {
    const roles = role[text.charCodeAt(at)];
    if (roles === 0) continue;
    const unit = text.charCodeAt(at);
    const lists = [
      roles & TRIGGER_SINGLE ? single.get(unit) : undefined,
      roles & TRIGGER_PAIR ? pair.get(unit * 65536 + text.charCodeAt(at + 1)) : undefined,
    ];
    for (const list of lists) {
      if (list === undefined) continue;
      for (const rule of list)
        if (active[rule] && at >= doneUntil[rule]) doneUntil[rule] = tryAt(text, at, rule, ruleSet, accept);
    }
  }
}

/** Tries a rule whose trigger stands at `at`; returns where it is to be tried again. */
function tryAt(text: string, at: number, index: number, ruleSet: RuleSet, accept: Accept): number {
  const rule = ruleSet.rules[index];
  const search = ruleSet.search[index];
  if (search === null) {
    if (!text.startsWith(rule.match, at)) return at + 1;
    accept(index, at, at + rule.match.length, [rule.replacement]);
    return at + rule.match.length;
  }
  const offset = Math.max(0, at - REACH - CONTEXT);
  const region = text.slice(offset, at + REACH + CONTEXT);
  let from = Math.max(0, at - REACH) - offset;
  for (;;) {
    const match = search(region, from);
    if (match === null || offset + match.start > at) return at + 1;
    if (offset + match.end > at) {
      if (offset + match.end > at + REACH) return at + 1;
      accept(index, offset + match.start, offset + match.end, ruleSet.fill[index]!(match));
      return offset + match.end;
    }
    from = Math.max(match.end, from + 1);
  }
}

/** Tries the patterns that have no triggers on each line. */
function searchLines(tokens: Tokens, ruleSet: RuleSet, active: readonly boolean[], accept: Accept): void {
  if (!ruleSet.untriggered.some((rule) => active[rule])) return;
  let lineStart = 0;
  for (let token = 0; token <= tokens.count; token++) {
    if (token < tokens.count && tokens.kind[token] !== BREAK) continue;
    const lineEnd = token < tokens.count ? tokens.start[token] : tokens.text.length;
    const line = tokens.text.slice(lineStart, lineEnd);
    for (const index of ruleSet.untriggered) {
      if (!active[index]) continue;
      for (let from = 0; from <= line.length; ) {
        const match = ruleSet.search[index]!(line, from);
        if (match === null) break;
        if (match.end > match.start)
          accept(index, lineStart + match.start, lineStart + match.end, ruleSet.fill[index]!(match));
        from = Math.max(match.end, match.start + 1);
      }
    }
    if (token < tokens.count) lineStart = tokens.end[token];
  }
}

function tokenAt({ count, start }: Tokens, offset: number): number {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (start[middle] <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Whether the conditions on the match hold, and the text there is one that the rule may touch. */
function holds(
  rule: Rule,
  tokens: Tokens,
  start: number,
  end: number,
  replacement: string,
  context: RuleContext,
): boolean {
  const first = tokenAt(tokens, start);
  const last = tokenAt(tokens, end - 1);
  if (!rule.everywhere)
    for (let i = first; i <= last; i++)
      if (tokens.kind[i] === PROTECTED || (context.passages !== undefined && context.passages[i] !== 0)) return false;
  if (rule.when.includes("unpaired") && isPaired(tokens.text, start, end)) return false;
  if (rule.when.includes("opens") && opensQuote(tokens.text, start) !== true) return false;
  if (rule.when.includes("closes") && opensQuote(tokens.text, start) !== false) return false;
  const makesWord = rule.when.includes("makes-word");
  const noWord = rule.when.includes("no-word");
  if (!makesWord && !noWord) return true;
  const from = wordStart(tokens, first, start);
  const to = wordEnd(tokens, last, end);
  if (noWord && context.isWord(tokens.text.slice(from, to))) return false;
  if (!makesWord) return true;
  const parts = (tokens.text.slice(from, start) + replacement + tokens.text.slice(end, to)).match(
    /[\p{L}\p{M}\p{N}'’]+/gu,
  );
  return parts?.every((part) => context.isWord(part)) ?? false;
}

/** Start of the word that a match from `start` belongs to: that of its token, and of a word glued before it. */
function wordStart({ kind, flags, start }: Tokens, token: number, at: number): number {
  if (kind[token] === WORD || kind[token] === NUMBER) return start[token];
  const glued = flags[token] & GLUED_LEFT && token > 0 && (kind[token - 1] === WORD || kind[token - 1] === NUMBER);
  return glued ? start[token - 1] : at;
}

function wordEnd({ kind, flags, end }: Tokens, token: number, at: number): number {
  if (kind[token] === WORD || kind[token] === NUMBER) return end[token];
  const glued =
    flags[token] & GLUED_RIGHT && token + 1 < kind.length && (kind[token + 1] === WORD || kind[token + 1] === NUMBER);
  return glued ? end[token + 1] : at;
}

/** Certain before proposed, then by place, the longer before the shorter, then by the rules' order. */
function withoutOverlaps(found: Found[], rules: readonly Rule[]): Found[] {
  const rank = (one: Found): number => (rules[one.rule].certain ? 0 : 1);
  found.sort((a, b) => rank(a) - rank(b) || a.start - b.start || b.end - a.end || a.rule - b.rule);
  const kept: Found[] = [];
  for (const certain of [true, false]) {
    let next = 0;
    const before = kept.slice().sort((a, b) => a.start - b.start);
    let last = -1;
    for (const one of found) {
      if (rules[one.rule].certain !== certain) continue;
      while (next < before.length && before[next].end <= one.start) next++;
      if (one.start < last || (next < before.length && before[next].start < one.end)) continue;
      kept.push(one);
      last = one.end;
    }
  }
  return kept.sort((a, b) => a.start - b.start);
}

function toRewrite({ start, end, texts }: Found, rule: Rule, text: string): Rewrite {
  return {
    start,
    end,
    replacement: rule.action === "flag" ? text.slice(start, end) : texts[0],
    action: rule.action,
    alternatives: rule.action === "ask" ? texts : [],
    ruleId: rule.id,
    class: rule.class,
    confidence: rule.confidence,
    certain: rule.certain,
    reason: rule.reason,
  };
}
