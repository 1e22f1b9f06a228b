import { visibleInLine } from "../../output/visible.js";
import { SETTING_KEYS, type SettingValue } from "./keys.js";
import type { SettingsInForce } from "./resolve-settings.js";

/** The settings as a settings file has them, each with its origin behind it. */
export function settingsAsToml(settings: SettingsInForce): string {
  const lines = SETTING_KEYS.map(({ name, about }) => {
    const { value, origin } = settings.get(name)!;
    return value === undefined
      ? [`# ${name} is not set`, about]
      : [`${name} = ${tomlValue(value)}`, visibleInLine(origin)];
  });
  const width = Math.min(50, Math.max(...lines.map(([line]) => line.length)));
  return lines.map(([line, comment]) => `${line.padEnd(width)}  # ${comment}\n`).join("");
}

/** `{"level": {"value": "balanced", "origin": "default"}, …}`; what is not set is null. */
export function settingsAsJson(settings: SettingsInForce): string {
  const entries = SETTING_KEYS.map(({ name }) => {
    const { value, origin } = settings.get(name)!;
    return [name, { value: value ?? null, origin }];
  });
  return `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`;
}

/** A value as TOML writes it. */
export function tomlValue(value: SettingValue): string {
  if (Array.isArray(value)) return `[${value.map((item) => tomlValue(item)).join(", ")}]`;
  if (typeof value !== "string") return String(value);
  return JSON.stringify(value).replaceAll("\x7f", "\\u007f");
}
