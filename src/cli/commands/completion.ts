import { Argument, type Command } from "commander";
import type { Commands } from "../command-table.js";
import type { Context } from "../context.js";

const EXAMPLES = `
Examples:
  eval "$(ocrfix completion bash)"                                     in ~/.bashrc
  ocrfix completion zsh > "\${fpath[1]}/_ocrfix"                        then a new shell
  ocrfix completion fish > ~/.config/fish/completions/ocrfix.fish`;

/** Prints the completion of a shell. */
export function register(program: Command, context: Context, commands: Commands): void {
  program
    .command("completion")
    .description("Prints the script by which a shell completes ocrfix's commands and options.")
    .addArgument(new Argument("<shell>", "the shell").choices(["bash", "zsh", "fish"]))
    .addHelpText("after", EXAMPLES)
    .action(async (shell: "bash" | "zsh" | "fish") => {
      const { completionScript } = await import("../describe/completion-script.js");
      await context.stdout.write(await completionScript(shell, commands));
    });
}
