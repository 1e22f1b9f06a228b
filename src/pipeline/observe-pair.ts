import { type AlignedLetter, countAligned } from "../learning/aligned.js";
import type { Observation, SeenWord } from "../learning/observation.js";
import type { Lexicon } from "../models/lexicon/lexicon.js";
import { WORD } from "../tokens/token.js";
import { tokenize } from "../tokens/tokenize.js";
import { isCollectable } from "./observe.js";
import type { Prepared } from "./prepare.js";
import { firstImpression } from "./study.js";

/** What a document shows whose truth is known: exact counts, and the words of the truth that no lexicon has. */
export function observePair(
  scan: Prepared,
  printed: string,
  letters: readonly AlignedLetter[],
  lexicon: Lexicon,
): Observation {
  const { habits, examples } = countAligned(letters);
  const { text, count, kind, start, end } = tokenize(printed);
  const unknown = new Map<string, SeenWord>();
  let words = 0;
  for (let token = 0; token < count; token++) {
    if (kind[token] !== WORD) continue;
    words++;
    const word = text.slice(start[token], end[token]).replace(/['’]s$/, "");
    if (!isCollectable(word, lexicon)) continue;
    const times = unknown.get(word.toLowerCase())?.times ?? 0;
    unknown.set(word.toLowerCase(), { times: times + 1, written: word });
  }
  return { habits, unknownNoise: firstImpression(scan.units, lexicon).rawNoise, words, unknown, examples };
}
