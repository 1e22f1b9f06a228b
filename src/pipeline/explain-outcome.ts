import { LEAVE } from "../candidates/units.js";
import { alignment } from "../decoder/alignment.js";
import type { Correction } from "../edits/edit.js";
import type { ExplainedCandidate, Outcome } from "../edits/explanation.js";
import { overlapsAny } from "../text/spans.js";
import { CHAT, CODE, COMMAND, DIALECT, FOREIGN, HEADER, MARKUP, SPARED, TABLE } from "../tokens/passage.js";
import { LEAST_CONFIDENCE } from "./correct-window.js";
import type { DecodedWindow } from "./decode-window.js";
import { ruleIds } from "./evidence.js";
import type { ExplainInput } from "./explain.js";
import type { Prepared } from "./prepare.js";
import type { Proposal } from "./proposals.js";
import { type Restraint, restraintOf } from "./restraint.js";

/** A stretch that the best way takes in one arc. */
export interface Place {
  /** Of the arc on the best way. */
  readonly index: number;
  readonly from: number;
  readonly to: number;
  readonly candidates: readonly ExplainedCandidate[];
  readonly proposal: Proposal | undefined;
  readonly correction: Correction | undefined;
  readonly confidence: number | undefined;
}

interface Judged {
  readonly outcome: Outcome;
  readonly because: string;
}

const PASSAGES: Readonly<Record<number, string>> = {
  [FOREIGN]: "it stands in a passage that is not in English",
  [DIALECT]: "it stands in a passage of dialect or slang",
  [CODE]: "it stands in program text",
  [COMMAND]: "it stands in a command line or a listing",
  [HEADER]: "it stands in a header of mail or news",
  [TABLE]: "it stands in a table",
  [CHAT]: "it stands in a chat",
  [MARKUP]: "it stands in markup",
  [SPARED]: "it is ignored, or vouched for by [sic]",
};
const NO_WORD = "it is a number, an address, a single letter, an abbreviation, or too long for a word";

/** What became of a place, and why. */
export function outcomeOf(input: ExplainInput, prepared: Prepared, window: DecodedWindow, place: Place): Judged {
  const { engine } = input;
  const { units } = prepared;
  const { from, to } = place;
  const node = window.decoded.path.nodes[place.index];
  if (place.correction !== undefined) return correctedBecause(input, prepared, place, place.correction);
  if (overlapsAny(units.spared, from, to)) {
    const passage = passageAt(prepared, from);
    return {
      outcome: "left alone",
      because: passage === SPARED ? PASSAGES[SPARED] : "it is one of your words or names",
    };
  }
  if (units.flags[node] & LEAVE) {
    return { outcome: "left alone", because: PASSAGES[passageAt(prepared, units.start[node])] ?? NO_WORD };
  }
  if (engine.options.builtin === false) return { outcome: "left alone", because: "only your own rules are in force" };
  if (input.givenUp) return { outcome: "left alone", because: "there is too much to search around it" };
  return proposedBecause(input, place) ?? keptBecause(input, window, place);
}

function correctedBecause(
  { threshold }: ExplainInput,
  { own }: Prepared,
  place: Place,
  correction: Correction,
): Judged {
  const mine = own.find((rewrite) => rewrite.start < place.to && rewrite.end > place.from);
  if (mine?.action === "replace") return { outcome: "corrected", because: `your rule ${mine.ruleId} says so` };
  if (mine !== undefined) return { outcome: "suggested", because: `your rule ${mine.ruleId} asks about it` };
  const sure = `its confidence, ${correction.confidence.toFixed(2)},`;
  const later = place.proposal === undefined ? "; it is seen once the other corrections are made" : "";
  return correction.applied
    ? { outcome: "corrected", because: `${sure} reaches ${threshold}${later}` }
    : { outcome: "suggested", because: `${sure} is below ${threshold}${later}` };
}

/** Why what is proposed is no correction. */
function proposedBecause({ engine }: ExplainInput, { proposal, confidence }: Place): Judged | undefined {
  if (proposal === undefined || confidence === undefined) return undefined;
  const reading = `${proposal.replacement}, confidence ${confidence.toFixed(2)},`;
  const allowed = engine.options.permit?.({ class: proposal.class, rules: ruleIds(proposal) }) ?? true;
  if (!allowed) return { outcome: "switched off", because: `${reading} is read by what is disabled` };
  if (confidence < LEAST_CONFIDENCE) return { outcome: "unsure", because: `${reading} is too unsure to be shown` };
  return { outcome: "withheld", because: `${reading} would be changed again by a second run` };
}

const RESTRAINTS: Readonly<Record<Restraint, string>> = {
  modernises: "would put modern spelling for old",
  "name variant": "may be another spelling of a name, and the document does not confuse these vowels",
};

function keptBecause({ lesson }: ExplainInput, window: DecodedWindow, { index, from, to, candidates }: Place): Judged {
  const { lattice, path, vocabulary, channel } = window.decoded;
  const [best, next] = candidates;
  if (best !== undefined && !best.kept) {
    const arc = path.arcs[index];
    const steps = alignment(lattice, arc, vocabulary, channel);
    const original = lattice.units.text.slice(from, to);
    const restraint = restraintOf(window, path.nodes[index], arc, original, best.text, steps, lesson);
    if (restraint !== undefined) return { outcome: "withheld", because: `${best.text} ${RESTRAINTS[restraint]}` };
  }
  const ahead =
    next === undefined ? "nothing else comes near" : `${next.text} costs ${next.above.toFixed(1)} nats more`;
  return { outcome: "kept", because: `as it stands it is the cheapest reading; ${ahead}` };
}

/** Why the token at a place is left alone, as `markPassages` says it. */
function passageAt({ passages, tokens }: Prepared, at: number): number {
  for (let token = 0; token < tokens.count; token++)
    if (tokens.start[token] <= at && tokens.end[token] > at) return passages[token];
  return 0;
}
