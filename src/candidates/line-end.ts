import type { Channel } from "../models/channel/channel.js";
import { shapeOf, UPPER_SHAPE } from "../tokens/shape.js";
import type { Facts } from "./facts.js";
import { LONGEST_STRETCH } from "./frontier.js";
import { withGap } from "./hyphenated.js";
import { addArc, type Lattice, LINE_HYPHEN, LINE_HYPHEN_READ } from "./lattice.js";
import { addCandidateArc, OF_PARTED, optionsForUnknown, type Proposer, UNKNOWN } from "./propose.js";
import { ENDS_LINE, ENDS_PARAGRAPH, HYPHEN_BREAK, LEAVE, type Units } from "./units.js";
import { isAbbreviation, type Vocabulary } from "./vocabulary.js";

/** A word, what may stand in the place of its hyphen, the line end, and the blanks before the next line's text. */
const LINE_END = /^([^\S\r\n]?[^\p{L}\p{N}\s]{1,2})?([^\S\r\n]*(?:\r\n|[\r\n])[^\S\r\n]*)$/u;
/** Marks that may well end a line. */
const USUAL_MARKS = ".,;:!?'’\"”)]";
/** Of a word that is parted here no piece is shorter, nor is the whole. */
const SHORTEST_PIECE = 2;
const SHORTEST_WORD = 5;
/** To join two known words, to take a usual mark for a hyphen, and a letter; nats. */
const OF_KNOWN_WORDS = 3.5;
const OF_USUAL_MARK = 3;
const OF_LETTER = 2;

/** Least cost of the pieces, read as two words, for which reading them as one is tried; nats. */
const BADLY_READ = 26;
const MOST_READINGS = 4;
const MOST_STATES = 200;

/** The pieces of a word that a line end parts. */
interface Parted {
  readonly head: string;
  readonly tail: string;
  /** What was read for the hyphen, and what is left between the pieces. */
  readonly mark: string;
  readonly gap: string;
  /** Of taking the line end for one that lost its hyphen; nats. */
  readonly cost: number;
}

/** The hyphen that a scan lost at a line end, or read as something else: `com` / `mittee`, `con*` / `sider`. */
export function addLineHyphen(
  lattice: Lattice,
  facts: Facts,
  u: number,
  vocabulary: Vocabulary,
  channel: Channel,
  proposer: Proposer,
): void {
  const { units } = lattice;
  const flags = units.flags[u];
  if (!(flags & ENDS_LINE) || flags & (ENDS_PARAGRAPH | HYPHEN_BREAK) || u + 1 >= units.count) return;
  if (units.flags[u + 1] & LEAVE || !continues(units, u)) return;
  const { text } = units;
  const found = LINE_END.exec(text.slice(units.end[u], units.start[u + 1]));
  if (found === null) return;
  const [, mark = "", gap] = found;
  const usual = mark !== "" && USUAL_MARKS.includes(mark);
  const suspicious = facts.suspicious[u] + facts.suspicious[u + 1] > 0;
  if (usual && (!suspicious || isAbbreviation(vocabulary, facts.entry[u]))) return;
  const head = text.slice(units.start[u], units.end[u]);
  const tail = text.slice(units.start[u + 1], units.end[u + 1]);
  const cost = channel.lineHyphen / 10 + (suspicious ? 0 : OF_KNOWN_WORDS) + (usual ? OF_USUAL_MARK : 0);
  const whole: Parted = { head, tail, mark, gap, cost };
  if (addKnown(lattice, u, whole, vocabulary) || !suspicious) return;
  const letter = head.slice(-1);
  const shorter: Parted = { head: head.slice(0, -1), tail, mark: letter + mark, gap, cost: cost + OF_LETTER };
  if (facts.suspicious[u] && addKnown(lattice, u, shorter, vocabulary)) return;
  if (facts.best[u] + facts.best[u + 1] < BADLY_READ) return;
  addRead(lattice, u, whole, vocabulary, proposer);
  if (facts.suspicious[u]) addRead(lattice, u, shorter, vocabulary, proposer);
}

/** The pieces as a word that is known; tells whether it is. */
function addKnown(lattice: Lattice, u: number, parted: Parted, vocabulary: Vocabulary): boolean {
  const { units } = lattice;
  const word = parted.head + parted.tail;
  if (word.length < SHORTEST_WORD || parted.head.length < SHORTEST_PIECE) return false;
  const entry = vocabulary.find(word, 0, word.length);
  if (entry === UNKNOWN) return false;
  const start = units.start[u];
  const end = start + parted.head.length + parted.mark.length;
  const arc = addArc(lattice, u, u + 2, LINE_HYPHEN, -1, parted.cost, start, end);
  vocabulary.put(lattice, entry, 0);
  lattice.surface.set(arc, `${parted.head}-`);
  return true;
}

/** What the pieces may be, misread. */
function addRead(lattice: Lattice, u: number, parted: Parted, vocabulary: Vocabulary, proposer: Proposer): void {
  const { units } = lattice;
  const { head, mark, gap, cost } = parted;
  const word = head + parted.tail;
  if (word.length < SHORTEST_WORD || word.length > LONGEST_STRETCH || head.length < SHORTEST_PIECE) return;
  const keep = vocabulary.unknownCost(word, 0, word.length);
  const options = {
    ...optionsForUnknown(keep, word.length, false, false),
    split: false,
    mostFound: MOST_READINGS,
    mostStates: MOST_STATES,
  };
  const found = proposer.propose(word, 0, word.length, options, OF_PARTED);
  for (let c = found.first; c < found.first + found.count; c++) {
    const surface = withGap(lattice, c, proposer.write(c), head.length, `-${gap}`);
    if (surface === undefined) continue;
    const arc = addCandidateArc(
      lattice,
      vocabulary,
      u,
      u + 2,
      LINE_HYPHEN_READ,
      c,
      cost,
      units.start[u],
      units.end[u + 1],
    );
    lattice.surface.set(arc, surface);
    lattice.scanned.set(arc, word);
    lattice.hyphenRead.set(arc, mark);
  }
}

/** Are these two pieces of one word by their lengths and their capitals? */
function continues({ text, start, end }: Units, u: number): boolean {
  if (end[u] - start[u] < SHORTEST_PIECE || end[u + 1] - start[u + 1] < SHORTEST_PIECE) return false;
  if (/^\p{Ll}/u.test(text.slice(start[u + 1], start[u + 1] + 2))) return true;
  return shapeOf(text, start[u], end[u]) === UPPER_SHAPE && shapeOf(text, start[u + 1], end[u + 1]) === UPPER_SHAPE;
}
