import { isDeepStrictEqual } from "node:util";
import { type Corrector, createCorrector, type Result } from "../../src/corrector.js";
import { CORRECTION_CLASSES } from "../../src/edits/edit.js";
import { tokenize } from "../../src/tokens/tokenize.js";

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
const correctors = new Map<string, Corrector>();

function correctorOf(level: "safe" | "balanced" | "aggressive", which = 0): Corrector {
  const corrector = correctors.get(`${level} ${which}`) ?? createCorrector({ level });
  correctors.set(`${level} ${which}`, corrector);
  return corrector;
}

/**
 * Corrects a text by the library and throws an error for the first thing that does not hold: tokens that joined are the
 * text; corrections in order, apart, on the borders of characters, which made give the output and taken back the input;
 * an output that a second run leaves; fewer of the same at a higher threshold.
 */
export function checkText(text: string): void {
  const corrector = correctorOf("balanced");
  const { text: output } = checkResult(text, corrector.correct(text));
  checkAgain(corrector.correct(output), output, text);
  // A part of the texts, by their length: each costs two corrections more.
  if (text.length % 8 === 0) checkLevels(text);
}

/**
 * The same for the windows of a document, of which the first teaches the others; another corrector, as in another thread,
 * gives each what this one gives, in whatever order. That a second run changes nothing holds for whole texts alone: so
 * short a window as here does not teach the same once it is corrected.
 */
export function checkWindows(windows: readonly string[]): void {
  const corrector = correctorOf("balanced");
  const study = corrector.study(windows.slice(0, 1));
  const results = windows.map((window) => checkResult(window, corrector.correctWindow(window, study)));
  const sent = structuredClone(study);
  for (let at = windows.length - 1; at >= 0; at--) {
    const other = correctorOf("balanced", 1).correctWindow(windows[at], sent);
    demand(isDeepStrictEqual(other, results[at]), `another corrector gives another result for window ${at}`);
  }
}

function checkResult(text: string, result: Result): Result {
  checkTokens(text);
  const { text: output, corrections } = result;
  let done = 0;
  const made: string[] = [];
  // The corrections taken back, by where they stand in the output.
  const undone: string[] = [];
  let passed = 0;
  const borders = corrections.length > 0 ? bordersOf(text) : new Set<number>();
  for (const correction of corrections) {
    const { start, end, original, replacement, confidence, applied } = correction;
    const what = JSON.stringify(`${original} → ${replacement}`);
    demand(start >= done && end > start && end <= text.length, `${what} at ${start}: out of order, empty or outside`);
    demand(text.slice(start, end) === original, `${what}: something else stands at ${start}`);
    demand(original !== replacement, `${what}: is no change`);
    demand(borders.has(start) && borders.has(end), `${what}: cuts a character at ${start}`);
    demand(confidence >= 0 && confidence <= 1, `${what}: confidence ${confidence}`);
    demand(CORRECTION_CLASSES.includes(correction.class), `${what}: class ${correction.class}`);
    demand(correction.candidates[0]?.text === replacement, `${what}: the first candidate is another`);
    if (!applied) continue;
    made.push(text.slice(done, start), replacement);
    undone.push(output.slice(passed, passed + start - done), original);
    passed += start - done + replacement.length;
    done = end;
  }
  demand(made.join("") + text.slice(done) === output, "the output is not the input with its corrections made");
  demand(undone.join("") + output.slice(passed) === text, "undoing the corrections does not give the input");
  return result;
}

function checkTokens(text: string): void {
  const { count, start, end } = tokenize(text);
  let at = 0;
  const pieces: string[] = [];
  for (let i = 0; i < count; i++) {
    demand(start[i] === at && end[i] > at, `token ${i} does not begin where the one before it ends`);
    at = end[i];
    pieces.push(text.slice(start[i], end[i]));
  }
  demand(pieces.join("") === text, "the tokens joined are not the text");
}

/** Line by line, as a character ends at a line feed at the latest: the segmenter's time grows with the square of a text. */
function bordersOf(text: string): Set<number> {
  const borders = new Set([text.length]);
  let from = 0;
  for (const line of text.split(/(?<=\n)/)) {
    for (const { index } of graphemes.segment(line)) borders.add(from + index);
    from += line.length;
  }
  return borders;
}

function checkAgain(again: Result, output: string, text: string): void {
  const first = again.corrections.find(({ applied }) => applied);
  const whose = output === text ? "the same text gives" : "a second run gives";
  demand(again.text === output && !first, `${whose} ${JSON.stringify(`${first?.original} → ${first?.replacement}`)}`);
}

function checkLevels(text: string): void {
  const made = (["safe", "balanced", "aggressive"] as const).map((level) => {
    const { corrections } = correctorOf(level).correct(text);
    return corrections
      .filter(({ applied }) => applied)
      .map(({ start, end, replacement }) => `${start}–${end} ${JSON.stringify(replacement)}`);
  });
  for (const [fewer, more] of [made.slice(0, 2), made.slice(1)]) {
    const alone = fewer.find((one) => !more.includes(one));
    demand(alone === undefined, `only a higher threshold makes ${alone}`);
  }
}

function demand(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new Error(otherwise);
}
