import { SETTING_KEYS } from "../settings/keys.js";
import { tomlValue } from "../settings/show-settings.js";

/** The table in docs/settings.md. */
export function settingsTable(): string {
  const rows = SETTING_KEYS.map(({ name, default: value, choices, range, perFile, about }) => {
    const allowed =
      choices !== undefined ? ` (${choices.join(", ")})` : range !== undefined ? ` (${range.join(" to ")})` : "";
    const initial = value === undefined ? "" : `\`${tomlValue(value)}\``;
    return `| \`${name}\` | ${initial} | ${about}${allowed} | ${perFile ? "yes" : ""} |\n`;
  });
  return `| setting | default | what it says | in overrides |\n| --- | --- | --- | --- |\n${rows.join("")}`;
}
