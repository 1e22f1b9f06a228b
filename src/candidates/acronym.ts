import { ACRONYM_INITIALS } from "../rules/untabled.js";
import { shapeOf, TITLE_SHAPE, UPPER_SHAPE } from "../tokens/shape.js";
import { ACRONYM_ARC, addArc, type Lattice } from "./lattice.js";
import { ENDS_PARAGRAPH, ENDS_SENTENCE, HYPHEN, LINE_JOIN, ONE_SPACE, type Units } from "./units.js";
import type { Vocabulary } from "./vocabulary.js";

const SHORTEST = 2;
const LONGEST = 7;
/** Small words that an acronym may pass over, or take in small letters: Partnership for Peace (PfP). */
const SMALL_WORDS = new Set(["of", "for", "the", "and", "in", "on", "to", "de", "a", "an", "at", "by"]);
/** Per letter that differs, nats. */
const LETTER = 3;
const CLOSING = ")";

/** A bracketed acronym that disagrees with the initials of the words before it: what these would make of it. */
export function addAcronym(lattice: Lattice, u: number, vocabulary: Vocabulary): void {
  const { units } = lattice;
  const { text } = units;
  const start = units.start[u];
  const end = units.end[u];
  if (text[start - 1] !== "(" || end - start < SHORTEST || end - start > LONGEST) return;
  const scanned = text.slice(start, end);
  if (capitals(scanned) < 2) return;
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const initials of initialsBefore(units, u, end - start)) {
    const apart = distance(scanned, initials);
    if (apart === 0) return;
    if (apart < least) {
      least = apart;
      best = initials;
    }
  }
  if (best === undefined || least > Math.ceil(best.length / 2)) return;
  const arc = addArc(lattice, u, u + 1, ACRONYM_ARC, -1, LETTER * least, start, end);
  vocabulary.put(lattice, -1, vocabulary.unknownCost(best, 0, best.length));
  // The bracket that should close it may have been read as its last letter.
  lattice.surface.set(arc, closes(text, end) ? best : best + CLOSING);
  lattice.rule.set(arc, ACRONYM_INITIALS);
}

function capitals(word: string): number {
  return word.replace(/[^A-Z]/g, "").length;
}

function closes(text: string, at: number): boolean {
  return text.slice(at, at + 12).includes(CLOSING);
}

/** What acronyms the words before a bracket may have: of one letter less to one more than was scanned. */
function initialsBefore(units: Units, u: number, length: number): string[] {
  const { text } = units;
  const found: string[] = [];
  let strict = "";
  let withSmall = "";
  for (let v = u - 1; v >= 0 && withSmall.length <= length + 2; v--) {
    const gap = units.flags[v];
    const joined = v === u - 1 || (gap & (ONE_SPACE | LINE_JOIN | HYPHEN)) !== 0;
    if (!joined || gap & (ENDS_SENTENCE | ENDS_PARAGRAPH)) break;
    const word = text.slice(units.start[v], units.end[v]);
    const shape = shapeOf(text, units.start[v], units.end[v]);
    if (SMALL_WORDS.has(word)) {
      withSmall = word[0] + withSmall;
      continue;
    }
    if (shape !== TITLE_SHAPE && shape !== UPPER_SHAPE) break;
    strict = word[0] + strict;
    withSmall = word[0] + withSmall;
    for (const initials of new Set([strict, withSmall, withSmall.toUpperCase()]))
      if (Math.abs(initials.length - length) <= 1 && initials.length >= SHORTEST) found.push(initials);
  }
  return found;
}

/** Letters that differ, in capitals or not, and one for each more or less. */
function distance(scanned: string, initials: string): number {
  let apart = Math.abs(scanned.length - initials.length);
  for (let i = 0; i < Math.min(scanned.length, initials.length); i++) if (scanned[i] !== initials[i]) apart++;
  return apart;
}
