import { type Command, Option } from "commander";
import { ORDERS } from "../../review/order.js";
import { addInputOptions, addRunOptions, addStrengthOptions, addWordOptions } from "../add-options.js";
import type { Context } from "../context.js";
import { parseProbability } from "../parsers.js";
import type { ReviewCommandOptions } from "../review/request.js";
import { COLOUR_CHOICES } from "../settings/keys.js";

const EXAMPLES = `
Examples:
  ocrfix review essay.txt                     one key a correction; ? shows the keys
  ocrfix review --auto 0.98 letters/          ask about the less certain alone
  ocrfix review --only suggestions essay.txt  after ocrfix -w
  ocrfix review --plan plan.jsonl essay.txt   decide in an editor, then: ocrfix apply plan.jsonl

Every answer is saved at once, in .ocrfix/session beside the file: the next review goes on from there.
Exit status: 0 fine; 2 an error; 130 ended without writing.`;

/** The same as `ocrfix fix -i`, with the options that only a review has. */
export function register(program: Command, context: Context): void {
  const command = program
    .command("review")
    .description("Asks about each correction, then writes what is accepted.")
    .usage("[options] paths…")
    .argument("[paths...]", "text files, folders, globs");
  addReviewOptions(command).option(
    "--plan <file>",
    "write the questions into this file, for an editor and ocrfix apply",
  );
  command
    .addOption(new Option("--color <when>", "colour the screen (default: auto)").choices(COLOUR_CHOICES))
    .option("-q, --quiet", "no summary");
  addInputOptions(command);
  addStrengthOptions(command);
  addWordOptions(command);
  addRunOptions(command)
    .addHelpText("after", EXAMPLES)
    .action(async (paths: string[], options: ReviewCommandOptions) => {
      const { startReview } = await import("../review/start-review.js");
      await startReview(options, paths, context);
    });
}

/** What is asked, and in which order. */
function addReviewOptions(command: Command): Command {
  return command
    .optionsGroup("Review:")
    .addOption(new Option("--by <order>", "the order of the questions (default: position)").choices(ORDERS))
    .addOption(
      new Option("--only <kind>", "ask about suggestions alone; nothing else is changed").choices(["suggestions"]),
    )
    .option("--auto <p>", "accept without asking what is at least this sure, 0 to 1", parseProbability);
}
