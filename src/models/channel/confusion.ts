/** Where in a word a confusion happens. */
export const ANYWHERE = 0;
export const WORD_START = 1;
export const WORD_END = 2;

/** One habit of scanners: what was printed, what was read for it, and how often. */
export interface Confusion {
  /** What stands in the scan, 0–3 UTF-16 units. */
  readonly scanned: string;
  /** What was printed, 0–3 UTF-16 units; a full stop or comma may end it. */
  readonly printed: string;
  /** P(scanned | printed) at the reference noise, 0–1. */
  readonly probability: number;
  readonly where: number;
}

/** UTF-16 units of a confusion's side. */
const LONGEST_SIDE = 3;

/** The key under which a confusion is counted and shown: `n>m`. */
export function confusionKey(scanned: string, printed: string): string {
  return `${scanned}>${printed}`;
}

/**
 * The sides of a key, at most three units each. A scan has marks for letters oftener than print has a `>`: of the ways to
 * divide a key with several, that with the shortest print counts.
 */
export function sidesOfKey(key: string): Sides | undefined {
  for (let at = key.lastIndexOf(">"); at >= 0; at = at === 0 ? -1 : key.lastIndexOf(">", at - 1))
    if (at <= LONGEST_SIDE && key.length - at - 1 <= LONGEST_SIDE)
      return { scanned: key.slice(0, at), printed: key.slice(at + 1) };
  return undefined;
}

/** What one side has and the other has not. */
export type Sides = Pick<Confusion, "scanned" | "printed">;

/** What was misread in a confusion, without the letters that both sides share: n for m of `ne` for `me`. */
export function changedLetters({ scanned, printed }: Sides): Sides[] {
  if (scanned.length === printed.length) {
    const runs: { scanned: string; printed: string }[] = [];
    for (let i = 0, inRun = false; i < scanned.length; i++) {
      const differs = scanned[i] !== printed[i];
      // `nn` for `mm` is n for m twice.
      const again = i > 0 && scanned[i] === scanned[i - 1] && printed[i] === printed[i - 1];
      if (differs && inRun && !again) {
        const run = runs[runs.length - 1];
        run.scanned += scanned[i];
        run.printed += printed[i];
      } else if (differs) runs.push({ scanned: scanned[i], printed: printed[i] });
      inRun = differs;
    }
    return runs;
  }
  const shorter = Math.min(scanned.length, printed.length);
  let before = 0;
  while (before < shorter && scanned[before] === printed[before]) before++;
  let after = 0;
  while (after < shorter - before && scanned.at(-1 - after) === printed.at(-1 - after)) after++;
  return [
    { scanned: scanned.slice(before, scanned.length - after), printed: printed.slice(before, printed.length - after) },
  ];
}

/** A line of a confusion table that is not one. */
export class ConfusionTableError extends Error {
  override readonly name = "ConfusionTableError";
}

const PLACES: ReadonlyMap<string, number> = new Map([
  ["any", ANYWHERE],
  ["start", WORD_START],
  ["end", WORD_END],
]);

/**
 * Reads a table of confusions, one a line: `scanned<TAB>printed<TAB>cost<TAB>where`; cost is −ln P(scanned | printed)
 * in nats, `where` is any, start or end. Empty lines and lines that begin with `#` are passed over, save that a
 * scanned `#` is written `\#`.
 * @throws ConfusionTableError naming the table, the line and what is wrong with it.
 */
export function parseConfusions(table: string, name: string): Confusion[] {
  const confusions: Confusion[] = [];
  for (const [index, line] of table.split("\n").entries()) {
    if (line === "" || line.startsWith("#")) continue;
    const fields = line.split("\t");
    const fail = (reason: string): never => {
      throw new ConfusionTableError(`${name}:${index + 1}: ${reason}`);
    };
    if (fields.length !== 4) fail(`expected 4 fields divided by tabs, found ${fields.length}`);
    const scanned = fields[0] === "\\#" ? "#" : fields[0];
    const [, printed, costText, place] = fields;
    const cost = Number(costText);
    if (scanned.length > 3 || printed.length > 3) fail("a confusion has at most three letters on each side");
    if (scanned === printed) fail("both sides are the same");
    if (costText === "" || !(cost >= 0 && cost < 30))
      fail(`the cost ${JSON.stringify(costText)} is not a number from 0 to 30`);
    const where = PLACES.get(place);
    if (where === undefined) return fail(`${JSON.stringify(place)} is not one of any, start, end`);
    confusions.push({ scanned, printed, probability: Math.exp(-cost), where });
  }
  return confusions;
}
