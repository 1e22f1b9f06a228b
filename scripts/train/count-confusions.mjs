// Counts what was read for what in the development sets, and by OCR engines in prose, and writes a table of confusions, costs in nats at a CER of 3%.
//   node scripts/train/count-confusions.mjs --out FILE [--exclude-fold K] [--long-s FILE] [--rows N] [--show]
// Counts only: nothing of the sets but confusions of up to three letters is written. Needs `npm run build`.
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { alignDocument } from "./aligned.mjs";
import { engineScans } from "./engine-scans.mjs";
import { foldOf } from "./folds.mjs";
import { readSet, setNames } from "./sets.mjs";

const LONGEST = 3;
/** The noise that costs are stated at. */
const REFERENCE_CER = 0.03;
/** Seen fewer times, or in fewer documents, it may be an accident of one page. */
const LEAST_COUNT = 5;
const LEAST_DOCUMENTS = 3;
/** A longer confusion must be this many times likelier than the shorter ones that it is made of. */
const WORTH_ITS_OWN_ROW = 2.5;
/** Added to the occurrences of what was printed, so that a rare string has no high rate by accident. */
const FEW = 20;
const LARGEST_RATE = 0.5;
/** What can be printed: other signs are conventions of a truth. */
const PRINTABLE = /^[A-Za-z0-9 .,;:!?'()£&*/%$-]*$/;

const { values: options } = parseArgs({
  options: {
    out: { type: "string" },
    "long-s": { type: "string" },
    "exclude-fold": { type: "string" },
    rows: { type: "string", default: "500" },
    show: { type: "boolean", default: false },
  },
});

/** Spacing around marks and hyphens of line breaks, which editions treat each in its own way; figures, where nothing tells right from wrong. */
function convention(scanned, printed) {
  const bare = (string) => string.replace(/[ -]/g, "");
  const sameMarks = bare(scanned) === bare(printed) && /[^\p{L}\p{N} ]/u.test(scanned + printed);
  return sameMarks || scanned.includes('"') || (/\d/.test(printed) && /^[\d\s\p{P}\p{S}]*$/u.test(scanned));
}

const increment = (map, key, by = 1) => map.set(key, (map.get(key) ?? 0) + by);
const confusionKey = (scanned, printed) => `${scanned}\t${printed}`;

function emptyCounts() {
  return {
    letters: 0,
    errors: 0,
    printed: new Map(),
    scanned: new Map(),
    misread: new Map(),
    place: new Map(),
    documents: new Map(),
  };
}

/** Where in its printed word the stretch [from, to) of steps stands: at its start, at its end, or inside. */
function placeOf(steps, from, to) {
  const before = steps[from - 1]?.printed ?? " ";
  const after = steps[to]?.printed ?? " ";
  return before === " " ? "start" : after === " " ? "end" : "inside";
}

/** Adds all strings of one to three letters of the text that the steps spell on one side. */
function countStrings(into, steps, side, withPlace) {
  const letters = steps.map((step) => step[side]).filter(Boolean);
  for (let at = 0; at < letters.length; at++) {
    let string = "";
    for (let length = 1; length <= LONGEST && at + length <= letters.length; length++) {
      string += letters[at + length - 1];
      increment(into, string);
      if (!withPlace) continue;
      if (at === 0 || letters[at - 1] === " ") increment(into, `start\t${string}`);
      else if (at + length === letters.length || letters[at + length] === " ") increment(into, `end\t${string}`);
    }
  }
}

/** Hyphens beside white space are line breaks in one edition and not in the other. */
function lineBreak(steps, from, to) {
  const near = steps.slice(Math.max(0, from - 1), to + 1);
  const touched = steps
    .slice(from, to)
    .map(({ printed, scanned }) => printed + scanned)
    .join("");
  return touched.includes("-") && near.some(({ printed, scanned }) => printed === " " || scanned === " ");
}

/** A document set in long s: f stands for s again and again. */
function hasLongS(steps) {
  let asF = 0;
  let asS = 0;
  for (const { printed, scanned } of steps) if (printed === "s") scanned === "f" ? asF++ : asS++;
  return asF >= 3 && asF > 0.05 * (asF + asS);
}

/** Steps with the misread long s of a document made right, counted apart. */
function takeLongS(steps, longS) {
  countStrings(longS.printed, steps, "printed", true);
  steps.forEach(({ printed, scanned }, at) => {
    if (printed !== "s" || scanned === "s") return;
    increment(longS.misread, confusionKey(scanned, printed));
    increment(longS.place, `${placeOf(steps, at, at + 1)}\t${confusionKey(scanned, printed)}`);
  });
  return steps.map((step) => (step.printed === "s" && step.scanned === "f" ? { ...step, scanned: "s" } : step));
}

function countRun(counts, seen, steps, from, to) {
  const text = (start, end, side) => {
    let string = "";
    for (let at = start; at < end; at++) string += steps[at][side];
    return string;
  };
  const add = (start, end) => {
    const printed = text(start, end, "printed");
    const scanned = text(start, end, "scanned");
    if (printed.length > LONGEST || scanned.length > LONGEST || printed === scanned || !PRINTABLE.test(printed)) return;
    if (convention(scanned, printed)) return;
    // A whole word misread is that word's story, not a habit of letters.
    if (printed.length === LONGEST && placeOf(steps, start, end) === "start" && (steps[end]?.printed ?? " ") === " ")
      return;
    const key = confusionKey(scanned, printed);
    increment(counts.misread, key);
    increment(counts.place, `${placeOf(steps, start, end)}\t${key}`);
    seen.add(key);
  };
  add(from, to);
  let substitutions = true;
  for (let at = from; at < to; at++) if (steps[at].printed === "" || steps[at].scanned === "") substitutions = false;
  if (substitutions && to - from > 1) for (let at = from; at < to; at++) add(at, at + 1);
  if (!substitutions) {
    if (from > 0 && steps[from - 1].use) add(from - 1, to);
    if (to < steps.length && steps[to].use) add(from, to + 1);
  }
}

function countDocument(counts, allSteps, longS) {
  const steps = hasLongS(allSteps) ? takeLongS(allSteps, longS) : allSteps;
  const used = steps.filter(({ use }) => use);
  countStrings(counts.printed, used, "printed", true);
  countStrings(counts.scanned, used, "scanned", false);
  counts.letters += used.filter(({ printed }) => printed !== "").length;
  const seen = new Set();
  for (let from = 0; from < steps.length; from++) {
    const wrong = (at) => at < steps.length && steps[at].use && steps[at].printed !== steps[at].scanned;
    if (!wrong(from)) continue;
    let to = from + 1;
    while (wrong(to)) to++;
    counts.errors += to - from;
    if (!lineBreak(steps, from, to)) countRun(counts, seen, steps, from, to);
    from = to;
  }
  for (const key of seen) increment(counts.documents, key);
}

/** Mean over the sets as the square of the mean root, so that no one set can carry it. */
function balanced(sets, valueIn) {
  return (sets.reduce((roots, counts) => roots + Math.sqrt(valueIn(counts)), 0) / sets.length) ** 2;
}

/** How often a confusion happens, of all occurrences of what was printed, scaled to the reference noise. */
function rateIn(counts, misread, occurrences) {
  const noise = counts.errors / counts.letters;
  return Math.min(LARGEST_RATE, (misread / (occurrences + FEW)) * (REFERENCE_CER / noise));
}

function rateOf(sets, scanned, printed) {
  const key = confusionKey(scanned, printed);
  return balanced(sets, (counts) =>
    // Nothing is printed at every place between letters.
    rateIn(counts, counts.misread.get(key) ?? 0, printed === "" ? counts.letters : (counts.printed.get(printed) ?? 0)),
  );
}

/** The place where nearly all of it happens, with the rate there; `any` if there is none. */
function placed(sets, scanned, printed, rate) {
  const key = confusionKey(scanned, printed);
  const total = sets.reduce((sum, counts) => sum + (counts.misread.get(key) ?? 0), 0);
  for (const place of ["start", "end"]) {
    const there = sets.reduce((sum, counts) => sum + (counts.place.get(`${place}\t${key}`) ?? 0), 0);
    if (there < 0.8 * total || printed === "") continue;
    const rateThere = balanced(sets, (counts) =>
      rateIn(counts, counts.place.get(`${place}\t${key}`) ?? 0, counts.printed.get(`${place}\t${printed}`) ?? 0),
    );
    if (rateThere > 2 * rate) return { where: place, rate: rateThere };
  }
  return { where: "any", rate };
}

/** The likelier of the ways in which shorter confusions already explain this one. */
function explained(sets, scanned, printed) {
  let best = 0;
  const consider = (...rates) => {
    best = Math.max(
      best,
      rates.reduce((product, rate) => product * rate, 1),
    );
  };
  const rate = (from, to) => (from === to ? 1 : rateOf(sets, from, to));
  for (let a = 0; a <= scanned.length; a++)
    for (let b = 0; b <= printed.length; b++) {
      if ((a === 0 && b === 0) || (a === scanned.length && b === printed.length)) continue;
      consider(rate(scanned.slice(0, a), printed.slice(0, b)), rate(scanned.slice(a), printed.slice(b)));
    }
  return best;
}

function table(sets, limit) {
  const keys = new Map();
  const documents = new Map();
  for (const counts of sets) {
    for (const [key, count] of counts.misread) increment(keys, key, count);
    for (const [key, count] of counts.documents) increment(documents, key, count);
  }
  const rows = [];
  for (const [key, count] of keys) {
    if (count < LEAST_COUNT || documents.get(key) < LEAST_DOCUMENTS) continue;
    const [scanned, printed] = key.split("\t");
    const rate = rateOf(sets, scanned, printed);
    if (scanned.length + printed.length > 2 && rate < WORTH_ITS_OWN_ROW * explained(sets, scanned, printed)) continue;
    const share = balanced(sets, (counts) => (counts.misread.get(key) ?? 0) / counts.errors);
    const seen = sets.reduce(
      (sum, counts) => sum + (scanned === "" ? counts.letters : (counts.scanned.get(scanned) ?? 0)),
      0,
    );
    rows.push({
      scanned,
      printed,
      count,
      ...placed(sets, scanned, printed, rate),
      useful: share * Math.sqrt(count / seen),
    });
  }
  return rows
    .sort((a, b) => b.useful - a.useful || (a.scanned + a.printed < b.scanned + b.printed ? -1 : 1))
    .slice(0, limit);
}

function write(file, rows) {
  const lines = rows.map(({ scanned, printed, rate, where }) => {
    const cost = Math.max(0.1, -Math.log(Math.min(0.9, rate))).toFixed(1);
    return `${scanned === "#" ? "\\#" : scanned}\t${printed}\t${cost}\t${where}`;
  });
  writeFileSync(file, `${lines.sort().join("\n")}\n`);
}

const excluded = options["exclude-fold"] === undefined ? -1 : Number(options["exclude-fold"]);
const longS = emptyCounts();

function countSet(name, documents) {
  const counts = emptyCounts();
  for (const { fold, ...document } of documents)
    if (fold !== excluded) countDocument(counts, alignDocument(document), longS);
  if (options.show) console.log(`${name.padEnd(24)} letters ${counts.letters} errors ${counts.errors}`);
  return counts;
}

const scans = [...engineScans()];
const sets = [
  ...setNames().map((name) =>
    countSet(
      name,
      readSet(name).map((document) => ({ ...document, fold: foldOf(name, document.id) })),
    ),
  ),
  // What Tesseract read before 2018 is much of what there is to correct.
  countSet(
    "engines",
    scans.filter(({ engine }) => engine !== "legacy"),
  ),
  countSet(
    "legacy",
    scans.filter(({ engine }) => engine === "legacy"),
  ),
];
const rows = table(sets, Number(options.rows));
if (options.show)
  for (const row of rows)
    console.log(
      [
        JSON.stringify(row.scanned),
        JSON.stringify(row.printed),
        row.count,
        row.where,
        (-Math.log(row.rate)).toFixed(1),
        sets.map((counts) => counts.misread.get(confusionKey(row.scanned, row.printed)) ?? 0).join(" "),
      ].join("\t"),
    );
if (options.out) write(options.out, rows);
if (options["long-s"]) {
  const inside = (longS.printed.get("s") ?? 0) - (longS.printed.get("end\ts") ?? 0);
  const rows = [];
  for (const [key, count] of longS.misread) {
    const [scanned, printed] = key.split("\t");
    const within = count - (longS.place.get(`end\t${key}`) ?? 0);
    // Long s ends no word, so that what happens at word ends tells nothing of it.
    if (within >= LEAST_COUNT && within >= 0.9 * count)
      rows.push({ scanned, printed, count: within, rate: within / inside, where: "any" });
  }
  write(options["long-s"], rows);
}
