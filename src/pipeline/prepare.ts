import { divide, entriesOf, type Units } from "../candidates/units.js";
import type { Lexicon } from "../models/lexicon/lexicon.js";
import { applyRules } from "../rules/apply-rules.js";
import type { RuleSet } from "../rules/compile-rules.js";
import { gatherFacts } from "../rules/facts.js";
import type { Rewrite } from "../rules/rule.js";
import type { Span } from "../text/span.js";
import { mergeSpans, overlapsAny } from "../text/spans.js";
import { numberForms } from "../tokens/forms.js";
import type { FunctionWords } from "../tokens/function-words.js";
import { DIALECT, FOREIGN, NO_PASSAGE, SPARED } from "../tokens/passage.js";
import { markPassages } from "../tokens/passages.js";
import type { Tokens } from "../tokens/token.js";
import { tokenize } from "../tokens/tokenize.js";
import type { Spared } from "./spared.js";
import { wholeUnits } from "./whole-units.js";

/** A text as it is before it is decoded: what may be misread in it, and what the rules say. */
export interface Prepared {
  readonly units: Units;
  /** For the lattice: those that replace something. */
  readonly rewrites: readonly Rewrite[];
  /** Ligatures to be written out, before anything else is read anew. */
  readonly ligatures: readonly Rewrite[];
  /** What a person's own rules ask for; those that replace something are among `rewrites` too. */
  readonly own: readonly Rewrite[];
  /** Of each token, why it is left alone. */
  readonly passages: Uint8Array;
  readonly tokens: Tokens;
}

/** What preparing a text takes. */
export interface Preparation {
  readonly lexicon: Lexicon;
  readonly functionWords: FunctionWords;
  readonly rules: RuleSet;
  /** A person's own rules, which stand above the others. */
  readonly ownRules?: RuleSet | undefined;
  /** Finds what a person wants left as it is. */
  readonly spare?: ((tokens: Tokens) => Spared) | undefined;
  /** The text is not in English: what looks foreign is the text itself. */
  readonly otherLanguage?: boolean;
}

/** The pack of rules that write ligatures out. */
const LIGATURES = "ligatures";

const NOTHING_SPARED: Spared = { untouched: [], right: [] };

/** Cuts a text into tokens, finds the passages to leave alone, applies the rules and divides it into units. */
export function prepareText(text: string, preparation: Preparation): Prepared {
  const { lexicon, functionWords, rules, ownRules, spare } = preparation;
  const tokens = tokenize(text);
  const forms = numberForms(tokens);
  const entries = entriesOf(tokens, forms, lexicon);
  const passages = markPassages(tokens, forms, functionWords, (form) => entries[form] >= 0);
  if (preparation.otherLanguage) takeLanguageBack(tokens, passages);
  const { untouched, right } = spare?.(tokens) ?? NOTHING_SPARED;
  markSpans(tokens, passages, untouched);
  // What is not running English says nothing of how well the text was read.
  const facts = gatherFacts(tokens, (token) => passages[token] !== NO_PASSAGE || entries[forms.of[token]] >= 0);
  const context = { isWord: (word: string) => lexicon.find(word) >= 0, facts, passages };
  const spared = untouched.length === 0 ? right : mergeSpans([...untouched, ...right]);
  const own =
    ownRules === undefined
      ? []
      : applyRules(tokens, ownRules, context).filter(({ start, end }) => !overlapsAny(untouched, start, end));
  const builtin = applyRules(tokens, rules, context).filter(
    ({ start, end }) => !overlapsAny(spared, start, end) && !overlapsAny(own, start, end),
  );
  const ligatures = builtin.filter(({ ruleId }) => writesLigatureOut(ruleId));
  const replacing = own.filter(({ action }) => action === "replace");
  const units = divide(tokens, forms, entries, lexicon, passages, spared);
  const rewrites = wholeUnits(
    [...builtin.filter(({ ruleId }) => !writesLigatureOut(ruleId)), ...replacing].sort((a, b) => a.start - b.start),
    units,
  );
  return { units, rewrites, ligatures, own, passages, tokens };
}

export function writesLigatureOut(ruleId: string): boolean {
  return ruleId.startsWith(`${LIGATURES}/`);
}

/** Letters of other scripts, which the search cannot write, stay marked. */
const FIRST_OTHER_SCRIPT = 0x370;

function takeLanguageBack({ text, count, end }: Tokens, passages: Uint8Array): void {
  for (let token = 0; token < count; token++) {
    const language = passages[token] === FOREIGN || passages[token] === DIALECT;
    if (language && text.charCodeAt(end[token] - 1) < FIRST_OTHER_SCRIPT) passages[token] = NO_PASSAGE;
  }
}

function markSpans({ count, start, end }: Tokens, passages: Uint8Array, spans: readonly Span[]): void {
  let token = 0;
  for (const span of spans) {
    while (token < count && end[token] <= span.start) token++;
    for (; token < count && start[token] < span.end; token++) passages[token] = SPARED;
  }
}
