import { type Command, Option } from "commander";
import type { Context } from "../context.js";
import { LEVELS } from "../fix/options.js";
import { parseProbability } from "../parsers.js";
import type { PipeOptions } from "../pipe/run-pipe.js";

const EXAMPLES = `
A line {"id": …, "text": "…"} becomes {"id": …, "text": "…", "corrections": […]}; its other keys are kept.
A line that is no such object becomes {"id": …, "error": "…"}, and the exit status is 2 at the end.

Examples:
  ocrfix pipe < pages.jsonl > fixed.jsonl
  parallel --pipe -L 1000 ocrfix pipe < pages.jsonl
  rdd.pipe("ocrfix pipe")            (Spark)`;

/** JSON Lines in, JSON Lines out. */
export function register(program: Command, context: Context): void {
  program
    .command("pipe")
    .description("Corrects a stream of documents: JSON Lines in, JSON Lines out, in constant memory.")
    .addOption(new Option("--level <level>", "how much to dare (default: balanced)").choices(LEVELS))
    .option("--min-confidence <p>", "make corrections at least this sure, 0 to 1", parseProbability)
    .addHelpText("after", EXAMPLES)
    .action(async (options: PipeOptions) => {
      const { runPipe } = await import("../pipe/run-pipe.js");
      await runPipe(options, context);
    });
}
