import type { CommandDescription, OptionDescription } from "./describe-program.js";

/** The manual page, in roff's man macros. */
export function manPage(commands: readonly CommandDescription[], version: string): string {
  const [fix, ...others] = commands;
  return [
    `.TH OCRFIX 1 "" "ocrfix ${version}" "User Commands"`,
    ".SH NAME",
    "ocrfix \\- corrects the errors of scanned text",
    ".SH SYNOPSIS",
    ...commands
      .filter(({ name }) => !name.includes(" "))
      .flatMap(({ usage }) => [".br", `.B ocrfix\n${roff(usage)}`])
      .slice(1),
    ".SH DESCRIPTION",
    roff(fix.description),
    ...optionSections(fix, ".SS"),
    ".SH COMMANDS",
    ...others.flatMap(commandSection),
    ".SH NOTES AND EXAMPLES",
    ".nf",
    roff(fix.after.replace(/^Commands:[\s\S]*?\n\n(?=\S)/m, "").replace(/^ {2}ocrfix COMMAND.*\n+/m, "")),
    ".fi",
    ...FILES_AND_ENVIRONMENT,
    "",
  ].join("\n");
}

function commandSection(command: CommandDescription): string[] {
  const notes = command.after === "" ? [] : [".PP", ".nf", roff(command.after), ".fi"];
  return [
    `.SS ${roff(`ocrfix ${command.usage}`)}`,
    roff(command.description),
    ...optionList(command.options),
    ...notes,
  ];
}

function optionSections({ options }: CommandDescription, heading: string): string[] {
  const groups = [...new Set(options.map(({ group }) => group))];
  return [
    ".SH OPTIONS",
    ...groups.flatMap((group) => [
      `${heading} ${roff(group.replace(/:$/, ""))}`,
      ...optionList(options.filter((option) => option.group === group)),
    ]),
  ];
}

function optionList(options: readonly OptionDescription[]): string[] {
  return options.flatMap(({ short, long, value, optional, choices, about }) => {
    const argument = value === undefined ? "" : optional ? `[=${value}]` : ` ${value}`;
    const names = [short, long + argument].filter((name) => name !== undefined).join(", ");
    const allowed = choices.length > 0 ? ` (${choices.join(", ")})` : "";
    return [".TP", `.B ${roff(names)}`, roff(about + allowed)];
  });
}

/** A text that roff prints as it is. */
function roff(text: string): string {
  return text
    .replaceAll("\\", "\\e")
    .replaceAll("-", "\\-")
    .replace(
      /[^\0-\x7f]/gu,
      (character) => `\\[u${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}]`,
    )
    .replace(/^(['.])/gm, "\\&$1");
}

const FILES_AND_ENVIRONMENT = [
  ".SH EXIT STATUS",
  ".TP",
  ".B 0",
  "fine",
  ".TP",
  ".B 1",
  "\\-\\-check, and a correction would be made; or eval \\-\\-max\\-cer was exceeded",
  ".TP",
  ".B 2",
  "an error of usage, settings, rules, input or output; the other files are still done",
  ".TP",
  ".B 130",
  "interrupted; nothing is half written",
  ".SH FILES",
  ".TP",
  ".B ocrfix.toml, .ocrfix.toml, ocrfix.json, package.json",
  "settings, looked for from each file's folder upward",
  ".TP",
  ".B $XDG_CONFIG_HOME/ocrfix/config.toml",
  "the user's own settings",
  ".TP",
  ".B .ocrfixignore, .gitignore",
  "what is left out of folders",
  ".TP",
  ".B .ocrfix/session/",
  "reviews that can be taken up again",
  ".TP",
  ".B $XDG_CACHE_HOME/ocrfix/",
  "compiled Hunspell dictionaries",
  ".SH ENVIRONMENT",
  ".TP",
  ".B NO_COLOR, FORCE_COLOR",
  "no colour; colour also where the output is no terminal",
];
