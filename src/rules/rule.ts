import type { Span } from "../text/span.js";

/** Classes that a rule may give its rewrites; each is also one of the corrector's. */
export const RULE_CLASSES = [
  "quote",
  "punctuation",
  "digit",
  "spacing",
  "confusion",
  "hyphen",
  "case",
  "rule",
] as const;
export type RuleClass = (typeof RULE_CLASSES)[number];

/**
 * How a rule matches. `literal`: these characters, anywhere. `phrase`: these words and marks, whole, blanks and line
 * ends between them at will; small letters in the rule also match capitals, and the replacement takes over the case.
 * `pattern`: a JavaScript regular expression under the flag `u`.
 */
export const RULE_KINDS = ["literal", "phrase", "pattern"] as const;
export type RuleKind = (typeof RULE_KINDS)[number];

/**
 * What must hold besides the match. `makes-word`: the word that results is one. `no-word`: the word that stands there
 * is none. `straight-quotes`, `curly-quotes`: the document writes its quotation marks so; `straight-apostrophes`,
 * `curly-apostrophes` likewise; `unsettled-apostrophes`: it writes too few to tell, and no more curly ones.
 * `plain-ligatures`: it writes *fi* and its like as two letters. `misread`: many of its words are in no lexicon.
 * `marks-apart`: it has blanks before most of its commas or full stops, which nobody prints. `unpaired`: the quotation
 * mark that stands there has no mate of its own kind. `opens`, `closes`: that there or behind it begins a quotation, or
 * ends one, by those before it. `off`: only when the rule, its pack or its class is enabled.
 */
export const CONDITIONS = [
  "makes-word",
  "no-word",
  "straight-quotes",
  "curly-quotes",
  "straight-apostrophes",
  "curly-apostrophes",
  "unsettled-apostrophes",
  "plain-ligatures",
  "misread",
  "marks-apart",
  "unpaired",
  "opens",
  "closes",
  "off",
] as const;
export type Condition = (typeof CONDITIONS)[number];

/** What a rule asks for: replace, ask a person which of several, or only point at the place. */
export type RuleAction = "replace" | "ask" | "flag";

export interface Rule {
  /** `pack/name`, unique. */
  readonly id: string;
  readonly kind: RuleKind;
  readonly match: string;
  /**
   * The text put in; in a pattern `$1`–`$9` and `$&` stand for groups and match, and `tr:ABC>abc` instead changes each
   * character of the match that the left side has into the one at the same place on the right.
   */
  readonly replacement: string;
  readonly action: RuleAction;
  /** For `ask`: what to choose from, the first being `replacement`. */
  readonly alternatives: readonly string[];
  readonly class: RuleClass;
  /** Stated probability that a rewrite is right, 0–1. */
  readonly confidence: number;
  /** Certain rewrites pin their stretch of text; the others only propose. */
  readonly certain: boolean;
  /**
   * Strings of one or two units (as `ab`, `[ab][cd]`; `\d` a digit, `\a` an ASCII letter, `\s` a blank) of which every
   * match holds one, not counting what it looks back or ahead at.
   * Empty for the rules of a user's, which are tried on every line.
   */
  readonly triggers: readonly string[];
  readonly when: readonly Condition[];
  /** True for a user's rules: they reach into protected tokens and foreign passages. */
  readonly everywhere: boolean;
  readonly reason: string;
  /** Pairs of text before and after. */
  readonly fix: readonly (readonly [string, string])[];
  /** Texts that must stay as they are. */
  readonly keep: readonly string[];
  readonly file: string;
  /** Line in the file, from 1. */
  readonly line: number;
}

/** A replacement that a rule asks for; offsets are UTF-16 units of the tokens' text. */
export interface Rewrite extends Span {
  /** For `flag`: the text as it stands. */
  readonly replacement: string;
  readonly action: RuleAction;
  /** For `ask`: what to choose from. */
  readonly alternatives: readonly string[];
  readonly ruleId: string;
  readonly class: RuleClass;
  readonly confidence: number;
  readonly certain: boolean;
  readonly reason: string;
}

/** What is wrong with a rule, and where. */
export interface RuleProblem {
  readonly file: string;
  readonly line: number;
  readonly reason: string;
}
