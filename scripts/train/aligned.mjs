// A document of a development set, aligned with its truth, for counting. Needs the built program (npm run build).
import { align, comparable } from "../../dist/evaluation/alignment.js";
import { collapse } from "../../dist/evaluation/normalize.js";

const QUOTES = [
  [/[“”„‟«»]/g, '"'],
  [/[‘’‚‛`´′]/g, "'"],
  [/[‐‑‒–—―]/g, "-"],
  [/æ/g, "ae"],
  [/Æ/g, "Ae"],
  [/œ/g, "oe"],
  [/Œ/g, "Oe"],
  [/ﬁ/g, "fi"],
  [/ﬂ/g, "fl"],
  [/ﬀ/g, "ff"],
  [/ſ/g, "s"],
];

/** Takes out what is a convention of a truth and no error of a scanner; « and » stay in a scan, where they are misread letters. */
function withoutConventions(text, scanned) {
  let plain = text;
  for (const [pattern, replacement] of QUOTES)
    plain = plain.replace(pattern, (mark) => (scanned && (mark === "«" || mark === "»") ? mark : replacement));
  return plain.replace(/'{2}/g, '"');
}

/** Errors nearer to each other than this many right letters belong to one stretch. */
const NEAR = 5;
/** A stretch of at least this many errors that are more than this share of it is beyond reading: nothing is learned from it. */
const MANY = 4;
const GARBLED = 0.5;

/**
 * @returns the steps in order: `printed` and `scanned`, one letter or none, and `use`, false where the text is garbled.
 */
export function alignDocument({ ocr, gt }) {
  const clusters = new Map();
  const truth = collapse(withoutConventions(gt, false));
  const scan = collapse(withoutConventions(ocr, true));
  const [a, b] = [truth, scan].map((text) => comparable(text, clusters));
  const steps = [];
  const letters = [a, b].map(({ graphemes }) =>
    Array.from(graphemes, (code) => (code > 0x10ffff ? "\uffff" : String.fromCodePoint(code))),
  );
  align(a, b, (kind, i, j) => {
    steps.push({ printed: kind === 3 ? "" : letters[0][i], scanned: kind === 2 ? "" : letters[1][j], use: true });
  });
  let start = -1;
  let last = -1;
  let errors = 0;
  const close = () => {
    if (errors >= MANY && errors > GARBLED * (last - start + 1))
      for (let at = start; at <= last; at++) steps[at].use = false;
    errors = 0;
  };
  steps.forEach(({ printed, scanned }, at) => {
    if (printed === scanned) return;
    if (errors > 0 && at - last > NEAR) close();
    if (errors === 0) start = at;
    errors++;
    last = at;
  });
  close();
  return steps;
}
