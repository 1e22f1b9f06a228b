import { RULE, STRAY } from "../candidates/lattice.js";
import { ENDS_SENTENCE, type Units } from "../candidates/units.js";
import { isModernising, isNameVariant } from "../decision/modernising.js";
import type { Step } from "../decoder/alignment.js";
import type { DecodedWindow } from "./decode-window.js";
import type { Lesson } from "./study.js";

/** Why a reading is not even proposed: it makes an old text modern, or one spelling of a name into another. */
export type Restraint = "modernises" | "name variant";

/** What speaks against reading `original` at a node as `replacement`, by `arc` and its `steps`; undefined for nothing. */
export function restraintOf(
  { decoded: { lattice, vocabulary }, facts }: DecodedWindow,
  node: number,
  arc: number,
  original: string,
  replacement: string,
  steps: readonly Step[],
  lesson: Lesson,
): Restraint | undefined {
  if (lattice.kind[arc] === STRAY) return undefined;
  const entry = lattice.to[arc] === node + 1 ? facts.entry[node] : -1;
  const keptFlags = entry >= 0 ? vocabulary.flags(entry) : 0;
  if (lattice.kind[arc] !== RULE && isModernising(original, steps, keptFlags, lesson.archaic, lesson.habits))
    return "modernises";
  const maybe = entry < 0 && mayBeName(lattice.units, node, replacement);
  return maybe && isNameVariant(original, steps, lesson.habits) ? "name variant" : undefined;
}

/** Inside a sentence, and not as the text itself writes it elsewhere. */
function mayBeName({ flags, times }: Units, node: number, replacement: string): boolean {
  return node > 0 && !(flags[node - 1] & ENDS_SENTENCE) && !times.has(replacement.toLowerCase());
}
