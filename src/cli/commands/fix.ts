import { type Command, Option } from "commander";
import { ENCODINGS } from "../../text/encoding.js";
import type { Context } from "../context.js";
import { COLOUR_CHOICES, FINDING_FORMATS, type FixOptions, LEVELS } from "../fix/options.js";
import { parseEncoding, parseProbability } from "../parsers.js";

const EXAMPLES = `
Examples:
  ocrfix essay.txt > fixed.txt       the corrected text and nothing else
  pdftotext scan.pdf - | ocrfix      in a pipe
  ocrfix -w essay.txt                mend the file itself
  ocrfix --diff essay.txt            what would change, for git apply
  ocrfix --check essay.txt           1 if anything would change`;

/** The default command: its options are the program's own. */
export function register(program: Command, context: Context): void {
  program
    .usage("[fix] [options] [paths…]")
    .description("Corrects the errors of scanned text. Without a path, or with -, it reads standard input.")
    .argument("[paths...]", "text files")
    .optionsGroup("Output:")
    .option("-w, --write", "replace each file, atomically and only if it changes")
    .option("-o, --output <file>", "write the corrected text to this file")
    .option("--diff", "print a unified diff, for git apply and patch -p1")
    .option("--word-diff", "print the changes word by word, for the eye")
    .option("--check", "print the findings; exit status 1 if a correction would be made")
    .addOption(new Option("-f, --format <format>", "how findings are printed").choices(FINDING_FORMATS))
    .addOption(new Option("--color <when>", "colour the output (default: auto)").choices(COLOUR_CHOICES))
    .option("-q, --quiet", "no summary")
    .option("-v, --verbose", "say more: suggestions, files without findings")
    .optionsGroup("Input:")
    .option("--encoding <name>", `auto (default), ${ENCODINGS.join(", ")}`, parseEncoding)
    .optionsGroup("Strength:")
    .addOption(new Option("--level <level>", "how much to dare (default: balanced)").choices(LEVELS))
    .option("--min-confidence <p>", "make corrections at least this sure, 0 to 1", parseProbability)
    .optionsGroup("Help:")
    .addHelpText("after", EXAMPLES)
    .action(async (paths: string[], options: FixOptions) => {
      if (paths.length === 0 && context.stdin.isTTY) {
        context.fail(2);
        await context.stderr.write(program.helpInformation({ error: true }));
        return;
      }
      const { runFix } = await import("../fix/run-fix.js");
      await runFix(options, paths, context);
    });
}
