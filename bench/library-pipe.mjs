// The library behind the same lines of JSON as `ocrfix pipe`, suggestions included, so that the engine can be measured apart
// from the command line. --min-confidence P as there.
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { createCorrector } from "../dist/corrector.js";

const { values } = parseArgs({
  options: { "min-confidence": { type: "string" }, level: { type: "string" }, "no-learn": { type: "boolean" } },
});
const corrector = createCorrector({
  ...(process.env.OCRFIX_DICTIONARIES && { dictionaries: process.env.OCRFIX_DICTIONARIES }),
  ...(values["min-confidence"] && { minConfidence: Number(values["min-confidence"]) }),
  ...(values.level && { level: values.level }),
  ...(values["no-learn"] && { learn: false }),
});
for await (const line of createInterface({ input: process.stdin })) {
  const { id, text } = JSON.parse(line);
  const result = corrector.correct(text);
  process.stdout.write(`${JSON.stringify({ id, text: result.text, corrections: result.corrections })}\n`);
}
