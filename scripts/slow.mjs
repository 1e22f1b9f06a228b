// npm run fuzz:slow -- [options]
// Looks for texts that take the corrector long: kinds of text that are known to be hard, then changes of the hardest ones,
// kept where they are harder still. Tells what each takes a kilobyte, as a multiple of what scanned English takes, and what
// a text of its kind that is four times as long does.
import { parseArgs } from "node:util";
import { createCorrector } from "../dist/corrector.js";

const HELP = `usage: npm run fuzz:slow -- [options]
  --minutes N    search for so long (2)
  --bytes N      size of the texts (2000)
  --seed N       (8)
  --top N        so many are told (8)
  --json         a line of JSON for each, with the whole text
`;
const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "2" },
    bytes: { type: "string", default: "2000" },
    seed: { type: "string", default: "8" },
    top: { type: "string", default: "8" },
    json: { type: "boolean", default: false },
    help: { type: "boolean", short: "h", default: false },
  },
});
if (values.help) {
  process.stdout.write(HELP);
  process.exit();
}
const BYTES = Number(values.bytes);
/** How much longer than its share a text four times as long may take: the rest is linear, and clocks are not exact. */
const LINEAR = 1.5;

let state = Number(values.seed) || 1;
/** @returns a whole number below `most` (Park and Miller's generator). */
function below(most) {
  state = (state * 48271) % 2147483647;
  return state % most;
}
const of = (list) => list[below(list.length)];
const many = (count, make) => Array.from({ length: count }, make);

const ENGLISH = `Every nenber of the committee had received a copy of the report, and the chairman said that he renenbered
the time when no one came home before nidnight. The anount was given in the statement of the treasurer, and all of the
nenbers were at the neeting in the sunner of that year, which had been as cold as any that they could think of.
`;
const CONSONANTS = [..."bcdfghjklmnpqrstvwxz"];
const LOWER = [..."abcdefghijklmnopqrstuvwxyz"];
const ALIKE = [..."il1I|rnmvvwcoe0OuhbHtfsS5"];
const ASCII = many(94, (_, at) => String.fromCharCode(33 + at));
const SYLLABLES = ["ti", "on", "in", "ter", "re", "con", "m", "rn", "cl", "d", "vv", "w", "ou", "li", "h", "tb"];
const WORDS = ENGLISH.split(/\s+/);
const word = (letters, length) => many(length, () => of(letters)).join("");

/** Kinds of text, each as a piece of it. */
const KINDS = {
  "words of consonants": () => `${word(CONSONANTS, 4 + below(9))} `,
  "words of any letters": () => `${word(LOWER, 3 + below(12))} `,
  "words of letters that look alike": () => `${word(ALIKE, 3 + below(10))} `,
  "words of syllables": () => `${word(SYLLABLES, 2 + below(6))} `,
  "long words of syllables": () => `${word(SYLLABLES, 20 + below(30))} `,
  "single letters": () => `${of(LOWER)} `,
  "single letters, one a line": () => `${of(LOWER)}\n`,
  "pairs of letters": () => `${word(LOWER, 2)} `,
  "words torn apart": () => `${[...of(WORDS)].join(" ")} `,
  "words run together": () => word(WORDS, 6 + below(6)),
  "any signs without a blank": () => of(ASCII),
  "any signs": () => `${word(ASCII, 1 + below(9))} `,
  "any bytes": () => String.fromCharCode(of([0xfffd, below(256), below(256)])),
  capitals: () => `${word(LOWER, 3 + below(9)).toUpperCase()} `,
  "case at random": () => `${[...word(LOWER, 3 + below(9))].map((c) => of([c, c.toUpperCase()])).join("")} `,
  "hyphens at line ends": () => `${word(LOWER, 3 + below(5))}-\n`,
  "hyphens within": () => `${many(3 + below(9), () => word(LOWER, 1 + below(4))).join("-")} `,
  apostrophes: () => `${many(2 + below(5), () => word(LOWER, 1 + below(3))).join("'")} `,
  "stops within": () => `${many(2 + below(5), () => word(LOWER, 1 + below(3))).join(".")} `,
  "digits among letters": () => `${word([...LOWER, ..."0123456789"], 3 + below(9))} `,
  accents: () => `${word(["é", "ü", "ſ", "æ", "e\u0301", "o", "n"], 3 + below(9))} `,
  bars: () => `${word(["|", "l", "1", "I"], 1 + below(8))} `,
  "one letter": () => "a",
};

function fill(make) {
  let text = "";
  while (text.length < BYTES) text += make();
  return text.slice(0, BYTES);
}

/** Changes a text here and there, or mixes it with another. */
function changed(text, other) {
  const at = below(text.length);
  const length = 1 + below(Math.min(400, text.length - at));
  const part = text.slice(at, at + length);
  const put = of([
    () => other.slice(at, at + length),
    () => [...part].reverse().join(""),
    () => part.replaceAll(of([..." \n-.'"]), of(["", " ", "-", "\n", "'"])),
    () => part.replaceAll(of(LOWER), of([...ALIKE, ...CONSONANTS])),
    () => part.slice(0, 1 + below(40)).repeat(12),
    () => part.toUpperCase(),
    () => fill(of(Object.values(KINDS))).slice(0, length),
  ])();
  return (text.slice(0, at) + put + text.slice(at + length)).slice(0, BYTES).padEnd(BYTES, part || "a");
}

const corrector = createCorrector();
/** @returns milliseconds of the processor's, the least of some runs unless one is long. */
function timeOf(text) {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 3; run++) {
    const from = process.cpuUsage();
    corrector.correct(text);
    const { user, system } = process.cpuUsage(from);
    least = Math.min(least, (user + system) / 1000);
    if (least > 500) break;
  }
  return least;
}

/** A text four times as long, of the same shape but not of the same words, as those of one document are searched once. */
function longer(text) {
  const turned = (by) => text.replace(/[a-z]/g, (letter) => LOWER[(letter.charCodeAt(0) - 97 + by) % 26]);
  return [text, turned(5), turned(11), turned(17)].join("\n");
}

const plain = fill(() => ENGLISH);
timeOf(plain);
/** Of scanned English, milliseconds a kilobyte: what there is to pay for every document does not count. */
const usual = ((timeOf(plain.repeat(8)) - timeOf(plain)) / (7 * BYTES)) * 1000;
const found = Object.entries(KINDS).map(([name, make]) => {
  const text = fill(make);
  return { name, text, time: timeOf(text) };
});
const byTime = (a, b) => b.time - a.time;
const end = Date.now() + Number(values.minutes) * 60_000;
let tried = found.length;
while (Date.now() < end) {
  found.sort(byTime);
  const parent = found[Math.min(below(found.length), below(12))];
  const text = changed(parent.text, of(found).text);
  const time = timeOf(text);
  tried++;
  if (time > parent.time * 1.1) found.push({ name: `${parent.name.replace(/, changed$/, "")}, changed`, text, time });
}
found.sort(byTime);
const shown = [];
for (const { name, text, time } of found) {
  if (shown.length >= Number(values.top) || shown.some((one) => one.name === name)) continue;
  const short = (time / BYTES) * 1000;
  const long = (timeOf(longer(text)) / (4 * BYTES)) * 1000;
  shown.push({ name, short, long, times: long / usual, text });
}
console.log(`${tried} texts of ${BYTES} bytes, seed ${values.seed}; scanned English: ${usual.toFixed(2)} ms/KB`);
for (const one of shown) {
  const { name, short, long, times, text } = one;
  if (values.json) {
    console.log(JSON.stringify(one));
    continue;
  }
  const growth = long > short * LINEAR ? ", WORSE THAN LINEAR" : "";
  console.log(
    `${Math.round(times)} times: ${short.toFixed(0)} ms/KB, of four times as much ${long.toFixed(0)}${growth}: ${name}`,
  );
  console.log(`    ${JSON.stringify(text.slice(0, 100))}`);
}
