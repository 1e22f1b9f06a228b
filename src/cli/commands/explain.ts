import type { Command } from "commander";
import { addSettingsOptions, addStrengthOptions, addWordOptions, encodingOption } from "../add-options.js";
import type { Context } from "../context.js";
import type { ExplainOptions } from "../explain/run-explain.js";

const NOTES = `
Of each reading: what the misreading costs (channel), what its words cost here (language), and how far it is above the
cheapest, all in nats: one nat less is 2.7 times as likely. A word by itself has no context and no document to learn from.

Examples:
  ocrfix explain essay.txt:12:5           the word at that line and column
  ocrfix explain essay.txt:12             all that is doubtful in the line
  ocrfix explain nenber essay.txt         the first place where it stands
  ocrfix explain nenber                   the word by itself
  ocrfix explain --level safe essay.txt:12:5`;

/** Tells why a word was changed, or was not. */
export function register(program: Command, context: Context): void {
  const command = program
    .command("explain")
    .description("Tells why a word was changed, or why it was not: every reading with its costs, and what was decided.")
    .argument("<place>", "FILE:LINE, FILE:LINE:COLUMN, or a word")
    .argument("[file]", "where the word stands")
    .option("--json", "as JSON")
    .addOption(encodingOption());
  addStrengthOptions(command);
  addWordOptions(command);
  addSettingsOptions(command.optionsGroup("Run:"))
    .addHelpText("after", NOTES)
    .action(async (place: string, file: string | undefined, options: ExplainOptions) => {
      const { runExplain } = await import("../explain/run-explain.js");
      await runExplain(place, file, options, context);
    });
}
