import type { CommandDescription, OptionDescription } from "./describe-program.js";

export function fishCompletion(commands: readonly CommandDescription[]): string {
  const top = commands.filter(({ name }) => !name.includes(" "));
  const names = top.map(({ name }) => name).join(" ");
  const lines = top.map(
    ({ name, summary }) =>
      `complete -c ocrfix -n "not __fish_seen_subcommand_from ${names}" -a ${name} -d ${quoted(summary)}\n`,
  );
  for (const command of commands) lines.push(...linesOf(command, names));
  return `# fish completion for ocrfix\n${lines.join("")}`;
}

function linesOf({ name, options, words, takesFiles }: CommandDescription, names: string): string[] {
  const [command, inner] = name.split(" ");
  const seen = `__fish_seen_subcommand_from ${command}`;
  // The default command is there also where none is named.
  const own = command === "fix" ? `not __fish_seen_subcommand_from ${names}; or ${seen}` : seen;
  const condition = inner === undefined ? own : `${seen}; and __fish_seen_subcommand_from ${inner}`;
  const head = `complete -c ocrfix -n "${condition}"`;
  const lines = options.map((option) => `${head}${optionPart(option)}\n`);
  if (words.length > 0) lines.push(`${head} -f -a ${quoted(words.join(" "))}\n`);
  else if (!takesFiles) lines.push(`${head} -f\n`);
  return lines;
}

function optionPart({ short, long, value, optional, choices, about }: OptionDescription): string {
  const letter = short === undefined ? "" : ` -s ${short.slice(1)}`;
  const values =
    value === undefined || optional
      ? ""
      : choices.length > 0
        ? ` -x -a ${quoted(choices.join(" "))}`
        : valueFlag(value);
  return `${letter} -l ${long.slice(2)}${values} -d ${quoted(about)}`;
}

/** Files are offered only where a file is meant. */
function valueFlag(value: string): string {
  return value === "file" || value === "folder" ? " -r" : " -x";
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, "\\$&")}'`;
}
