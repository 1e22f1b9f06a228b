import type { Context } from "../context.js";
import type { SettingsOptions } from "../fix/options.js";
import { createSettingsFinder } from "./find-settings.js";
import { typedSettings } from "./options-layer.js";
import { createSettingsResolver, type SettingsInForce, type SettingsResolver } from "./resolve-settings.js";

/** The settings of a run: those of each file, and those that concern the run itself. */
export interface RunSettings extends SettingsResolver {
  /** Of the working directory. */
  readonly own: SettingsInForce;
}

/** @param options As typed; those that are settings stand above every file. */
export function createRunSettings(options: SettingsOptions & object, context: Context): RunSettings {
  const finder = createSettingsFinder(context, options.config, options.isolated === true);
  const typed = typedSettings(options as Readonly<Record<string, unknown>>, context.cwd);
  const resolver = createSettingsResolver(typed, finder, context);
  return { forFile: resolver.forFile, own: resolver.forFile(undefined) };
}
