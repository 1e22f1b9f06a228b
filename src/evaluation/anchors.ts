/** Two sequences' places that stand for each other: `left[n]` is equal to `right[n]`; both ascend. */
export interface Anchors {
  readonly left: readonly number[];
  readonly right: readonly number[];
}

/** Beyond this many words the trace of the search would take gigabytes, so that long texts are cut first. */
const LONGEST_SEARCH = 20_000;
/** A run of this many words that occurs once in each of two texts is the same place in both. */
const UNIQUE_RUN = 5;

/**
 * A longest common subsequence of two sequences by Myers' greedy search (*An O(ND) difference algorithm*, 1986).
 * Time and memory grow with the square of the differences.
 */
function commonSubsequence(left: Int32Array, right: Int32Array): Anchors {
  const most = left.length + right.length;
  const furthest = new Int32Array(2 * most + 3);
  const zero = most + 1;
  const trace: Int32Array[] = [];
  for (let differences = 0; differences <= most; differences++) {
    trace.push(furthest.slice(zero - differences - 1, zero + differences + 2));
    for (let diagonal = -differences; diagonal <= differences; diagonal += 2) {
      const below = furthest[zero + diagonal - 1];
      const above = furthest[zero + diagonal + 1];
      let x = diagonal === -differences || (diagonal !== differences && below < above) ? above : below + 1;
      while (x < left.length && x - diagonal < right.length && left[x] === right[x - diagonal]) x++;
      furthest[zero + diagonal] = x;
      if (x >= left.length && x - diagonal >= right.length) return walkBack(trace, left.length, right.length);
    }
  }
  return { left: [], right: [] };
}

function walkBack(trace: readonly Int32Array[], leftLength: number, rightLength: number): Anchors {
  const left: number[] = [];
  const right: number[] = [];
  let x = leftLength;
  let y = rightLength;
  for (let differences = trace.length - 1; differences >= 0; differences--) {
    const diagonal = x - y;
    // The middle of each saved row is its diagonal 0.
    const below = trace[differences][differences + diagonal];
    const above = trace[differences][differences + diagonal + 2];
    const down = diagonal === -differences || (diagonal !== differences && below < above);
    const fromX = differences === 0 ? 0 : down ? above : below;
    const fromY = differences === 0 ? 0 : fromX - (down ? diagonal + 1 : diagonal - 1);
    while (x > fromX && y > fromY) {
      left.push(--x);
      right.push(--y);
    }
    x = fromX;
    y = fromY;
  }
  return { left: left.reverse(), right: right.reverse() };
}

/** The starts of runs that occur exactly once, by the run. */
function uniqueRuns(words: Int32Array): Map<string, number> {
  const found = new Map<string, number>();
  for (let at = 0; at + UNIQUE_RUN <= words.length; at++) {
    const run = words.subarray(at, at + UNIQUE_RUN).join(" ");
    found.set(run, found.has(run) ? -1 : at);
  }
  return found;
}

/** Places in both sequences where the same unique run starts, ascending in both, at least `apart` words from each other. */
function landmarks(left: Int32Array, right: Int32Array, apart: number): [number, number][] {
  const rightRuns = uniqueRuns(right);
  const marks: [number, number][] = [];
  for (const [run, at] of uniqueRuns(left)) {
    const other = rightRuns.get(run) ?? -1;
    if (at < 0 || other < 0) continue;
    const last = marks.at(-1) ?? [0, 0];
    // A mark far off the diagonal of the one before is a passage that was moved: not a place to cut.
    const drift = Math.abs(other - last[1] - (at - last[0]));
    if (at - last[0] >= apart && other > last[1] && drift < apart) marks.push([at, other]);
  }
  return marks;
}

/** Words of two texts that stand for each other: a longest common subsequence, for long texts one between landmarks. */
export function anchor(left: Int32Array, right: Int32Array): Anchors {
  if (left.length + right.length <= LONGEST_SEARCH) return commonSubsequence(left, right);
  const anchors = { left: [] as number[], right: [] as number[] };
  let from: [number, number] = [0, 0];
  for (const to of [...landmarks(left, right, LONGEST_SEARCH / 8), [left.length, right.length] as [number, number]]) {
    const part = commonSubsequence(left.subarray(from[0], to[0]), right.subarray(from[1], to[1]));
    for (const at of part.left) anchors.left.push(at + from[0]);
    for (const at of part.right) anchors.right.push(at + from[1]);
    from = to;
  }
  return anchors;
}
