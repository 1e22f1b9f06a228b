// npm run bench:effort: how near real scans come to what a window may make of work (src/pipeline/effort.ts): the worst
// scans of each development set, and a window of the worst pages of all, laid together.
import { loadModels } from "../dist/loader.js";
import { createEngine, settle } from "../dist/pipeline/correct-window.js";
import { mostEffort } from "../dist/pipeline/effort.js";
import { compileWishes } from "../dist/pipeline/wishes.js";
import { PARAGRAPH_AT } from "../dist/text/window.js";
import { readSet, setNames } from "../scripts/train/sets.mjs";

/** The threshold of the level `balanced`. */
const BALANCED = 0.6;
const SHOWN = 3;

const { models, prepare, engineOptions } = compileWishes({}, loadModels());
const engine = createEngine(models, prepare, engineOptions);

function measured(text) {
  const before = engine.effort();
  const { givenUp } = settle(engine, text, [], BALANCED);
  const effort = engine.effort() - before;
  return { text, givenUp, perUnit: effort / text.length, share: effort / mostEffort(text.length) };
}

function tell(name, { text, share, perUnit, givenUp }) {
  const size = `${(text.length / 1024).toFixed(1)} KB`;
  const outcome = givenUp ? ", GIVEN UP" : "";
  console.log(`${name.padEnd(24)} ${share.toFixed(3)} of the budget, ${Math.round(perUnit)} a unit, ${size}${outcome}`);
}

const all = [];
for (const name of setNames()) {
  const scans = readSet(name).filter(({ ocr }) => ocr.length > 0 && ocr.length < PARAGRAPH_AT);
  const set = scans.map(({ ocr }) => measured(ocr)).sort((a, b) => b.share - a.share);
  for (const scan of set.slice(0, SHOWN)) tell(name, scan);
  all.push(...set);
}
if (all.length === 0) {
  console.error("the development sets are not here (../shared/data, or OCRFIX_DATA)");
  process.exit(1);
}
const worst = all.sort((a, b) => b.perUnit - a.perUnit).map(({ text }) => text);
tell("a window of the worst", measured(worst.join("\n\n").slice(0, PARAGRAPH_AT)));
