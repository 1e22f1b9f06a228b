import { SETTING_KEYS, type SettingValue } from "./keys.js";
import { tomlValue } from "./show-settings.js";

/** What stands there for settings that have no default, so that every line is right once its # is taken away. */
const EXAMPLES: Readonly<Record<string, SettingValue>> = {
  "min-confidence": 0.9,
  profile: "scanner.json",
  context: 1,
  jobs: 2,
};

/** A settings file in which everything is said and nothing is set. */
export function firstSettings(): string {
  const settings = SETTING_KEYS.map(({ name, about, choices, range, default: value }) => {
    const allowed =
      choices !== undefined ? `: ${choices.join(", ")}` : range !== undefined ? `: ${range.join(" to ")}` : "";
    return `# ${about}${allowed}\n# ${name} = ${tomlValue(value ?? EXAMPLES[name])}\n`;
  });
  return `${HEAD}\n${settings.join("\n")}\n${TAIL}`;
}

const HEAD = `# Settings of ocrfix for this folder and those below it. Take the # from a line to set it.
# An option that is typed stands above this file; \`ocrfix config\` shows what is in force.
# Paths and globs are relative to this file.

# no settings are looked for further up
# root = true
`;

const TAIL = `# Other settings for some of the files; the last that match stand above those before.
# [[overrides]]
# files = ["letters/**"]
# level = "safe"
`;
