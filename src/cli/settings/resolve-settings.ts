import { dirname } from "node:path";
import type { Context } from "../context.js";
import { shownPath } from "../files/shown-path.js";
import { createGlobMatcher } from "../globs.js";
import type { SettingsFinder } from "./find-settings.js";
import { SETTING_KEYS, type SettingValue } from "./keys.js";
import type { Override, SettingsFile } from "./settings-file.js";

/** A setting in force and where it comes from. */
export interface Setting {
  readonly value: SettingValue | undefined;
  /** `option`, `default`, or file and line. */
  readonly origin: string;
  /** What globs in it are relative to. */
  readonly folder: string;
}

/** Every setting in force for a file. The same object stands for all files that it is the same for. */
export type SettingsInForce = ReadonlyMap<string, Setting>;

/** Works out the settings of each file: option, then the nearest settings file, then those further up, then the default. */
export interface SettingsResolver {
  /** @param file Absolute, or undefined for standard input, which goes by the working directory. */
  forFile(file: string | undefined): SettingsInForce;
}

/** @param typed The options that were typed, by the settings' names. */
export function createSettingsResolver(
  typed: ReadonlyMap<string, SettingValue>,
  finder: SettingsFinder,
  context: Context,
): SettingsResolver {
  const cache = new Map<string, SettingsInForce>();
  const matches = createOverrideMatcher();
  return {
    forFile(file) {
      const chain = finder.chain(file === undefined ? context.cwd : dirname(file));
      const matching = chain.map((settings) => (file === undefined ? [] : matches(settings, file)));
      const key = JSON.stringify(chain.map(({ path }, at) => [path, matching[at].map(({ ordinal }) => ordinal)]));
      let inForce = cache.get(key);
      if (inForce === undefined) cache.set(key, (inForce = stack(typed, chain, matching, context)));
      return inForce;
    },
  };
}

interface MatchingOverride extends Override {
  readonly ordinal: number;
}

function createOverrideMatcher(): (settings: SettingsFile, file: string) => MatchingOverride[] {
  const matchers = new Map<Override, (file: string) => boolean>();
  return (settings, file) =>
    settings.overrides.flatMap((override, ordinal) => {
      let matcher = matchers.get(override);
      if (matcher === undefined) matchers.set(override, (matcher = createGlobMatcher(override.files, settings.folder)));
      return matcher(file) ? [{ ...override, ordinal }] : [];
    });
}

function stack(
  typed: ReadonlyMap<string, SettingValue>,
  chain: readonly SettingsFile[],
  matching: readonly (readonly MatchingOverride[])[],
  context: Context,
): SettingsInForce {
  const inForce = new Map<string, Setting>();
  for (const key of SETTING_KEYS) {
    inForce.set(key.name, { value: key.default, origin: "default", folder: context.cwd });
  }
  for (let at = chain.length - 1; at >= 0; at--) {
    const { path, folder } = chain[at];
    const shown = shownPath(path, context.cwd);
    // Within a file the overrides stand above the rest, the last above those before.
    for (const { values, lines } of [chain[at], ...matching[at]]) {
      for (const [name, value] of values) {
        const line = lines.get(name);
        inForce.set(name, { value, origin: line === undefined ? shown : `${shown}:${line}`, folder });
      }
    }
  }
  for (const [name, value] of typed) inForce.set(name, { value, origin: "option", folder: context.cwd });
  return inForce;
}
