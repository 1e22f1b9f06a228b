import type { Command, Option } from "commander";
import type { Commands } from "../command-table.js";
import { createContext } from "../context.js";
import { createProgram, DEFAULT_COMMAND } from "../program.js";

/** An option, for completion and manual. */
export interface OptionDescription {
  readonly short: string | undefined;
  readonly long: string;
  /** What it takes, such as `file`; undefined for a flag. */
  readonly value: string | undefined;
  /** True where the value can only follow an equals sign. */
  readonly optional: boolean;
  readonly choices: readonly string[];
  readonly about: string;
  /** The group's heading, such as `Output:`. */
  readonly group: string;
}

/** A command as its own help describes it. */
export interface CommandDescription {
  /** `fix`, `rules list`. */
  readonly name: string;
  readonly summary: string;
  readonly description: string;
  /** What follows `ocrfix`. */
  readonly usage: string;
  readonly options: readonly OptionDescription[];
  /** Whether it takes files as arguments. */
  readonly takesFiles: boolean;
  /** What an argument can be, where it is one of a few words. */
  readonly words: readonly string[];
  /** The whole help, 100 columns wide. */
  readonly help: string;
  /** What stands below the options: notes and examples. */
  readonly after: string;
}

const HELP_OPTION: OptionDescription = {
  short: "-h",
  long: "--help",
  value: undefined,
  optional: false,
  choices: [],
  about: "show this help",
  group: "Options:",
};

/** Every command, the default one first, commands of commands behind their own. */
export async function describeProgram(commands: Commands): Promise<CommandDescription[]> {
  const descriptions: CommandDescription[] = [];
  const context = createContext({ env: {} });
  for (const [name, { summary, load }] of Object.entries(commands)) {
    const written: string[] = [];
    const program = createProgram(written, () => 100);
    const { register } = await load();
    register(program, context, commands);
    const command = name === DEFAULT_COMMAND ? program : program.commands[0];
    descriptions.push(describe(command, name, summary, written));
    for (const inner of command.commands) {
      if (name !== DEFAULT_COMMAND) {
        descriptions.push(describe(inner, `${name} ${inner.name()}`, inner.description(), written));
      }
    }
  }
  return descriptions;
}

function describe(command: Command, name: string, summary: string, written: string[]): CommandDescription {
  written.length = 0;
  command.outputHelp();
  const help = written.join("");
  const after = help.slice(command.helpInformation().length).replace(/^\n+/, "").trimEnd();
  const { registeredArguments } = command;
  const words = registeredArguments.flatMap(({ argChoices }) => argChoices ?? []);
  return {
    name,
    summary,
    description: command.description(),
    usage: name === DEFAULT_COMMAND ? command.usage() : `${name} ${command.usage()}`,
    options: [...command.options.map(describeOption), HELP_OPTION],
    takesFiles: registeredArguments.length > 0 && words.length === 0,
    words: [...words, ...(name === DEFAULT_COMMAND ? [] : command.commands.map((inner) => inner.name()))],
    help,
    after,
  };
}

function describeOption(option: Option): OptionDescription {
  return {
    short: option.short,
    long: option.long!,
    value: option.flags.match(/[<[]([^>\]]+)[>\]]/)?.[1],
    optional: option.optional,
    choices: option.argChoices ?? [],
    about: option.description,
    group: option.helpGroupHeading ?? "Options:",
  };
}
