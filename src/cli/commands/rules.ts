import { type Command, Option } from "commander";
import { LIST_FORMATS } from "../../rules/import/list-formats.js";
import { negative } from "../add-options.js";
import type { Context } from "../context.js";
import { collect, collectNames } from "../parsers.js";
import type { CheckOptions } from "../rules/check-rules.js";
import type { ImportOptions } from "../rules/import-list.js";
import type { ListOptions } from "../rules/list-rules.js";

const EXAMPLES = `
Examples:
  ocrfix rules list                                  every rule, and whether it is on
  ocrfix rules list --enable spacing --rules my.tsv  with rules of one's own
  ocrfix rules check                                 tries the built-in rules on their examples
  ocrfix rules check my.tsv                          what is wrong with my rules, by line
  ocrfix rules import dictionary.txt > my.tsv        from codespell, Subtitle Edit, Guiguts, DataMunging

A rule is a line: what is wrong, a tab, what is right, and if you like another tab and a note. With a|b on the right you
are asked; with nothing it is only pointed out. /…/ on the left is a regular expression in RE2's language.`;

const LIST_EXAMPLES = `
Examples:
  ocrfix rules list | grep quotes                    a pack
  ocrfix rules list --enable spacing --rules my.tsv  as they would be with these options`;

const CHECK_EXAMPLES = `
Examples:
  ocrfix rules check          the built-in rules
  ocrfix rules check my.tsv   exit status 2, with line and reason, if a rule is wrong`;

const IMPORT_EXAMPLES = `
Examples:
  ocrfix rules import dictionary.txt > my.tsv                codespell's
  ocrfix rules import eng_OCRFixReplaceList.xml -o my.tsv    Subtitle Edit's
  ocrfix rules import --from guiguts en-common.rc -o my.tsv  Guiguts'
  ocrfix --rules my.tsv essay.txt                            what it is for`;

/** The rule packs: lists them, tries them on their examples, converts the lists of other programs. */
export function register(program: Command, context: Context): void {
  const rules = program.command("rules").description("Lists, checks and imports rules.").addHelpText("after", EXAMPLES);
  rules
    .command("list")
    .description("Prints the rules: id, class, what it does, confidence, reason.")
    .option("--rules <file>", "my rules, one a line: wrong, tab, right", collect)
    .option("--enable <name>", "switch on a rule, a pack or a class", collectNames)
    .option("--disable <name>", "switch off a rule, a pack or a class", collectNames)
    .addOption(negative("--no-builtin", "only my own rules, not those that come with it"))
    .option("--json", "as JSON")
    .addHelpText("after", LIST_EXAMPLES)
    .action(async (options: ListOptions) => (await import("../rules/list-rules.js")).listRules(options, context));
  rules
    .command("check")
    .description("Tries the built-in rules on their examples; with files, tells what is wrong with the rules in them.")
    .argument("[files...]", "tables of rules")
    .option("-q, --quiet", "no summary")
    .addHelpText("after", CHECK_EXAMPLES)
    .action(async (files: string[], options: CheckOptions) =>
      (await import("../rules/check-rules.js")).checkRules(files, options, context),
    );
  rules
    .command("import")
    .description("Converts another program's list into a table of rules, on standard output.")
    .argument("<file>", "the list; - is standard input")
    .addOption(
      new Option("--from <format>", "what kind of list it is (default: by what stands in it)").choices(LIST_FORMATS),
    )
    .option("-o, --output <file>", "write the table to this file")
    .option("-q, --quiet", "no summary")
    .addHelpText("after", IMPORT_EXAMPLES)
    .action(async (file: string, options: ImportOptions) =>
      (await import("../rules/import-list.js")).importList(file, options, context),
    );
}
