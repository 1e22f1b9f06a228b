import type { Command } from "commander";
import type { Context } from "../context.js";

const NOTES = `
A plan is a file of JSON Lines, made by ocrfix review --plan FILE. Of each line, decision (accept, leave, ask) and
replacement are there to be edited; a line may be removed. A line that is wrong is an error, and nothing is written.
A document that has changed since is refused. A saved session (.ocrfix/session/*.jsonl) is taken too.

Examples:
  ocrfix apply plan.jsonl`;

/** Makes what a person has decided. */
export function register(program: Command, context: Context): void {
  program
    .command("apply")
    .description("Makes the corrections that a saved review accepts.")
    .argument("<decisions>", "a plan, or a session")
    .option("-q, --quiet", "no summary")
    .addHelpText("after", NOTES)
    .action(async (decisions: string, { quiet }: { readonly quiet?: true }) => {
      const { runApply } = await import("../review/run-apply.js");
      await runApply(decisions, quiet === true, context);
    });
}
