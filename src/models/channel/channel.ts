import { ANYWHERE, type Confusion, confusionKey, WORD_END, WORD_START } from "./confusion.js";
import { isEarlySpelling } from "./early-spelling.js";
import type { Habits, Tally } from "./habits.js";
import { type Spelling, spellingOf } from "./spelling.js";

/** Costs are whole tenths of nats throughout: −10 ln P. */
const TENTHS = 10;

/**
 * How likely each misreading is in one document: the prior table and what the document showed, compiled for the
 * candidate search. Rules are numbered from 0; what a rule printed is a run of trie symbols in a common pool.
 */
export interface Channel {
  readonly ruleCount: number;
  /** Per rule: units that it takes from the scan; symbols that it puts in print, from `symbolStart`. */
  readonly scannedLength: Uint8Array;
  readonly printedLength: Uint8Array;
  readonly symbolStart: Uint32Array;
  readonly cost: Uint16Array;
  readonly where: Uint8Array;
  /** Unit of a full stop or comma that the rule puts after the word, 0 for none. */
  readonly ending: Uint16Array;
  /** How often the document itself showed it. */
  readonly support: Float32Array;
  readonly scanned: readonly string[];
  /** Both sides of a rule as one string, see `confusionKey`. */
  readonly keys: readonly string[];
  /** The rule of a key at a place, −1 for none. */
  ruleOf(key: string, where: number): number;
  /** Second and third unit of a rule's scanned side, 0 for none. */
  readonly second: Uint16Array;
  readonly third: Uint16Array;
  readonly printed: readonly string[];
  /** Pool of symbols 1–27, and 1 for each that must be a capital. */
  readonly symbols: Uint8Array;
  readonly capital: Uint8Array;
  /** How the letters that a rule prints may stand: a sum of IN_LOWER, IN_UPPER, IN_TITLE. */
  readonly writing: Uint8Array;
  /** Rules by their first scanned unit, those without a scanned side apart; cheapest first. */
  readonly byFirstUnit: ReadonlyMap<number, Uint16Array>;
  readonly unscanned: Uint16Array;
  /** Those of them whose letters may stand as `writing` says, a sum as above. */
  unscannedIn(writing: number): Uint16Array;
  /** Bit of the first symbol that a rule prints, as in a trie's mask; all bits for one that prints nothing. */
  readonly firstBit: Int32Array;
  /** The bits of all rules without a scanned side. */
  readonly unscannedBits: number;
  /** Cost of reading a unit rightly, for units under 256. */
  readonly identity: Uint8Array;
  /** Generic edits, for what no rule explains. */
  readonly substitute: number;
  readonly substituteMark: number;
  readonly insert: number;
  readonly insertMark: number;
  readonly lose: number;
  readonly caseFirst: number;
  /** The same by the unit that stands in the scan, for units under 256. */
  readonly caseFirstOf: Uint8Array;
  readonly caseInner: number;
  readonly split: number;
  readonly crop: number;
  readonly hyphen: number;
  readonly lineHyphen: number;
  /** The document shows digits read for letters. */
  readonly digitHabit: boolean;
  /** By what stands in the scan, the words that are misread so as a whole. */
  readonly whole: ReadonlyMap<string, readonly WholeCost[]>;
  /** Cost of a space inside a word, by the unit before it. */
  spaceAfter(unit: number): number;
}

/** A word that is misread as a whole, and what that costs. */
export interface WholeCost {
  readonly word: string;
  readonly cost: number;
}

/** Strengths of the prior against what a document shows; set on the development sets, none matters within a factor of two. */
const PRIOR_OCCURRENCES = 4;
const PRIOR_EVENTS = 20;
const PRIOR_LETTERS = 2500;
/** Rate of a confusion that no table has, at the reference noise. */
const UNHEARD_RATE = 1e-4;
/** Rarer than this is no rule, only a generic edit. */
const LEAST_RATE = 2e-6;

/** Nats at the reference noise, for what no rule explains. */
const GENERIC = {
  substitute: 7.5,
  substituteMark: 5,
  insert: 8,
  insertMark: 5.5,
  lose: 8,
  caseFirst: 5,
  caseInner: 5,
  split: 6,
  space: 6,
  crop: 6,
  hyphen: 4,
  lineHyphen: 4.5,
};

/** How often digits must have been read for letters to look for words in numbers. */
const DIGIT_SUPPORT = 4;

/** Alone, or with the letter on either side, as it may have been counted too. */
const DIGIT_FOR_LETTER = /^(\w*)\d(\w*)>\1[a-zA-Z]\2$/;
const BESIDE_OTHERS = 1 / 3;

function digitSupport(habits: Habits): number {
  let support = 0;
  for (const [key, times] of habits.misread)
    if (DIGIT_FOR_LETTER.test(key)) support += key.length === 3 ? times : times * BESIDE_OTHERS;
  return support;
}

/** A confusion with its key, and how the search spells what it prints. */
interface Keyed extends Confusion {
  readonly key: string;
  readonly spelling: Spelling;
  /** Is it one of early spelling? Told when an archaic text asks for it first. */
  early: boolean | undefined;
}

function keyedOf(confusion: Confusion): Keyed | undefined {
  const { scanned, printed, probability, where } = confusion;
  // Blanks have operations of their own in the search.
  if (scanned.includes(" ") || printed.includes(" ")) return undefined;
  const spelling = spellingOf(printed);
  if (spelling === null) return undefined;
  // Not spread from the other: such objects take several times as long to read, and each document reads all.
  return { scanned, printed, probability, where, key: confusionKey(scanned, printed), spelling, early: undefined };
}

/** What of the prior is the same in all documents. */
interface KeyedPrior {
  readonly rows: readonly Keyed[];
  readonly keys: ReadonlySet<string>;
  /** By place in the word: rows by their keys. */
  readonly rowOf: readonly ReadonlyMap<string, number>[];
}

const keyedPriors = new WeakMap<readonly Confusion[], KeyedPrior>();

function keyedPrior(prior: readonly Confusion[]): KeyedPrior {
  let known = keyedPriors.get(prior);
  if (known === undefined) {
    const rows = prior.map(keyedOf).filter((row) => row !== undefined);
    const rowOf = [ANYWHERE, WORD_START, WORD_END].map(() => new Map<string, number>());
    rows.forEach(({ key, where }, row) => {
      rowOf[where].set(key, row);
    });
    known = { rows, keys: new Set(prior.map(({ scanned, printed }) => confusionKey(scanned, printed))), rowOf };
    keyedPriors.set(prior, known);
  }
  return known;
}

/** The rules of a document: confusions, and for each how often it happens and was seen. */
interface Rules {
  readonly confusions: readonly Keyed[];
  readonly rate: readonly number[];
  readonly support: readonly number[];
  ruleOf(key: string, where: number): number;
}

/** Rates of all rules that are not too rare: the prior scaled by the document's noise, shrunk towards by what it showed. */
function rulesOf(prior: readonly Confusion[], habits: Habits, archaic: boolean): Rules {
  const confusions: Keyed[] = [];
  const rates: number[] = [];
  const supports: number[] = [];
  const { rows, keys, rowOf } = keyedPrior(prior);
  const learned = habits.printed.size > 0;
  /** Number of the rule that is added, −1 if it is too rare. */
  const add = (confusion: Keyed, rate: number, support: number): number => {
    const { scanned, printed } = confusion;
    const isEarly = archaic && (confusion.early ??= isEarlySpelling(scanned, printed));
    const usual = isEarly ? rate * EARLY_SHARE : rate;
    if (usual < LEAST_RATE) return -1;
    rates.push(usual);
    supports.push(support);
    return confusions.push(confusion) - 1;
  };
  const ruleOfRow = new Int32Array(rows.length);
  for (let r = 0; r < rows.length; r++) {
    const row = rows[r];
    const usual = habits.noise * row.probability;
    if (!learned) {
      ruleOfRow[r] = add(row, usual, 0);
      continue;
    }
    const support = habits.misread.get(row.key) ?? 0;
    const occurrences = habits.printed.get(row.printed) ?? 0;
    ruleOfRow[r] = add(row, (support + PRIOR_OCCURRENCES * usual) / (occurrences + PRIOR_OCCURRENCES), support);
  }
  const taught = new Map<string, number>();
  for (const [key, support] of habits.misread) {
    if (support < 1 || (learned && keys.has(key))) continue;
    const divide = key.lastIndexOf(">");
    const sides = { scanned: key.slice(0, divide), printed: key.slice(divide + 1) };
    const row = keyedOf({ ...sides, where: ANYWHERE, probability: UNHEARD_RATE });
    if (row === undefined) continue;
    const occurrences = habits.printed.get(row.printed) ?? 0;
    const rate = (support - 0.5 + PRIOR_OCCURRENCES * UNHEARD_RATE * habits.noise) / (occurrences + PRIOR_OCCURRENCES);
    const rule = add(row, rate, support);
    if (rule >= 0) taught.set(key, rule);
  }
  const ruleOf = (key: string, where: number): number => {
    const own = where === ANYWHERE && taught.size > 0 ? taught.get(key) : undefined;
    if (own !== undefined) return own;
    const row = rowOf[where].get(key);
    return row === undefined ? -1 : ruleOfRow[row];
  };
  return { confusions, rate: rates, support: supports, ruleOf };
}

function tenths(probability: number): number {
  return Math.max(1, Math.round(-TENTHS * Math.log(Math.min(0.9, Math.max(probability, 1e-9)))));
}

function wholeCosts({ whole }: Habits): Map<string, WholeCost[]> {
  const costs = new Map<string, WholeCost[]>();
  for (const [scanned, readings] of whole)
    costs.set(
      scanned,
      readings.map(({ word, count, of }) => ({
        word,
        cost: tenths(count / (Math.max(count, of) + PRIOR_OCCURRENCES)),
      })),
    );
  return costs;
}

/** −10 ln of a tally's rate, shrunk towards a prior given in nats. */
function shrunk(tally: Tally | undefined, priorNats: number, strength: number): number {
  const count = tally?.count ?? 0;
  const of = tally?.of ?? 0;
  return tenths((count + strength * Math.exp(-priorNats)) / (of + strength));
}

const EARLY_SHARE = 0.01;
/** Bits that hold the number of a rule. */
const RULE_BITS = 16;
/** Capitals that are the small letter writ large: read for it by this much sooner, tenths of nats, down to the least. */
export const LIKE_CAPITALS = "COSUVWXZ";
const LIKE_SOONER = 25;
const LEAST_LIKE = 10;

/** Compiles the prior and a document's habits into a channel; in an archaic text nothing is modernised. */
export function compileChannel(prior: readonly Confusion[], habits: Habits, archaic = false): Channel {
  const { confusions, rate, support, ruleOf } = rulesOf(prior, habits, archaic);
  const ruleCount = confusions.length;
  let letters = 0;
  for (const { spelling } of confusions) letters += spelling.symbols.length;
  const symbols = new Uint8Array(letters);
  const capital = new Uint8Array(letters);
  const symbolStart = new Uint32Array(ruleCount);
  const firstBit = new Int32Array(ruleCount);
  const cost = new Uint16Array(ruleCount);
  const scannedLength = new Uint8Array(ruleCount);
  const printedLength = new Uint8Array(ruleCount);
  const writing = new Uint8Array(ruleCount);
  const where = new Uint8Array(ruleCount);
  const ending = new Uint16Array(ruleCount);
  const second = new Uint16Array(ruleCount);
  const third = new Uint16Array(ruleCount);
  const wrongOf = new Float64Array(256);
  const groups = new Map<number, number[]>();
  const unscannedRules: number[] = [];
  let at = 0;
  for (let rule = 0; rule < ruleCount; rule++) {
    const { scanned, printed, spelling } = confusions[rule];
    if (scanned === "") unscannedRules.push(rule);
    else {
      const first = scanned.charCodeAt(0);
      const group = groups.get(first);
      if (group === undefined) groups.set(first, [rule]);
      else group.push(rule);
    }
    const unit = printed.charCodeAt(0);
    if (printed.length === 1 && unit < 256) wrongOf[unit] += rate[rule];
    cost[rule] = tenths(rate[rule]);
    scannedLength[rule] = scanned.length;
    printedLength[rule] = spelling.symbols.length;
    writing[rule] = spelling.writing;
    where[rule] = confusions[rule].where;
    ending[rule] = spelling.ending;
    if (scanned.length > 1) second[rule] = scanned.charCodeAt(1);
    if (scanned.length > 2) third[rule] = scanned.charCodeAt(2);
    symbolStart[rule] = at;
    firstBit[rule] = spelling.symbols.length === 0 ? -1 : 1 << spelling.symbols[0];
    for (let i = 0; i < spelling.symbols.length; i++) {
      symbols[at] = spelling.symbols[i];
      capital[at++] = spelling.capital[i];
    }
  }
  const cheapestFirst = (rules: readonly number[]): Uint16Array => {
    const byCost = new Uint32Array(rules.length);
    for (let i = 0; i < rules.length; i++) byCost[i] = (cost[rules[i]] << RULE_BITS) | rules[i];
    return new Uint16Array(byCost.sort());
  };
  const byFirstUnit = new Map<number, Uint16Array>();
  for (const [unit, group] of groups) byFirstUnit.set(unit, cheapestFirst(group));
  const unscanned = cheapestFirst(unscannedRules);
  const unscannedIn: Uint16Array[] = [];
  let unscannedBits = 0;
  for (const rule of unscanned) unscannedBits |= firstBit[rule];
  const identity = new Uint8Array(256);
  for (let unit = 0; unit < 256; unit++)
    identity[unit] = Math.round(-TENTHS * Math.log(1 - Math.min(0.8, wrongOf[unit])));

  const quiet = -Math.log(habits.noise);
  const caseFirst = shrunk(habits.caseFirst, GENERIC.caseFirst + quiet, PRIOR_EVENTS * 5);
  const caseFirstOf = new Uint8Array(256).fill(caseFirst);
  for (const capital of LIKE_CAPITALS)
    caseFirstOf[capital.charCodeAt(0)] = Math.min(caseFirst, Math.max(LEAST_LIKE, caseFirst - LIKE_SOONER));
  const letterRate = (tally: Tally, prior: number, share: number): number =>
    tenths((tally.count / share + PRIOR_LETTERS * Math.exp(-(prior + quiet))) / (tally.of + PRIOR_LETTERS));
  const spacePrior = GENERIC.space + quiet;
  return {
    ruleCount,
    scannedLength,
    printedLength,
    symbolStart,
    cost,
    writing,
    where,
    ending,
    support: new Float32Array(support),
    scanned: confusions.map(({ scanned }) => scanned),
    keys: confusions.map(({ key }) => key),
    ruleOf,
    second,
    third,
    printed: confusions.map(({ printed }) => printed),
    symbols,
    capital,
    byFirstUnit,
    unscanned,
    unscannedIn: (manner) => (unscannedIn[manner] ??= unscanned.filter((rule) => (writing[rule] & manner) !== 0)),
    firstBit,
    unscannedBits,
    identity,
    // A learned rule takes most of its kind's occurrences with it, so that what is left for a generic edit is an eighth.
    substitute: letterRate(habits.substituted, GENERIC.substitute, 8),
    substituteMark: tenths(Math.exp(-(GENERIC.substituteMark + quiet))),
    insert: letterRate(habits.inserted, GENERIC.insert, 8),
    insertMark: tenths(Math.exp(-(GENERIC.insertMark + quiet))),
    lose: letterRate(habits.lost, GENERIC.lose, 8),
    caseFirst,
    caseFirstOf,
    caseInner: shrunk(habits.caseInner, GENERIC.caseInner + quiet, PRIOR_EVENTS * 5),
    split: shrunk(habits.split, GENERIC.split + quiet, PRIOR_EVENTS),
    crop: shrunk(habits.crop, GENERIC.crop + quiet, PRIOR_EVENTS),
    hyphen: shrunk(habits.hyphen, GENERIC.hyphen + quiet, PRIOR_EVENTS),
    lineHyphen: shrunk(habits.lineHyphen, GENERIC.lineHyphen + quiet, PRIOR_EVENTS),
    digitHabit: digitSupport(habits) >= DIGIT_SUPPORT,
    whole: wholeCosts(habits),
    spaceAfter: (unit) => shrunk(habits.space.get(unit), spacePrior, PRIOR_EVENTS),
  };
}
