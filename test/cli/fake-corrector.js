/** What the corrector of the tests knows: the word, its replacement, the confidence. */
export const WORDS = {
  nenber: ["member", 0.97],
  tbe: ["the", 0.9],
  arid: ["and", 0.5],
  cafe: ["café", 0.8],
};

/**
 * A corrector that knows a few words, so that the command line can be tested without the engine. A text with SLEEP in it
 * takes a fifth of a second, one with BUG throws, and so does one that is made with `--forbid bad`; of one with SCRAPS the
 * rest is said to be given up.
 */
export const createCorrector = createFakeCorrector(WORDS);

/** The same with other words. */
export function createFakeCorrector(words) {
  const pattern = new RegExp(Object.keys(words).join("|"), "g");
  return (options) => make(words, pattern, options);
}

function make(table, pattern, { minConfidence = 0.65, forbid = [], ignore = [] } = {}) {
  if (forbid.includes("bad")) throw new Error("words.txt:3: this cannot be");
  const correct = (text) => {
    if (text.includes("SLEEP")) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
    if (text.includes("BUG")) throw new TypeError("cannot read properties of undefined");
    const found = [...text.matchAll(pattern)].filter((match) => !ignore.includes(match[0]));
    const corrections = found.map((match) => {
      const [replacement, confidence] = table[match[0]];
      return {
        start: match.index,
        end: match.index + match[0].length,
        original: match[0],
        replacement,
        class: "confusion",
        rules: ["confusion/test"],
        confidence,
        candidates: [{ text: replacement, confidence }],
        evidence: ["a word of the test's"],
        applied: confidence >= minConfidence,
      };
    });
    let corrected = "";
    let done = 0;
    for (const { start, end, replacement, applied } of corrections) {
      corrected += text.slice(done, start) + (applied ? replacement : text.slice(start, end));
      done = end;
    }
    const words = text.split(/\s+/).filter(Boolean).length;
    const givenUp = text.includes("SCRAPS") ? [{ start: text.indexOf("SCRAPS"), end: text.length }] : [];
    return { text: corrected + text.slice(done), corrections, words, givenUp };
  };
  return { correct, study: () => ({ version: 1, lessons: [] }), correctWindow: correct };
}
