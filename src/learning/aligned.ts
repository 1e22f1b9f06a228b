import { withoutMarksAround } from "../candidates/whole-words.js";
import { confusionKey } from "../models/channel/confusion.js";
import { type Habits, noHabits } from "../models/channel/habits.js";
import { LONGEST_RUN, type WholeReading, type WholeReadings } from "../models/channel/whole-words.js";

/** A letter of the truth beside what was read for it, one grapheme each; nothing for one lost or added. */
export interface AlignedLetter {
  readonly printed: string;
  readonly scanned: string;
}

export interface AlignedHabits {
  readonly habits: Habits;
  /** `scanned>printed` → the words in which it was seen first, `nenber → member`. */
  readonly examples: ReadonlyMap<string, string>;
}

/** Share of its letters that a text at the reference noise has wrong. */
const REFERENCE_RATE = 0.03;
const MOST_NOISE = 3;
const LONGEST = 3;
const LONGEST_EXAMPLE = 24;
const HAS_LETTER = /[\p{L}\p{N}]/u;
const HYPHENS = /^[-‐¬\u00ad ]+$/u;

/** Counts what was read for what in a text that is aligned with its truth. White space is single blanks. */
export function countAligned(letters: readonly AlignedLetter[]): AlignedHabits {
  const habits = noHabits(0);
  const examples = new Map<string, string>();
  let errors = 0;
  const misread = (scanned: string, printed: string): void => {
    const key = confusionKey(scanned, printed);
    habits.misread.set(key, (habits.misread.get(key) ?? 0) + 1);
  };
  for (let from = 0; from < letters.length; from++) {
    if (isRight(letters[from])) continue;
    let to = from + 1;
    while (to < letters.length && !isRight(letters[to])) to++;
    errors += to - from;
    countRun(habits, letters, from, to, misread);
    const [scanned, printed] = textsOf(letters, from, to);
    const key = confusionKey(scanned, printed);
    if (habits.misread.has(key) && !examples.has(key)) {
      const example = wordsAround(letters, from, to);
      if (example !== undefined) examples.set(key, example);
    }
    from = to;
  }
  habits.whole = countWhole(letters);
  const text = textsOf(letters, 0, letters.length)[1];
  countPrinted(habits, text);
  const size = Math.max(1, text.length);
  habits.noise = Math.min(MOST_NOISE, errors / size / REFERENCE_RATE);
  return { habits, examples };
}

function isRight({ printed, scanned }: AlignedLetter): boolean {
  return printed === scanned;
}

function textsOf(letters: readonly AlignedLetter[], from: number, to: number): [scanned: string, printed: string] {
  let scanned = "";
  let printed = "";
  for (let at = from; at < to; at++) {
    scanned += letters[at].scanned;
    printed += letters[at].printed;
  }
  return [scanned, printed];
}

function countRun(
  habits: Habits,
  letters: readonly AlignedLetter[],
  from: number,
  to: number,
  misread: (scanned: string, printed: string) => void,
): void {
  const [scanned, printed] = textsOf(letters, from, to);
  const before = from > 0 ? letters[from - 1].printed : " ";
  const after = to < letters.length ? letters[to].printed : " ";
  if (printed === " " && scanned === "") habits.split.count++;
  else if (printed === "" && scanned === " ") {
    const unit = before.charCodeAt(0);
    const tally = habits.space.get(unit) ?? { count: 0, of: 0 };
    if (before !== " " && after !== " ") habits.space.set(unit, { ...tally, count: tally.count + 1 });
  } else if (printed === "" && HYPHENS.test(scanned) && scanned.endsWith(" ")) habits.hyphen.count++;
  else if (printed.length > LONGEST || scanned.length > LONGEST || /\s/.test(scanned + printed)) return;
  else if (printed.toLowerCase() === scanned.toLowerCase())
    (before === " " ? habits.caseFirst : habits.caseInner).count += printed.length;
  else if (HAS_LETTER.test(scanned + printed)) {
    (printed === "" ? habits.inserted : scanned === "" ? habits.lost : habits.substituted).count++;
    misread(scanned, printed);
    if (scanned.length === printed.length && scanned.length > 1)
      for (let at = from; at < to; at++) if (!isRight(letters[at])) misread(letters[at].scanned, letters[at].printed);
    if (scanned.length === LONGEST || printed.length === LONGEST) return;
    if (HAS_LETTER.test(before)) misread(before + scanned, before + printed);
    if (HAS_LETTER.test(after)) misread(scanned + after, printed + after);
  }
}

/** Short words that were misread through and through, so that no three letters tell how: `mm` for *with*. */
function countWhole(letters: readonly AlignedLetter[]): WholeReadings {
  const times = new Map<string, number>();
  const counts = new Map<string, Map<string, number>>();
  for (let from = 0; from < letters.length; from++) {
    let to = from;
    while (to < letters.length && letters[to].printed !== " ") to++;
    const [scan, print] = textsOf(letters, from, to);
    const scanned = withoutMarksAround(scan);
    const printed = withoutMarksAround(print).toLowerCase();
    from = to;
    if (!PLAIN_WORD.test(printed)) continue;
    times.set(printed, (times.get(printed) ?? 0) + 1);
    if (scanned === "" || scanned.length > LONGEST_RUN || /\s/.test(scanned)) continue;
    if (scanned.toLowerCase() === printed || !isUnlike(scanned, printed)) continue;
    const row = counts.get(scanned) ?? new Map<string, number>();
    row.set(printed, (row.get(printed) ?? 0) + 1);
    counts.set(scanned, row);
  }
  const whole = new Map<string, WholeReading[]>();
  for (const [scanned, row] of counts)
    whole.set(
      scanned,
      [...row].map(([word, count]) => ({ word, count, of: times.get(word) ?? count })),
    );
  return whole;
}

const PLAIN_WORD = /^[a-z]+$/;

/** Has the string less than half of the word's letters? */
function isUnlike(scanned: string, printed: string): boolean {
  const lower = scanned.toLowerCase();
  let same = 0;
  for (const letter of new Set(printed)) if (lower.includes(letter)) same++;
  return same * 2 < new Set(printed).size;
}

/** Counts the printed strings of 1–3 units within words, a word ending in a blank. */
function countPrinted(habits: Habits, text: string): void {
  const { printed, space } = habits;
  let size = 0;
  let words = 0;
  for (const word of text.split(" ")) {
    if (word === "") continue;
    const whole = `${word} `;
    words++;
    size += whole.length;
    for (let at = 0; at < whole.length; at++)
      for (let length = 1; length <= LONGEST && at + length <= whole.length; length++) {
        const gram = whole.slice(at, at + length);
        printed.set(gram, (printed.get(gram) ?? 0) + 1);
      }
  }
  printed.set("", size);
  for (const [gram, of] of printed)
    if (gram.length === 1) {
      const unit = gram.charCodeAt(0);
      space.set(unit, { count: space.get(unit)?.count ?? 0, of });
    }
  habits.split.of = habits.caseFirst.of = habits.hyphen.of = words;
  habits.caseInner.of = habits.lost.of = habits.inserted.of = habits.substituted.of = size;
}

/** `nenber → member`, of the words that hold the letters [from, to); undefined if they are long. */
function wordsAround(letters: readonly AlignedLetter[], from: number, to: number): string | undefined {
  let start = from;
  let end = to;
  while (start > 0 && letters[start - 1].printed !== " ") start--;
  while (end < letters.length && letters[end].printed !== " ") end++;
  const [scanned, printed] = textsOf(letters, start, end);
  return end - start > LONGEST_EXAMPLE ? undefined : `${scanned} → ${printed}`;
}
