import type { CommandDescription } from "./describe-program.js";

/** docs/cli.md: every command's help, as the program prints it. */
export function commandsAsMarkdown(commands: readonly CommandDescription[]): string {
  const sections = commands.map(({ name, help }) => `## ocrfix ${name}\n\n\`\`\`text\n${help.trimEnd()}\n\`\`\`\n`);
  return `${HEAD}\n${sections.join("\n")}`;
}

const HEAD = `# The command line

<!-- Written by \`npm run docs\` from the program's own help; a test compares them. -->

What each command says of itself with \`--help\`. How settings are found is told in [settings.md](settings.md), how to begin
in [getting-started.md](getting-started.md).

A file that is named like a command is reached as \`./review\`, or behind \`--\`.

| exit status | |
| --- | --- |
| 0 | fine |
| 1 | \`--check\`, and a correction would be made; or \`eval --max-cer\` was exceeded |
| 2 | an error of usage, settings, rules, input or output; the other files are still done, and 2 beats 1 |
| 130 | interrupted; nothing is half written |

The corrected text, a diff or findings go to standard output; the summary, progress and errors go to standard error.
`;
