import type { Command } from "commander";
import type { Context } from "../context.js";

const EXAMPLES = `
Examples:
  ocrfix init                                           in the folder of the texts
  ocrfix init --stdout > ~/.config/ocrfix/config.toml   for all of one's texts`;

/** Writes a first settings file. */
export function register(program: Command, context: Context): void {
  program
    .command("init")
    .description("Writes ocrfix.toml, in which every setting is explained and none is set.")
    .option("--stdout", "print it instead")
    .addHelpText("after", EXAMPLES)
    .action(async (options: { readonly stdout?: true }) => {
      const { firstSettings } = await import("../settings/first-settings.js");
      if (options.stdout) return context.stdout.write(firstSettings());
      const { writeNewFile } = await import("../files/write-new-file.js");
      await writeNewFile("ocrfix.toml", firstSettings(), context);
      await context.stderr.write("ocrfix.toml written\n");
    });
}
