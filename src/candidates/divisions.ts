import type { Channel } from "../models/channel/channel.js";
import { ACRONYM, NAME } from "../models/lexicon/lexicon.js";
import { addArc, DIVIDE, type Lattice } from "./lattice.js";
import { REAL_WORD, UNKNOWN } from "./propose.js";
import type { Vocabulary } from "./vocabulary.js";

/** `NATOin`, and known but rare words that fall into two common ones. */
export function addDivisions(
  lattice: Lattice,
  u: number,
  entry: number,
  alone: number,
  vocabulary: Vocabulary,
  channel: Channel,
): void {
  const { units } = lattice;
  const { text } = units;
  const start = units.start[u];
  const end = units.end[u];
  const divide = (at: number, extra: number): void => {
    const a = vocabulary.find(text, start, at);
    const b = vocabulary.find(text, at, end);
    if (a === UNKNOWN || b === UNKNOWN) return;
    if (at - start === 1 && !"aAI".includes(text[start])) return;
    if (end - at === 1 && !"aI".includes(text[at])) return;
    const costA = vocabulary.cost(a);
    const costB = vocabulary.cost(b);
    if (costA > 12 || costB > 12 || (at - start === 2 && costA > 8) || (end - at === 2 && costB > 8)) return;
    const arc = addArc(lattice, u, u + 1, DIVIDE, -1, channel.split / 10 + extra, start, end);
    vocabulary.put(lattice, a, 0);
    vocabulary.put(lattice, b, 0);
    lattice.surface.set(arc, `${text.slice(start, at)} ${text.slice(at, end)}`);
  };
  const run = /^\p{Lu}{2,}(?=\p{Ll}+$)/u.exec(text.slice(start, end));
  if (run !== null && end - start >= 4) {
    divide(start + run[0].length, 0);
    return;
  }
  if (entry === UNKNOWN || vocabulary.isOwn(entry)) return;
  const name = (vocabulary.flags(entry) & (NAME | ACRONYM)) !== 0;
  if (alone > (name ? 9 : 12.5) && end - start >= 3 && end - start <= 12)
    for (let at = start + 1; at < end; at++) divide(at, REAL_WORD - (name ? 0 : 1));
}
