import { divide, type Units } from "../candidates/units.js";
import type { Lexicon } from "../models/lexicon/lexicon.js";
import { applyRules } from "../rules/apply-rules.js";
import type { RuleSet } from "../rules/compile-rules.js";
import { gatherFacts } from "../rules/facts.js";
import type { Rewrite } from "../rules/rule.js";
import { tokenize } from "../tokens/tokenize.js";

/** A text as it is before it is decoded: what may be misread in it, and what the rules say. */
export interface Prepared {
  readonly units: Units;
  readonly rewrites: readonly Rewrite[];
}

/** Cuts a text into tokens, finds the passages to leave alone, applies the rules and divides it into units. */
export function prepareText(text: string, lexicon: Lexicon, rules: RuleSet): Prepared {
  const tokens = tokenize(text);
  const passages = new Uint8Array(tokens.count);
  const rewrites = applyRules(tokens, rules, {
    isWord: (word) => lexicon.find(word) >= 0,
    facts: gatherFacts(tokens),
    passages,
  });
  return { units: divide(tokens, lexicon, passages), rewrites };
}
