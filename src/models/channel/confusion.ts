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

/** The key under which a confusion is counted and shown: `n>m`. */
export function confusionKey(scanned: string, printed: string): string {
  return `${scanned}>${printed}`;
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
