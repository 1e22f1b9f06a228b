import {
  compileBuiltinPattern,
  compileReplacement,
  fillReplacement,
  type PatternCompiler,
  type PatternMatch,
  type PatternSearch,
} from "./pattern.js";
import { compilePhrases, type Phrases } from "./phrases.js";
import type { Rule } from "./rule.js";
import { compileTriggers, type Triggers } from "./triggers.js";

/** Rules made ready to be applied; what is indexed is indexed by the rule's place in `rules`. */
export interface RuleSet {
  readonly rules: readonly Rule[];
  readonly triggers: Triggers;
  /** Null unless the rule is a pattern. */
  readonly search: readonly (PatternSearch | null)[];
  readonly fill: readonly (((match: PatternMatch) => readonly string[]) | null)[];
  /** Patterns without triggers: tried on every line. */
  readonly untriggered: readonly number[];
  /** Null when no rule is a phrase. */
  readonly phrases: Phrases | null;
}

/** A pattern of a user's stands between slashes, with `i` after them if case does not matter. */
export const USER_PATTERN = /^\/(.+)\/(i?)$/su;

function compileSearch(rule: Rule, userPattern: PatternCompiler | undefined): PatternSearch {
  if (!rule.everywhere) return compileBuiltinPattern(rule.match);
  if (userPattern === undefined) throw new Error("patterns of a user's need a compiler that cannot hang");
  const [, source, flag] = USER_PATTERN.exec(rule.match)!;
  return userPattern(source, flag === "i").search;
}

/** What a pattern puts in: the replacement, or each of the alternatives to ask about. */
function compileFill(rule: Rule): (match: PatternMatch) => readonly string[] {
  if (rule.everywhere) {
    const texts = rule.action === "ask" ? rule.alternatives : [rule.replacement];
    return (match) => texts.map((text) => fillReplacement(text, match));
  }
  const fill = compileReplacement(rule.replacement);
  return (match) => [fill(match)];
}

/**
 * Makes rules ready. `userPattern` compiles the patterns of a user's rules. Throws an error that names file and line
 * if a pattern, a replacement or a trigger is not well formed: no rule is left out silently.
 */
export function compileRules(rules: readonly Rule[], userPattern?: PatternCompiler): RuleSet {
  const search: (PatternSearch | null)[] = [];
  const fill: RuleSet["fill"][number][] = [];
  const untriggered: number[] = [];
  rules.forEach((rule, index) => {
    try {
      search.push(rule.kind === "pattern" ? compileSearch(rule, userPattern) : null);
      fill.push(rule.kind === "pattern" ? compileFill(rule) : null);
    } catch (error) {
      throw new Error(`${rule.file}:${rule.line}: ${(error as Error).message}`, { cause: error });
    }
    if (rule.kind === "pattern" && rule.triggers.length === 0) untriggered.push(index);
  });
  return {
    rules,
    triggers: compileTriggers(rules),
    search,
    fill,
    untriggered,
    phrases: rules.some((rule) => rule.kind === "phrase") ? compilePhrases(rules) : null,
  };
}
