import type { Channel } from "../models/channel/channel.js";
import { confusionKey } from "../models/channel/confusion.js";

/**
 * What the letters say of a word beside: one that is the same; one that the document reads so, the more often the more;
 * one that is often read so elsewhere; another one; one too many or too few; nats.
 */
const SAME_LETTER = 4;
const READ_LETTER = 1.5;
const KNOWN_LETTER = 2.5;
const OTHER_LETTER = -1;
const ODD_LETTER = -1.5;
/** And for each letter by which it is too wide or too narrow. */
const ODD_WIDTH = -1.5;
/** What the letters of a string say of a word that it may stand for, nats. */
export type Likeness = (scanned: string, printed: string) => number;

export function likenessIn({ ruleCount, scanned, printed, cost, support }: Channel): Likeness {
  const read = new Map<string, number>();
  for (let rule = 0; rule < ruleCount; rule++) {
    if (scanned[rule].length !== 1 || printed[rule].length !== 1) continue;
    const shown = support[rule] < 1 ? OTHER_LETTER : Math.min(SAME_LETTER, READ_LETTER + Math.log(support[rule]));
    read.set(confusionKey(scanned[rule], printed[rule]), Math.max(shown, KNOWN_LETTER - cost[rule] / 20));
  }
  return (from, to) => {
    const row = Float64Array.from({ length: to.length + 1 }, (_, i) => i * ODD_LETTER);
    for (const letter of from) {
      let before = row[0];
      row[0] += ODD_LETTER;
      for (let i = 1; i <= to.length; i++) {
        const pair =
          letter.toLowerCase() === to[i - 1]
            ? SAME_LETTER
            : (read.get(confusionKey(letter, to[i - 1])) ?? OTHER_LETTER);
        const best = Math.max(before + pair, row[i] + ODD_LETTER, row[i - 1] + ODD_LETTER);
        before = row[i];
        row[i] = best;
      }
    }
    return row[to.length] + ODD_WIDTH * Math.abs(widthOf(from) - widthOf(to));
  };
}

/** About how wide a string is, in letters. */
function widthOf(text: string): number {
  let width = 0;
  for (const letter of text) width += letter === "m" || letter === "w" ? 2 : 1;
  return width;
}
