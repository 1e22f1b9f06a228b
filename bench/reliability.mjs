// Is a correction given 0.9 right nine times in ten? Right: the words of the truth that are aligned to the corrected words
// equal the result, after NFC and with white space collapsed, punctuation included. Needs `npm run build`.
import { align, comparable } from "../dist/evaluation/alignment.js";
import { collapse } from "../dist/evaluation/normalize.js";

export const BINS = [0.05, 0.2, 0.35, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 1.0001];
/** A bin of fewer corrections tells nothing and is pooled with the next. */
const FEWEST = 50;

/** The words of a text with their places. */
function wordsOf(text) {
  return [...text.matchAll(/\S+/gu)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

function applyWithin(text, start, end, corrections) {
  let result = "";
  let at = start;
  for (const correction of corrections) {
    result += text.slice(at, correction.start) + correction.replacement;
    at = correction.end;
  }
  return result + text.slice(at, end);
}

/** For each word of the scan, the words of the truth that its letters are aligned to: [first, last], or undefined for none. */
function truthOfWords(ocr, gt) {
  const clusters = new Map();
  const truth = comparable(collapse(gt), clusters);
  const scan = comparable(collapse(ocr), clusters);
  const wordAt = ({ graphemes, wordStart }) => {
    const at = new Int32Array(graphemes.length).fill(-1);
    for (const [word, start] of wordStart.entries())
      at.fill(word, start, (wordStart[word + 1] ?? graphemes.length + 1) - 1);
    return at;
  };
  const [truthWord, scanWord] = [wordAt(truth), wordAt(scan)];
  const ranges = new Array(scan.words.length);
  align(truth, scan, (kind, i, j) => {
    if (kind > 1) return;
    const [of, to] = [scanWord[j], truthWord[i]];
    if (of < 0 || to < 0) return;
    ranges[of] ??= [to, to];
    ranges[of][1] = to;
  });
  return { ranges, truthWords: truth.words };
}

/**
 * Judges each correction of a document.
 * @returns `{ confidence, right, class, original, replacement, truth }` for each.
 */
export function judgeCorrections({ ocr, gt }, corrections) {
  const words = wordsOf(ocr);
  const { ranges, truthWords } = truthOfWords(ocr, gt);
  const touching = ({ start, end }) => {
    const first = words.findIndex((word) => word.end >= start);
    let last = first;
    while (last + 1 < words.length && words[last + 1].start < end) last++;
    return [first, last];
  };
  return corrections.flatMap((correction) => {
    const [first, last] = touching(correction);
    if (first < 0) return [];
    const [start, end] = [Math.min(words[first].start, correction.start), Math.max(words[last].end, correction.end)];
    // Other corrections of the same words are taken along as far as they would be made.
    const along = corrections.filter(
      (other) => other === correction || (other.confidence >= 0.5 && other.start >= start && other.end <= end),
    );
    const result = collapse(applyWithin(ocr, start, end, along));
    const met = ranges.slice(first, last + 1).filter(Boolean);
    const truth = met.length === 0 ? "" : truthWords.slice(met[0][0], met.at(-1)[1] + 1).join(" ");
    return [{ ...correction, right: result === truth, result, truth, scanned: collapse(ocr.slice(start, end)) }];
  });
}

/** The reliability table of judged corrections: bins with their count, mean confidence and share right; small ones pooled. */
export function reliability(judged) {
  const rows = [];
  for (let bin = 0; bin + 1 < BINS.length; bin++) {
    const [from, to] = [BINS[bin], BINS[bin + 1]];
    const inside = judged.filter(({ confidence }) => confidence >= from && confidence < to);
    const open = rows.at(-1);
    // Not pooled over one half: there it is suggestions only.
    const pooled = open && open.count < FEWEST && from !== 0.5;
    const into = pooled ? open : { from, to, count: 0, confidence: 0, right: 0 };
    if (!pooled) rows.push(into);
    into.to = to;
    into.count += inside.length;
    into.confidence += inside.reduce((sum, { confidence }) => sum + confidence, 0);
    into.right += inside.filter(({ right }) => right).length;
  }
  if (rows.at(-1).count < FEWEST && rows.at(-1).from > 0.5) {
    const last = rows.pop();
    const before = rows.at(-1);
    before.to = last.to;
    for (const figure of ["count", "confidence", "right"]) before[figure] += last[figure];
  }
  return rows
    .filter(({ count }) => count > 0)
    .map(({ from, to, count, confidence, right }) => ({
      from,
      to: Math.min(1, to),
      count,
      meanConfidence: count ? confidence / count : 0,
      shareRight: count ? right / count : 0,
    }));
}
