// Times of the parts of the program, one after the other, in this process. Needs `npm run build`.
import { Bench } from "tinybench";
import { loadModels } from "../dist/loader.js";
import { createEngine } from "../dist/pipeline/correct-window.js";
import { prepareText } from "../dist/pipeline/prepare.js";
import { compileRules } from "../dist/rules/compile-rules.js";
import { selectRules } from "../dist/rules/select-rules.js";
import { tokenize } from "../dist/tokens/tokenize.js";

/**
 * @param texts `{ name, text }` each.
 * @param milliseconds how long each part is run.
 * @returns rows `{ part, text, milliseconds, wordsPerSecond }`: the median of all runs.
 */
export async function timeParts(texts, milliseconds) {
  const models = loadModels(process.env.OCRFIX_DICTIONARIES);
  const rules = compileRules(selectRules(models.rules));
  const prepare = (text) => prepareText(text, { ...models, rules });
  const engine = createEngine(models, prepare);
  const bench = new Bench({ time: milliseconds, warmupTime: milliseconds / 4 });
  const tasks = new Map();
  const add = (part, name, words, run) => {
    tasks.set(`${part}, ${name}`, { part, text: name, words });
    bench.add(`${part}, ${name}`, run);
  };
  add("open the dictionaries", "", 0, () => loadModels(process.env.OCRFIX_DICTIONARIES));
  for (const { name, text } of texts) {
    const words = text.split(/\s+/).length;
    const prepared = prepare(text);
    const lesson = engine.study(prepared);
    add("tokens", name, words, () => tokenize(text));
    add("tokens, passages, rules", name, words, () => prepare(text));
    add("learning", name, words, () => engine.study(prepared));
    add("candidates, decoder, decision", name, words, () => engine.corrections(prepared, lesson));
  }
  await bench.run();
  return bench.tasks.map((task) => {
    const { words, ...row } = tasks.get(task.name);
    if (task.result.error) throw task.result.error;
    const median = task.result.latency.p50;
    return { ...row, milliseconds: median, wordsPerSecond: words ? Math.round((1000 * words) / median) : undefined };
  });
}
