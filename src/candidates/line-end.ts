import type { Building } from "./building.js";
import { LONGEST_STRETCH } from "./frontier.js";
import { addReadingsOfParted } from "./hyphenated.js";
import { addArc, LINE_HYPHEN, LINE_HYPHEN_READ } from "./lattice.js";
import { JOIN_KNOWN } from "./merge.js";
import { OF_PARTED, optionsForUnknown, UNKNOWN } from "./propose.js";
import { ENDS_LINE, ENDS_PARAGRAPH, goesOn, HYPHEN_BREAK, LEAVE } from "./units.js";
import { isAbbreviation } from "./vocabulary.js";

/** A word, what may stand in the place of its hyphen, the line end, and the blanks before the next line's text. */
const LINE_END = /^([^\S\r\n]?[^\p{L}\p{N}\s]{1,2})?([^\S\r\n]*(?:\r\n|[\r\n])[^\S\r\n]*)$/u;
/** A dash may do so before an empty line, which readers put between lines that are far apart. */
const DASH_BEFORE_GAP = /^([—–])([^\S\r\n]*(?:(?:\r\n|[\r\n])[^\S\r\n]*){2})$/u;
/** Marks that may well end a line. */
const USUAL_MARKS = ".,;:!?'’\"”)]";
/** Of a word that is parted here no piece is shorter, nor is the whole. */
const SHORTEST_PIECE = 2;
const SHORTEST_WORD = 5;
/** To take a usual mark for a hyphen, and a letter; nats. */
const OF_USUAL_MARK = 3;
const OF_LETTER = 2;

/** Least cost of the pieces, read as two words, for which reading them as one is tried; nats. */
const BADLY_READ = 26;
const MOST_READINGS = 4;
const MOST_STATES = 200;

/** A line end taken for one that lost its hyphen. */
interface LineEnd {
  readonly head: string;
  readonly tail: string;
  /** What was read for the hyphen, and what is left between the pieces. */
  readonly mark: string;
  readonly gap: string;
  /** Nats. */
  readonly cost: number;
}

/** The hyphen that a scan lost at a line end, or read as something else: `com` / `mittee`, `con*` / `sider`. */
export function addLineHyphen(building: Building, u: number): void {
  const { lattice, facts, vocabulary, channel } = building;
  const { units } = lattice;
  const flags = units.flags[u];
  if (!(flags & ENDS_LINE) || flags & HYPHEN_BREAK || u + 1 >= units.count) return;
  if (units.flags[u + 1] & LEAVE || units.end[u] - units.start[u] < SHORTEST_PIECE) return;
  if (units.end[u + 1] - units.start[u + 1] < SHORTEST_PIECE || !goesOn(units, u)) return;
  const { text } = units;
  const paragraph = (flags & ENDS_PARAGRAPH) !== 0;
  const found = (paragraph ? DASH_BEFORE_GAP : LINE_END).exec(text.slice(units.end[u], units.start[u + 1]));
  if (found === null) return;
  const [, mark = "", gap] = found;
  const usual = mark !== "" && USUAL_MARKS.includes(mark);
  const suspicious = facts.suspicious[u] + facts.suspicious[u + 1] > 0;
  if (usual && (!suspicious || isAbbreviation(vocabulary, facts.entry[u]))) return;
  const head = text.slice(units.start[u], units.end[u]);
  const tail = text.slice(units.start[u + 1], units.end[u + 1]);
  const cost = channel.lineHyphen / 10 + (suspicious ? 0 : JOIN_KNOWN) + (usual ? OF_USUAL_MARK : 0);
  const whole: LineEnd = { head, tail, mark, gap, cost };
  if (addKnown(building, u, whole) || !suspicious || paragraph) return;
  const letter = head.slice(-1);
  const shorter: LineEnd = { head: head.slice(0, -1), tail, mark: letter + mark, gap, cost: cost + OF_LETTER };
  if (facts.suspicious[u] && addKnown(building, u, shorter)) return;
  if (facts.best[u] + facts.best[u + 1] < BADLY_READ) return;
  addRead(building, u, whole);
  if (facts.suspicious[u]) addRead(building, u, shorter);
}

/** The pieces as a word that is known; tells whether it is. */
function addKnown({ lattice, vocabulary }: Building, u: number, { head, tail, mark, cost }: LineEnd): boolean {
  const word = head + tail;
  if (word.length < SHORTEST_WORD || head.length < SHORTEST_PIECE) return false;
  const entry = vocabulary.find(word, 0, word.length);
  if (entry === UNKNOWN) return false;
  const start = lattice.units.start[u];
  const arc = addArc(lattice, u, u + 2, LINE_HYPHEN, -1, cost, start, start + head.length + mark.length);
  vocabulary.put(lattice, entry, 0);
  lattice.surface.set(arc, `${head}-`);
  return true;
}

/** What the pieces may be, misread. */
function addRead(building: Building, u: number, { head, tail, mark, gap, cost }: LineEnd): void {
  const { vocabulary, proposer } = building;
  const joined = head + tail;
  if (joined.length < SHORTEST_WORD || joined.length > LONGEST_STRETCH || head.length < SHORTEST_PIECE) return;
  const keep = vocabulary.unknownCost(joined, 0, joined.length);
  const options = {
    ...optionsForUnknown(keep, joined.length, false, false),
    split: false,
    mostFound: MOST_READINGS,
    mostStates: MOST_STATES,
  };
  const found = proposer.propose(joined, 0, joined.length, options, OF_PARTED);
  const parted = { joined, at: head.length, gap: `-${gap}`, hyphen: mark };
  addReadingsOfParted(building, u, LINE_HYPHEN_READ, cost, parted, found);
}
