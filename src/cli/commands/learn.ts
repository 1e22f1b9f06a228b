import type { Command } from "commander";
import { addSettingsOptions, addSourceOptions, addWordOptions } from "../add-options.js";
import type { Context } from "../context.js";
import type { LearnOptions } from "../learn/run-learn.js";

const NOTES = `
What scans of one kind have in common, what their scanner confuses and which words and names are their own, is learned
from them as they are; no truth is needed. The profile is JSON, to be read and edited, and is used by --profile FILE.

Examples:
  ocrfix learn letters/ -o letters.json                      from OCR text alone
  ocrfix fix --profile letters.json -w letters/              what it is for
  ocrfix learn ocr/ --truth gt/ -o letters.json              exact counts, from pages that somebody has corrected
  ocrfix learn pairs.jsonl -o letters.json                   the same from lines {"ocr": …, "gt": …}`;

/** Learns a profile of a collection. */
export function register(program: Command, context: Context): void {
  const command = program
    .command("learn")
    .usage("[options] paths…")
    .description("Learns what a scanner confuses and a collection's own words, for --profile.")
    .argument("[paths...]", "text files, folders, globs, JSON Lines")
    .option("-o, --output <file>", "write the profile to this file (default: to standard output)")
    .option(
      "--truth <path>",
      "what was printed: a file, a folder with files of the same names, JSON Lines with the same ids",
    );
  addSourceOptions(command);
  addWordOptions(command);
  addSettingsOptions(command.optionsGroup("Run:"))
    .option("-q, --quiet", "no summary")
    .addHelpText("after", NOTES)
    .action(async (paths: string[], options: LearnOptions) => {
      if (paths.length === 0 && options.filesFrom === undefined && context.stdin.isTTY) {
        context.fail(2);
        await context.stderr.write(command.helpInformation({ error: true }));
        return;
      }
      const { runLearn } = await import("../learn/run-learn.js");
      await runLearn(options, paths, context);
    });
}
