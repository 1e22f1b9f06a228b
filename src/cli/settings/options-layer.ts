import { resolve } from "node:path";
import { looksLikePath } from "./check-table.js";
import { SETTING_KEYS, type SettingKey, type SettingValue } from "./keys.js";

/** Options as commander gives them: by their names in camel case, absent where they were not typed. */
export type TypedOptions = Readonly<Record<string, unknown>>;

/** Those of the options that are settings, by the settings' names; paths become absolute. */
export function typedSettings(options: TypedOptions, cwd: string): ReadonlyMap<string, SettingValue> {
  const typed = new Map<string, SettingValue>();
  for (const key of SETTING_KEYS) {
    const value = options[camelCase(key.name)];
    if (value !== undefined) typed.set(key.name, absolute(key, value as SettingValue, cwd));
    if (key.kind === "flag" && options[camelCase(`no-${key.name}`)] === true) typed.set(key.name, false);
  }
  // The option is called after what it ignores, the setting after the files.
  if (options.noIgnore === true) typed.set("ignore-files", false);
  return typed;
}

function absolute(key: SettingKey, value: SettingValue, cwd: string): SettingValue {
  if (key.kind === "path") return resolve(cwd, value as string);
  if (key.kind === "paths") return (value as readonly string[]).map((path) => resolve(cwd, path));
  if (key.kind === "packages") {
    return (value as readonly string[]).map((item) => (looksLikePath(item) ? resolve(cwd, item) : item));
  }
  return value;
}

function camelCase(name: string): string {
  return name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}
