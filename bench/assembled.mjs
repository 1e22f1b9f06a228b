// The corrector put together from its parts, so that one of them can be taken out; else as `createCorrector` does it.

import { applied } from "../dist/edits/compose.js";
import { NO_WHOLE_READINGS } from "../dist/models/channel/whole-words.js";
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
 * @param without what to change: `models` (a function of the models), `learn` false, `words` false, `whole` false (no
 *   strings read as a whole word), `permit` (of a correction).
 * @returns function of a text: the corrected text.
 */
export function assemble(models, without = {}) {
  const changed = without.models?.(models) ?? models;
  const { models: ready, prepare, engineOptions } = compileWishes({ learn: without.learn }, changed);
  const permit = without.permit ?? engineOptions.permit;
  const engine = createEngine(ready, prepare, { ...engineOptions, permit });
  const forgets = (situation) => ({
    ...situation,
    ...(without.words === false && { words: NO_DOCUMENT_WORDS }),
    ...(without.whole === false && { habits: { ...situation.habits, whole: NO_WHOLE_READINGS } }),
  });
  const changes = without.words === false || without.whole === false;
  const changedEngine = changes ? { ...engine, study: studyWithout(ready, forgets) } : engine;
  const correctWindow = (text, lessons) =>
    applied(
      text,
      settle(changedEngine, text, lessons, BALANCED).corrections.filter(({ confidence }) => confidence >= BALANCED),
    );
  return (text) => {
    const windows = cutWindows(text);
    if (windows.length <= 1) return correctWindow(text, []);
    const lessons = [];
    settle(changedEngine, windows.slice(0, SAMPLE_WINDOWS).join(""), lessons, BALANCED);
    return windows.map((window) => correctWindow(window, [...lessons])).join("");
  };
}

/** Learns what a document teaches, but for what is forgotten. */
function studyWithout(models, forgets) {
  const decodeWindow = createDecoder(models);
  return ({ units, rewrites }) =>
    forgets(
      studyUnits(units, rewrites, models, (ofUnits, ofRules, situation) =>
        decodeWindow(ofUnits, ofRules, forgets(situation)),
      ),
    );
}
