import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Context } from "../context.js";
import { CliError } from "../errors.js";
import { shownPath } from "../files/shown-path.js";
import { readSettingsFile, type SettingsFile } from "./settings-file.js";

/** In the order in which they are tried; the first one of a folder stands for it. */
const NAMES = ["ocrfix.toml", ".ocrfix.toml", "ocrfix.json", "package.json"];

/** Finds the settings files that concern the files of a folder. */
export interface SettingsFinder {
  /** Nearest first; the user's own file last. */
  chain(folder: string): readonly SettingsFile[];
}

/**
 * Looks upward from each folder, up to a file that says `root = true` or a folder that holds `.git`; then for the user's own.
 *
 * @param config A file to take instead of those that would be found.
 */
export function createSettingsFinder(context: Context, config: string | undefined, isolated: boolean): SettingsFinder {
  if (isolated) return { chain: () => [] };
  const user = once(() => userSettings(context));
  if (config !== undefined) {
    const given = once(() => givenSettings(config, context));
    return { chain: () => [...given(), ...user()] };
  }
  const upward = new Map<string, readonly SettingsFile[]>();
  const search = (folder: string): readonly SettingsFile[] => {
    const known = upward.get(folder);
    if (known !== undefined) return known;
    const own = settingsIn(folder, context);
    const parent = dirname(folder);
    const last = own?.root === true || parent === folder || existsSync(join(folder, ".git"));
    const found = [...(own === undefined ? [] : [own]), ...(last ? [] : search(parent))];
    upward.set(folder, found);
    return found;
  };
  return { chain: (folder) => [...search(resolve(context.cwd, folder)), ...user()] };
}

function settingsIn(folder: string, context: Context): SettingsFile | undefined {
  for (const name of NAMES) {
    const path = join(folder, name);
    if (!existsSync(path)) continue;
    const file = readSettingsFile(path, shownPath(path, context.cwd));
    if (file !== undefined) return file;
  }
  return undefined;
}

function givenSettings(config: string, context: Context): SettingsFile[] {
  const path = resolve(context.cwd, config);
  if (!existsSync(path)) throw new CliError(`${config}: no such settings file`);
  const file = readSettingsFile(path, shownPath(path, context.cwd));
  if (file === undefined) throw new CliError(`${config}: has no "ocrfix" settings`);
  return [file];
}

function userSettings({ env, cwd }: Context): SettingsFile[] {
  const home = env.XDG_CONFIG_HOME || (env.HOME && join(env.HOME, ".config"));
  if (!home) return [];
  const path = join(home, "ocrfix", "config.toml");
  const file = existsSync(path) ? readSettingsFile(path, shownPath(path, cwd)) : undefined;
  return file === undefined ? [] : [file];
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
