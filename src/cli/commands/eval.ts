import { type Command, InvalidArgumentError, Option } from "commander";
import { NORMALIZATIONS } from "../../evaluation/normalize.js";
import { encodingOption } from "../add-options.js";
import type { Context } from "../context.js";
import type { EvalOptions } from "../eval/run-eval.js";

const EXAMPLES = `
Files, folders paired by name, or JSON Lines paired by id: {"id","gt","ocr"} in one file, or {"id","text"} in each.
Examples:
  ocrfix eval truth.txt scan.txt                      how good is the scan
  ocrfix scan.txt | ocrfix eval truth.txt scan.txt -  what did the correction do
  ocrfix eval gt/ ocr/ fixed/ --html report.html      a collection, side by side
  ocrfix eval pairs.jsonl fixed.jsonl --json
  ocrfix eval truth.txt scan.txt --max-cer 2          1 if more than 2% of the letters are wrong`;

/** Scores OCR, and what a correction made of it, against the truth. */
export function register(program: Command, context: Context): void {
  program
    .command("eval")
    .description("Compares OCR text, and its correction, with what was printed.")
    .argument("<truth>", "what was printed; - is standard input")
    .argument("[ocr]", "what was read")
    .argument("[corrected]", "what was made of it")
    .addOption(
      new Option("--normalize <how>", "none: as it is; hipe: as the HIPE-OCRepair competition (default: none)").choices(
        NORMALIZATIONS,
      ),
    )
    .option("--max-cer <percent>", "exit status 1 if the CER is over this", parsePercent)
    .option("--json", "the figures as JSON")
    .option("--html <file>", "write a page that shows the texts side by side")
    .addOption(encodingOption())
    .addHelpText("after", EXAMPLES)
    .action(async (truth: string, ocr: string | undefined, corrected: string | undefined, options: EvalOptions) => {
      const { runEval } = await import("../eval/run-eval.js");
      const paths = [truth, ocr, corrected].filter((path) => path !== undefined);
      await runEval(paths, options, context);
    });
}

function parsePercent(text: string): number {
  const number = Number(text);
  if (text.trim() === "" || !(number >= 0)) throw new InvalidArgumentError("A percentage, 0 or more.");
  return number;
}
