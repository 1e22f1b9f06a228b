import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { type Command, Option } from "commander";
import {
  addDisplayOptions,
  addInputOptions,
  addMaxChanges,
  addRunOptions,
  addStrengthOptions,
  addWordOptions,
  negative,
} from "../add-options.js";
import type { Commands } from "../command-table.js";
import type { Context } from "../context.js";
import { CliError } from "../errors.js";
import type { FixOptions } from "../fix/options.js";
import { parseContext } from "../parsers.js";
import { FINDING_FORMATS } from "../settings/keys.js";

const EXAMPLES = `
Examples:
  ocrfix essay.txt > fixed.txt          the corrected text and nothing else
  pdftotext scan.pdf - | ocrfix         in a pipe
  ocrfix -w letters/                    mend the files themselves, folders too
  ocrfix -i essay.txt                   ask about each correction
  ocrfix --diff essay.txt | git apply   what would change
  ocrfix --check -f github letters/     in CI: 1 if anything would change
  ocrfix --words names.txt --ignore Ye  with words of one's own

Exit status: 0 fine; 1 --check and a correction would be made; 2 an error; 130 interrupted.`;

/** The default command: its options are the program's own. */
export function register(program: Command, context: Context, commands: Commands): void {
  program
    .usage("[fix] [options] [paths…]")
    .description("Corrects the errors of scanned text. Without a path, or with -, it reads standard input.")
    .argument("[paths...]", "text files, folders, globs");
  addOutputOptions(program);
  addInputOptions(program);
  addMaxChanges(addStrengthOptions(program));
  addWordOptions(program);
  addRunOptions(program)
    .option("--backup [suffix]", "with -w, keep the original as FILE.orig; another suffix: --backup=.bak")
    .addHelpText("after", EXAMPLES)
    .action(async (paths: string[], options: FixOptions) => {
      if (paths.length === 0 && options.filesFrom === undefined && context.stdin.isTTY) {
        context.fail(2);
        await context.stderr.write(program.helpInformation({ error: true }));
        return;
      }
      await refuseMistypedCommand(paths, commands, context);
      if (options.interactive) {
        const { startInteractive } = await import("../review/start-review.js");
        await startInteractive(options, paths, context);
        return;
      }
      const { runFix } = await import("../fix/run-fix.js");
      await runFix(options, paths, context);
    });
}

/** `ocrfix reveiw essay.txt` is no file that is missing, and neither is `ocrfix -q review essay.txt`. */
async function refuseMistypedCommand([first]: readonly string[], commands: Commands, context: Context): Promise<void> {
  if (first === undefined || !/^[a-z]+$/.test(first) || existsSync(resolve(context.cwd, first))) return;
  if (Object.hasOwn(commands, first))
    throw new CliError(`${first}: no such file; as a command it comes before its options: ocrfix ${first} …`);
  const { nearestName } = await import("../nearest-name.js");
  const near = nearestName(first, Object.keys(commands));
  if (near !== undefined) throw new CliError(`${first}: no such file and no such command; did you mean ${near}?`);
}

function addOutputOptions(program: Command): void {
  program
    .optionsGroup("Output:")
    .option("-w, --write", "replace each file, atomically and only if it changes")
    .option("-o, --output <file>", "write the corrected text to this file")
    .option("--out-dir <folder>", "write the corrected texts into this folder, under their own paths")
    .option("--diff", "print a unified diff, for git apply and patch -p1")
    .option("--word-diff", "print the changes word by word, for the eye")
    .option("-l, --list", "print the paths that would change")
    .option("-i, --interactive", "ask about each correction, then write: ocrfix review")
    .option("--check", "print the findings; exit status 1 if a correction would be made")
    .addOption(
      new Option("-f, --format <format>", "how findings are printed (default: pretty)").choices(FINDING_FORMATS),
    )
    .option("--report <file>", "write the findings to this file")
    .option("-C, --context <n>", "lines to show around each change", parseContext)
    .option("--stats", "tell what was corrected, by class and by change");
  addDisplayOptions(program).addOption(negative("--no-progress", "no progress on a terminal"));
}
