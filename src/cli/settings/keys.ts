import { ENCODINGS } from "../../text/encoding.js";

/** A setting's value as TOML and JSON have it. */
export type SettingValue = boolean | number | string | readonly string[];

/** One setting: its name in a file is that of the option, without `--` and `no-`. */
export interface SettingKey {
  readonly name: string;
  /** `paths` are relative to the folder of the file that they stand in; `package` may also be a package's name. */
  readonly kind: "flag" | "number" | "text" | "texts" | "path" | "paths" | "packages";
  /** Undefined where it depends on something else. */
  readonly default: SettingValue | undefined;
  readonly choices?: readonly string[];
  readonly range?: readonly [least: number, most: number];
  /** Whether `[[overrides]]` may set it: false for what concerns the run and not a file. */
  readonly perFile: boolean;
  readonly about: string;
}

export const LEVELS = ["safe", "balanced", "aggressive"] as const;
export const COLOUR_CHOICES = ["auto", "always", "never"] as const;
export const FINDING_FORMATS = ["pretty", "brief", "jsonl", "json", "sarif", "github", "checkstyle", "junit"] as const;
export type FindingFormat = (typeof FINDING_FORMATS)[number];

const file = { perFile: true } as const;
const run = { perFile: false } as const;
const list: readonly string[] = [];

/** Every setting, in the order in which they are shown. */
export const SETTING_KEYS: readonly SettingKey[] = [
  { name: "level", kind: "text", default: "balanced", choices: LEVELS, ...file, about: "how much to dare" },
  {
    name: "min-confidence",
    kind: "number",
    default: undefined,
    range: [0, 1],
    ...file,
    about: "make corrections at least this sure; the level's own if not set",
  },
  { name: "enable", kind: "texts", default: list, ...file, about: "classes and rules to switch on" },
  { name: "disable", kind: "texts", default: list, ...file, about: "classes and rules to switch off" },
  {
    name: "builtin",
    kind: "flag",
    default: true,
    ...file,
    about: "false: only my own rules, not those that come with it",
  },
  { name: "learn", kind: "flag", default: true, ...file, about: "false: a document does not teach the corrector" },
  { name: "profile", kind: "path", default: undefined, ...file, about: "what `ocrfix learn` learned of this scanner" },
  {
    name: "max-changes",
    kind: "number",
    default: 50,
    range: [0, 100],
    ...file,
    about: "percentage of the words beyond which --write leaves a file alone",
  },
  { name: "dehyphenate", kind: "flag", default: false, ...file, about: "join words that are parted at line ends" },
  { name: "lang", kind: "text", default: "en", ...file, about: "language of the text" },
  {
    name: "dictionary",
    kind: "packages",
    default: list,
    ...file,
    about: "Hunspell dictionaries: .aff files or packages",
  },
  { name: "words", kind: "paths", default: list, ...file, about: "files of my words, one a line" },
  { name: "names", kind: "paths", default: list, ...file, about: "files of names, one a line" },
  { name: "rules", kind: "paths", default: list, ...file, about: "files of my rules: wrong, tab, right" },
  { name: "ignore", kind: "texts", default: list, ...file, about: "words to leave alone" },
  { name: "ignore-file", kind: "paths", default: list, ...file, about: "files of words to leave alone" },
  { name: "ignore-regex", kind: "texts", default: list, ...file, about: "leave alone what matches" },
  { name: "forbid", kind: "texts", default: list, ...file, about: "words that are no words here" },
  {
    name: "encoding",
    kind: "text",
    default: "auto",
    choices: ["auto", ...ENCODINGS],
    ...file,
    about: "how the text is written as bytes",
  },
  {
    name: "backup",
    kind: "text",
    default: "",
    ...file,
    about: "suffix under which --write keeps the original; empty: it does not",
  },
  {
    name: "include",
    kind: "texts",
    default: list,
    ...run,
    about: "what to take from folders; if not set, text and Markdown files",
  },
  { name: "exclude", kind: "texts", default: list, ...run, about: "what to leave out of folders" },
  { name: "force-exclude", kind: "flag", default: false, ...run, about: "leave it out even where it is named" },
  { name: "ignore-files", kind: "flag", default: true, ...run, about: "heed .gitignore and .ocrfixignore" },
  { name: "hidden", kind: "flag", default: false, ...run, about: "take hidden files and folders too" },
  {
    name: "format",
    kind: "text",
    default: "pretty",
    choices: FINDING_FORMATS,
    ...run,
    about: "how findings are printed",
  },
  {
    name: "context",
    kind: "number",
    default: undefined,
    range: [0, 1000],
    ...run,
    about: "lines to show around each change",
  },
  { name: "color", kind: "text", default: "auto", choices: COLOUR_CHOICES, ...run, about: "colour the output" },
  { name: "progress", kind: "flag", default: true, ...run, about: "show progress on a terminal" },
  { name: "stats", kind: "flag", default: false, ...run, about: "tell what was corrected, by class and by change" },
  {
    name: "jobs",
    kind: "number",
    default: undefined,
    range: [1, 256],
    ...run,
    about: "threads to correct with; by the size of the work if not set",
  },
];

/** Settings by name. */
export const SETTINGS_BY_NAME: ReadonlyMap<string, SettingKey> = new Map(SETTING_KEYS.map((key) => [key.name, key]));
