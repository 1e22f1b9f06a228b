import { resolve } from "node:path";
import type { Command } from "commander";
import { addSettingsOptions } from "../add-options.js";
import type { Context } from "../context.js";
import type { SettingsOptions } from "../fix/options.js";

const EXAMPLES = `
Examples:
  ocrfix config                  for the working directory
  ocrfix config letters/a.txt    for one file, overrides included`;

/** Shows the settings in force. */
export function register(program: Command, context: Context): void {
  const command = program
    .command("config")
    .description("Shows the settings in force, as a settings file would have them, and where each comes from.")
    .argument("[file]", "a file, or where it would be")
    .option("--json", "as JSON");
  addSettingsOptions(command)
    .addHelpText("after", EXAMPLES)
    .action(async (file: string | undefined, options: SettingsOptions & { readonly json?: true }) => {
      const { createRunSettings } = await import("../settings/run-settings.js");
      const { settingsAsJson, settingsAsToml } = await import("../settings/show-settings.js");
      const { config, isolated } = options;
      const { forFile } = createRunSettings({ config, isolated }, context);
      const inForce = forFile(file === undefined ? undefined : resolve(context.cwd, file));
      await context.stdout.write(options.json ? settingsAsJson(inForce) : settingsAsToml(inForce));
    });
}
