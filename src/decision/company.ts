import type { Proposed } from "./judge.js";

/** Names of what the other proposals of a window say of one, in the order of the vector; the weights were trained for just these. */
export const COMPANY = [
  /** Other forms in which the same change is proposed: how many times, the sum of their confidences, and the mean, −1 for none. */
  "sameChange",
  "sameChangeSure",
  "sameChangeMean",
  /** Mean confidence of all the others. */
  "company",
  /** How many are proposed, and how many of the others are right as far as one can tell, of all words, and how many words there are; logs. */
  "proposedShare",
  "rightShare",
  "windowWords",
] as const;

/** Words that a window is taken to have beside its own, so that one of few words is not taken for a noisy one. */
const BESIDE_PROPOSED = 20;
const BESIDE_RIGHT = 50;

interface Tally {
  times: number;
  sure: number;
}

/**
 * What the proposals of a window say of one another.
 *
 * @param confidences Of each taken by itself, 0–1.
 * @param words How many words the window has, at least 1.
 * @returns for each proposal a vector as COMPANY names it.
 */
export function companyOf(proposals: readonly Proposed[], confidences: Float64Array, words: number): Float64Array[] {
  const ofChange = new Map<string, Tally>();
  const ofForm = new Map<string, Tally>();
  const keys = proposals.map(({ original, replacement }, i) => {
    const change = changeOf(original, replacement);
    // A mark is the same form at each word and says something anew at each.
    return { change, form: `${change}\t${isMarks(original) ? i : original.toLowerCase()}` };
  });
  let all = 0;
  keys.forEach(({ change, form }, i) => {
    count(ofChange, change, confidences[i]);
    count(ofForm, form, confidences[i]);
    all += confidences[i];
  });
  const proposedShare = Math.log((proposals.length + 1) / (words + BESIDE_PROPOSED));
  return keys.map(({ change, form }, i) => {
    const changes = ofChange.get(change)!;
    const forms = ofForm.get(form)!;
    const times = changes.times - forms.times;
    const sure = times === 0 ? 0 : changes.sure - forms.sure;
    const right = all - confidences[i];
    return Float64Array.of(
      times,
      sure,
      times === 0 ? -1 : sure / times,
      (right + 1) / (proposals.length + 1),
      proposedShare,
      Math.log((right + 0.5) / (words + BESIDE_RIGHT)),
      Math.log(words),
    );
  });
}

function isMarks(text: string): boolean {
  return !/[\p{L}\p{N}]/u.test(text);
}

function count(tallies: Map<string, Tally>, key: string, confidence: number): void {
  const tally = tallies.get(key);
  if (tally === undefined) tallies.set(key, { times: 1, sure: confidence });
  else {
    tally.times++;
    tally.sure += confidence;
  }
}

/** What stands differently in two texts: without what they begin and end with in common. */
function changeOf(original: string, replacement: string): string {
  const most = Math.min(original.length, replacement.length);
  let head = 0;
  while (head < most && original[head] === replacement[head]) head++;
  let tail = 0;
  while (tail < most - head && original.at(-1 - tail) === replacement.at(-1 - tail)) tail++;
  return `${original.slice(head, original.length - tail)}>${replacement.slice(head, replacement.length - tail)}`;
}
