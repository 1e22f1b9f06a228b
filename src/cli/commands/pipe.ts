import type { Command } from "commander";
import { addRunOptions, addStrengthOptions, addWordOptions } from "../add-options.js";
import type { Context } from "../context.js";
import type { PipeOptions } from "../pipe/run-pipe.js";

const EXAMPLES = `
A line {"id": …, "text": "…"} becomes {"id": …, "text": "…", "corrections": […]}; its other keys are kept.
A line that is no such object becomes {"id": …, "error": "…"}, and the exit status is 2 at the end.
What is too much to search is left as it is; "givenUp" then tells from where to where.

Examples:
  ocrfix pipe < pages.jsonl > fixed.jsonl
  parallel --pipe ocrfix pipe < pages.jsonl > fixed.jsonl
  rdd.pipe("ocrfix pipe")              in Spark`;

/** JSON Lines in, JSON Lines out. */
export function register(program: Command, context: Context): void {
  const command = program
    .command("pipe")
    .description("Corrects a stream of documents: JSON Lines in, JSON Lines out, in constant memory.");
  addStrengthOptions(command);
  addWordOptions(command);
  addRunOptions(command)
    .addHelpText("after", EXAMPLES)
    .action(async (options: PipeOptions) => {
      const { runPipe } = await import("../pipe/run-pipe.js");
      await runPipe(options, context);
    });
}
