import { divide, type Units } from "../candidates/units.js";
import type { Lexicon } from "../models/lexicon/lexicon.js";
import { applyRules } from "../rules/apply-rules.js";
import type { RuleSet } from "../rules/compile-rules.js";
import { gatherFacts } from "../rules/facts.js";
import type { Rewrite } from "../rules/rule.js";
import type { FunctionWords } from "../tokens/function-words.js";
import { markPassages } from "../tokens/passages.js";
import { tokenize } from "../tokens/tokenize.js";

/** A text as it is before it is decoded: what may be misread in it, and what the rules say. */
export interface Prepared {
  readonly units: Units;
  readonly rewrites: readonly Rewrite[];
}

/** What preparing a text takes. */
export interface Preparation {
  readonly lexicon: Lexicon;
  readonly functionWords: FunctionWords;
  readonly rules: RuleSet;
}

/** Cuts a text into tokens, finds the passages to leave alone, applies the rules and divides it into units. */
export function prepareText(text: string, { lexicon, functionWords, rules }: Preparation): Prepared {
  const tokens = tokenize(text);
  const passages = markPassages(tokens, functionWords, (start, end) => lexicon.findUnits(text, start, end) >= 0);
  const rewrites = applyRules(tokens, rules, {
    isWord: (word) => lexicon.find(word) >= 0,
    facts: gatherFacts(tokens),
    passages,
  });
  return { units: divide(tokens, lexicon, passages), rewrites };
}
