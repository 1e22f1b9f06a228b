import { type Command, Option } from "commander";
import { CORRECTION_CLASSES } from "../edits/edit.js";
import { ENCODINGS } from "../text/encoding.js";
import {
  collect,
  collectNames,
  parseCount,
  parseEncoding,
  parseLines,
  parsePercentage,
  parseProbability,
} from "./parsers.js";
import { COLOUR_CHOICES, LEVELS } from "./settings/keys.js";

/** `--no-x` as a flag of its own, absent unless it is typed: commander would take it for the contrary of `--x`. */
export function negative(flags: string, about: string): Option {
  const option = new Option(flags, about);
  option.negate = false;
  return option;
}

/** What is read, and what of it is corrected. */
export function addInputOptions(command: Command): Command {
  return addSourceOptions(command).option("--lines <a:b>", "correct only these lines", parseLines);
}

/** What is read. */
export function addSourceOptions(command: Command): Command {
  return command
    .optionsGroup("Input:")
    .option("--stdin-filename <file>", "call standard input this; settings go by it")
    .option("--files-from <file>", "read paths from this file, one a line; - is standard input")
    .option("-0, --null", "paths in --files-from end in NUL")
    .option("--include <glob>", "what to take from folders (default: *.txt, *.text, *.md, *.markdown)", collect)
    .option("--exclude <glob>", "what to leave out of folders", collect)
    .option("--force-exclude", "leave it out even where it is named")
    .addOption(negative("--no-ignore", "do not heed .gitignore and .ocrfixignore"))
    .option("--hidden", "take hidden files and folders too")
    .addOption(encodingOption());
}

/** How the bytes are read. The names are offered, and others that an encoding goes by are taken too. */
export function encodingOption(): Option {
  const option = new Option("--encoding <name>", "how the text is written as bytes (default: auto)");
  option.argChoices = ["auto", ...ENCODINGS];
  return option.argParser(parseEncoding);
}

/** How much is corrected. */
export function addStrengthOptions(command: Command): Command {
  return command
    .optionsGroup("Strength:")
    .addOption(new Option("--level <level>", "how much to dare (default: balanced)").choices(LEVELS))
    .option("--min-confidence <p>", "make corrections at least this sure, 0 to 1", parseProbability)
    .option("--enable <name>", `switch on a rule or a class: ${CORRECTION_CLASSES.join(", ")}`, collectNames)
    .option("--disable <name>", "switch off a rule or a class", collectNames)
    .addOption(negative("--no-builtin", "only my own rules, not those that come with it"))
    .addOption(negative("--no-learn", "do not learn from the document itself"))
    .option("--profile <file>", "what ocrfix learn learned of this scanner")
    .option("--dehyphenate", "join words that are parted at line ends");
}

/** Words and rules of one's own. */
export function addWordOptions(command: Command): Command {
  return command
    .optionsGroup("Words:")
    .option("--lang <code>", "language of the text (default: en; for others name a --dictionary)")
    .option("--dictionary <name>", "a Hunspell dictionary: an .aff file or a package", collect)
    .option("--words <file>", "my words, one a line; *bad forbids one", collect)
    .option("--names <file>", "names, one a line", collect)
    .option("--rules <file>", "my rules, one a line: wrong, tab, right", collect)
    .option("--ignore <word>", "leave this word alone", collect)
    .option("--ignore-file <file>", "leave the words in this file alone", collect)
    .option("--ignore-regex <re>", "leave alone what matches", collect)
    .option("--forbid <word>", "this is no word here", collect);
}

/** Where settings come from, and with how many threads. */
export function addRunOptions(command: Command): Command {
  return addSettingsOptions(
    command.optionsGroup("Run:").option("-j, --jobs <n>", "threads to correct with", parseCount),
  );
}

/** Where settings come from. */
export function addSettingsOptions(command: Command): Command {
  return command
    .option("-c, --config <file>", "take the settings from this file")
    .option("--isolated", "take no settings from files");
}

/** How output looks. */
export function addDisplayOptions(command: Command): Command {
  return command
    .addOption(new Option("--color <when>", "colour the output (default: auto)").choices(COLOUR_CHOICES))
    .option("-q, --quiet", "no summary")
    .option("-v, --verbose", "say more: suggestions, files passed over or without findings");
}

/** Against texts that are not what one thinks. */
export function addMaxChanges(command: Command): Command {
  return command.option(
    "--max-changes <percent>",
    "leave a file alone of which more words would change",
    parsePercentage,
  );
}
