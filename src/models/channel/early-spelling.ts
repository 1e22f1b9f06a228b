import { changedLetters } from "./confusion.js";

/** Letters that early spelling wrote for one another. */
const EARLY_LETTERS = /^(?:[uv]{2}|[ijy]{2}|[aeiouy]{2}|[cts]{2})$/i;

const VOWEL = /^[aeiouy]$/i;

/**
 * Is it how early spelling differs from ours, rather than a misreading: haue, himselfe, sunne, kynge, deth, lov'd? Letters that
 * both sides share may stand beside, `hy` for *hi*.
 */
export function isEarlySpelling(scanned: string, printed: string): boolean {
  if (scanned.length === printed.length)
    return [...scanned].every((letter, i) => letter === printed[i] || isEarly(letter, printed[i]));
  return (
    isEarly(scanned, printed) ||
    changedLetters({ scanned, printed }).every((core) => isEarly(core.scanned, core.printed))
  );
}

function isEarly(scanned: string, printed: string): boolean {
  if (scanned.length === 1 && printed.length === 1) return EARLY_LETTERS.test(scanned + printed);
  const [short, long] = scanned.length < printed.length ? [scanned, printed] : [printed, scanned];
  if (long.length !== short.length + 1) return false;
  if (VOWEL.test(long[long.length - 1]) && long.startsWith(short)) return true;
  if (VOWEL.test(long[0]) && long.endsWith(short)) return true;
  return /(.)\1/.test(long) && long.replace(/(.)\1/, "$1") === short;
}
