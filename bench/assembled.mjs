// The corrector put together from its parts, so that one of them can be taken out; else as `createCorrector` does it.

import { applied } from "../dist/edits/compose.js";
import { NO_DOCUMENT_WORDS } from "../dist/models/language/document-words.js";
import { createEngine, settle } from "../dist/pipeline/correct-window.js";
import { createDecoder } from "../dist/pipeline/decode-window.js";
import { studyUnits } from "../dist/pipeline/study.js";
import { compileWishes } from "../dist/pipeline/wishes.js";
import { cutWindows, SAMPLE_WINDOWS } from "../dist/text/window.js";

/** The threshold of the level `balanced`. */
const BALANCED = 0.6;

/**
 * @param models as the loader gives them.
 * @param without what to change: `models` (a function of the models), `learn` false, `words` false, `permit` (of a correction).
 * @returns function of a text: the corrected text.
 */
export function assemble(models, without = {}) {
  const changed = without.models?.(models) ?? models;
  const { models: ready, prepare, engineOptions } = compileWishes({ learn: without.learn }, changed);
  const permit = without.permit ?? engineOptions.permit;
  const engine = createEngine(ready, prepare, { ...engineOptions, permit });
  const whole = without.words === false ? { ...engine, study: studyWithoutWords(ready) } : engine;
  const correctWindow = (text, lessons) =>
    applied(
      text,
      settle(whole, text, lessons, BALANCED).corrections.filter(({ confidence }) => confidence >= BALANCED),
    );
  return (text) => {
    const windows = cutWindows(text);
    if (windows.length <= 1) return correctWindow(text, []);
    const lessons = [];
    settle(whole, windows.slice(0, SAMPLE_WINDOWS).join(""), lessons, BALANCED);
    return windows.map((window) => correctWindow(window, [...lessons])).join("");
  };
}

/** Learns the scanner's habits, and nothing of the document's words. */
function studyWithoutWords(models) {
  const decodeWindow = createDecoder(models);
  const wordless = (situation) => ({ ...situation, words: NO_DOCUMENT_WORDS });
  return ({ units, rewrites }) =>
    wordless(
      studyUnits(units, rewrites, models, (ofUnits, ofRules, situation) =>
        decodeWindow(ofUnits, ofRules, wordless(situation)),
      ),
    );
}
