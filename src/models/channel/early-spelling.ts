/** Letters that early spelling wrote for one another. */
const EARLY_LETTERS = /^(?:[uv]{2}|[ijy]{2}|[aeiouy]{2}|[cts]{2})$/;

/** Is it how early spelling differs from ours, rather than a misreading: haue, himselfe, sunne, kynge, lov'd? */
export function isEarlySpelling(scanned: string, printed: string): boolean {
  if (scanned.length === 1 && printed.length === 1) return EARLY_LETTERS.test(scanned + printed);
  const [short, long] = scanned.length < printed.length ? [scanned, printed] : [printed, scanned];
  if (long.length !== short.length + 1) return false;
  if (long === `${short}e` || long === `e${short}`) return true;
  return /(.)\1/.test(long) && long.replace(/(.)\1/, "$1") === short;
}
