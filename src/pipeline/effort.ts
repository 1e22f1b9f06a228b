/**
 * How much work a window makes, told from what is counted and not from a clock, so that it is the same on every machine,
 * in every thread, and whatever was searched before. The unit is a state of a search (see frontier.ts); what an arc and a
 * judged proposal count beside it was measured, as the least squares of the time that texts of all kinds took.
 */
const ARC = 10;
const JUDGED = 600;

/**
 * A window may make so much work in all its passes, and so much more for each UTF-16 unit. Of the scans of the
 * development sets the worst makes a little more than a fifth of it, and the worst pages of all sets, laid together to a
 * whole window, less than a third (`npm run bench:effort`).
 */
const ANY_WINDOW = 800_000;
const PER_UNIT = 700;

/** Of one decoding: states that its searches looked at, and arcs of its lattice. */
export function effortOfDecoding(states: number, arcs: number): number {
  return states + arcs * ARC;
}

export function effortOfJudging(proposals: number): number {
  return proposals * JUDGED;
}

/** Most that a window of `length` UTF-16 units may make in its passes; those that only teach do not count. */
export function mostEffort(length: number): number {
  return ANY_WINDOW + length * PER_UNIT;
}
