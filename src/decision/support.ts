import type { Step } from "../decoder/alignment.js";
import type { Habits } from "../models/channel/habits.js";
import { timesWhole, wholeReading } from "../models/channel/whole-words.js";

/** Of the times that a step's print stands in the text, the share that was misread so. */
export function rateOf(habits: Habits, step: Step): number {
  if (step.kind === "word") {
    const reading = wholeReading(habits.whole, step.scanned, step.printed);
    return reading === undefined ? 0 : reading.count / (reading.of + 1);
  }
  const times = habits.misread.get(`${step.scanned}>${step.printed}`) ?? 0;
  const printed = habits.printed.get(step.printed) ?? 0;
  return times / (times + printed + 1);
}

const VOWEL = /^[aeiouyAEIOUY]$/;

export function isVowelForVowel({ scanned, printed }: Step): boolean {
  return VOWEL.test(scanned) && VOWEL.test(printed);
}

/** How often the document itself showed a step: alone, with a neighbouring letter or without one that was read rightly, or as part of a wider confusion. */
export function supportOf(habits: Habits, steps: readonly Step[], i: number): number {
  const step = steps[i];
  if (step.kind === "space") return habits.space.get(step.before)?.count ?? 0;
  if (step.kind === "split") return habits.split.count;
  if (step.kind === "crop") return habits.crop.count;
  if (step.kind === "hyphen") return habits.hyphen.count;
  if (step.kind === "lineHyphen") return habits.lineHyphen.count;
  if (step.kind === "word") return timesWhole(habits.whole, step.scanned, step.printed);
  if (step.kind === "case") return (i === 0 ? habits.caseFirst : habits.caseInner).count;
  const times = (scanned: string, printed: string): number => habits.misread.get(`${scanned}>${printed}`) ?? 0;
  let most = Math.max(times(step.scanned, step.printed), coreTimes(step, times));
  const left = i > 0 && steps[i - 1].kind === "same" ? steps[i - 1].printed.slice(-1) : "";
  const right = i + 1 < steps.length && steps[i + 1].kind === "same" ? steps[i + 1].printed[0] : "";
  if (left !== "") most = Math.max(most, times(left + step.scanned, left + step.printed));
  if (right !== "") most = Math.max(most, times(step.scanned + right, step.printed + right));
  let scanned = step.scanned;
  let printed = step.printed;
  for (let k = i + 1; k < steps.length && steps[k].kind === "misread"; k++) {
    scanned += steps[k].scanned;
    printed += steps[k].printed;
    most = Math.max(most, times(scanned, printed));
  }
  return most;
}

/** The same without the letters that both sides of a step begin and end with: o>e of wo>we. */
function coreTimes({ scanned, printed }: Step, times: (scanned: string, printed: string) => number): number {
  const shorter = Math.min(scanned.length, printed.length);
  let before = 0;
  while (before < shorter && scanned[before] === printed[before]) before++;
  let behind = 0;
  while (behind < shorter - before && scanned.at(-1 - behind) === printed.at(-1 - behind)) behind++;
  if (before + behind === 0) return 0;
  return times(scanned.slice(before, scanned.length - behind), printed.slice(before, printed.length - behind));
}
