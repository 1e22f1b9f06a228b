import { goesOn, HYPHEN, HYPHEN_BREAK, LEAVE, type Units } from "../candidates/units.js";
import type { Correction } from "../edits/edit.js";
import { overlapsAny } from "../text/spans.js";
import { LOST_HYPHEN } from "./evidence.js";

/** Of words joined at line ends that a lexicon has, hardly one was to be parted; of the document's own words a few. */
const KNOWN_CONFIDENCE = 0.98;
const OWN_CONFIDENCE = 0.9;
const RULE = "hyphen/line-end";
const LINE_END = /^[^\S\r\n]*(?:\r|\n|$)/;

/** What is known of a joined word: that a lexicon has it, or only the document. */
export type Known = "lexicon" | "document" | undefined;

/**
 * Joins words that are parted at line ends, if the joined word is known: the rest of the word, with the marks glued to
 * it, moves up before the line end. A correction of such a word is joined with it. What another correction touches stays
 * parted, as does what the text writes with a hyphen elsewhere.
 *
 * @param corrections Ordered, not overlapping; those that are not touched are in the result as they are.
 */
export function dehyphenate(
  units: Units,
  corrections: readonly Correction[],
  known: (word: string) => Known,
): Correction[] {
  const { text, count, start, end, flags } = units;
  let result = [...corrections];
  const lost = new Map(corrections.filter((c) => c.rules.includes(LOST_HYPHEN)).map((c) => [c.start, c]));
  let forms: Forms | undefined;
  let done = 0;
  for (let u = 0; u + 1 < count; u++) {
    const mended = lost.get(start[u]);
    if (!(flags[u] & HYPHEN_BREAK) && mended === undefined) continue;
    if ((flags[u] | flags[u + 1]) & LEAVE || start[u] < done) continue;
    const tail = /^[^\s]*/.exec(text.slice(end[u + 1]))![0];
    const moved = end[u + 1] + tail.length;
    const emptied = LINE_END.test(text.slice(moved));
    const to = emptied ? moved : moved + /^[^\S\r\n]*/.exec(text.slice(moved))![0].length;
    if (overlapsAny(units.spared, start[u], to)) continue;
    // What mends the hyphen alone goes with it.
    const ofHyphen = (c: Correction): boolean => c.class === "hyphen" && c.start >= end[u] && c.end <= start[u + 1];
    const touching = result.filter((c) => c.start < to && c.end > start[u] && !ofHyphen(c));
    const [only] = touching;
    const parting = mended === undefined ? text.slice(end[u], start[u + 1]) : partingOf(mended, text, start[u + 1]);
    // The hyphen is one unit; what is behind it is the line end with the blanks around it.
    const lineEnd = emptied ? "" : parting.slice(1);
    const join = (word: string): Pick<Correction, "start" | "end" | "original" | "replacement"> => ({
      start: start[u],
      end: to,
      original: text.slice(start[u], to),
      replacement: word + tail + lineEnd,
    });
    const rest = only === undefined ? "" : text.slice(only.end, end[u + 1]);
    if (
      touching.length === 1 &&
      only.start === start[u] &&
      (only.end === end[u + 1] || only === mended) &&
      (only.replacement + rest).includes(parting)
    ) {
      const whole = (changed: string): string => (changed + rest).replace(parting, "");
      const joined = join(whole(only.replacement));
      const candidates = only.candidates.map((c) => ({ ...c, text: join(whole(c.text)).replacement }));
      result[result.indexOf(only)] = { ...only, ...joined, candidates, rules: [...only.rules, RULE] };
      done = to;
      continue;
    }
    const word = text.slice(start[u], end[u]) + text.slice(start[u + 1], end[u + 1]);
    if (touching.length > 0 || !goesOn(units, u)) continue;
    const by = known(word);
    if (by === undefined) continue;
    forms ??= createForms(units);
    if (forms.isHyphenated(text.slice(start[u], end[u]), text.slice(start[u + 1], end[u + 1]))) continue;
    const confidence = by === "lexicon" ? KNOWN_CONFIDENCE : OWN_CONFIDENCE;
    const joined = join(word);
    result = result.filter((c) => !ofHyphen(c));
    result.push({
      ...joined,
      class: "hyphen",
      rules: [RULE],
      confidence,
      candidates: [{ text: joined.replacement, confidence }],
      evidence: [by === "lexicon" ? `${word} is a word` : `${word} is a word of this document`],
      applied: false,
    });
    done = to;
  }
  return result.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** The hyphen that a correction puts at a line end, with what follows it up to the rest of the word. */
function partingOf({ end, replacement }: Correction, text: string, rest: number): string {
  if (end <= rest) return `-${text.slice(end, rest)}`;
  return /-[^\S\r\n]*(?:\r\n|[\r\n])[^\S\r\n]*/.exec(replacement)?.[0] ?? "-";
}

/** How a text writes its words inside lines. */
interface Forms {
  /** Is it written with the hyphen, and never without? */
  isHyphenated(head: string, rest: string): boolean;
}

function createForms({ text, count, start, end, flags }: Units): Forms {
  const plain = new Set<string>();
  const hyphenated = new Set<string>();
  for (let u = 0; u < count; u++) {
    const form = text.slice(start[u], end[u]).toLowerCase();
    plain.add(form);
    if (u + 1 < count && flags[u] & HYPHEN)
      hyphenated.add(`${form}-${text.slice(start[u + 1], end[u + 1]).toLowerCase()}`);
  }
  return {
    isHyphenated: (head, rest) =>
      hyphenated.has(`${head}-${rest}`.toLowerCase()) && !plain.has((head + rest).toLowerCase()),
  };
}
