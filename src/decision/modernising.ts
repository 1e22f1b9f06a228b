import type { Step } from "../decoder/alignment.js";
import { isEarlySpelling } from "../models/channel/early-spelling.js";
import type { Habits } from "../models/channel/habits.js";
import { OLD, RARE } from "../models/lexicon/lexicon.js";
import { shapeOf, TITLE_SHAPE } from "../tokens/shape.js";
import { isVowelForVowel, supportOf } from "./support.js";

const VOWELS = "aeiouAEIOU";
/** `would'st`, `know'st`: the second person of verse. */
const SECOND_PERSON = /['’]st$/;

/**
 * Would a proposal modernise what is right as it is? Old words that the lexicon knows are right, but where the scanner's
 * habit makes them of others (`thoro` of *there*, o for e); a vowel that an
 * apostrophe stands for (`wand'ring`, `stock'd`) was left out by the writer; and in an archaic text the letters that
 * early spelling exchanged are no misreadings. `keptFlags`: lexicon flags of the word that stands there, 0 if unknown.
 */
export function isModernising(
  original: string,
  steps: readonly Step[],
  keptFlags: number,
  archaic: boolean,
  habits: Habits,
): boolean {
  if ((keptFlags & OLD) !== 0 && (archaic || ((keptFlags & RARE) === 0 && !isHabit(steps, habits)))) return true;
  if (SECOND_PERSON.test(original)) return true;
  const misread = steps.filter((step) => step.kind === "misread");
  if (misread.some(({ scanned, printed }) => restoresVowel(scanned, printed))) return true;
  return archaic && misread.length > 0 && misread.every(({ scanned, printed }) => isEarlySpelling(scanned, printed));
}

/** From so often on, a confusion is the scanner's habit, whatever word comes of it. */
const HABIT = 5;

function isHabit(steps: readonly Step[], habits: Habits): boolean {
  return steps.every((step, i) => step.kind === "same" || supportOf(habits, steps, i) >= HABIT);
}

/** Seen less often than this, a confusion may be the proposal itself. */
const SHOWN = 1.5;

/**
 * Would a proposal make one spelling of a name into another: *Chornobyl* into *Chernobyl*? Names have variants that differ by
 * a vowel, and are right as they are where the document does not show that it confuses just these.
 */
export function isNameVariant(scanned: string, steps: readonly Step[], habits: Habits): boolean {
  if (shapeOf(scanned, 0, scanned.length) !== TITLE_SHAPE) return false;
  let vowels = 0;
  for (let i = 0; i < steps.length; i++) {
    if (steps[i].kind === "same") continue;
    if (steps[i].kind !== "misread" || !isVowelForVowel(steps[i]) || supportOf(habits, steps, i) >= SHOWN) return false;
    vowels++;
  }
  return vowels > 0;
}

/** An apostrophe is made into a vowel, the letters beside it the same. */
function restoresVowel(scanned: string, printed: string): boolean {
  const at = scanned.search(/['’]/);
  if (at < 0 || scanned.length !== printed.length) return false;
  return (
    VOWELS.includes(printed[at]) &&
    scanned.slice(0, at) === printed.slice(0, at) &&
    scanned.slice(at + 1) === printed.slice(at + 1)
  );
}
