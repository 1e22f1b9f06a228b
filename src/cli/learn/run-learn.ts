import { type Collection, createCollection } from "../../learning/collect.js";
import { formatProfile } from "../../learning/format-profile.js";
import type { Profile } from "../../learning/profile.js";
import { loadConfusions } from "../../loader.js";
import { visibleInLine } from "../../output/visible.js";
import type { Context } from "../context.js";
import { CliError } from "../errors.js";
import { createInputFinder, listInputs } from "../files/inputs.js";
import { replaceFile } from "../files/replace-file.js";
import type { InputOptions, SettingsOptions } from "../fix/options.js";
import { createProgressContext } from "../fix/progress-context.js";
import { surveyInputs } from "../fix/survey.js";
import { makeCorrector } from "../make-corrector.js";
import { createCorrectorOptions } from "../settings/corrector-options.js";
import type { SettingsInForce } from "../settings/resolve-settings.js";
import { createRunSettings } from "../settings/run-settings.js";
import { tellFailure } from "../tell-failure.js";
import { type Learner, learnFile } from "./learn-file.js";
import { learnPairs } from "./learn-pairs.js";

/** The options of `learn` as they were typed. */
export interface LearnOptions extends InputOptions, SettingsOptions {
  readonly output?: string;
  readonly truth?: string;
  readonly quiet?: true;
}

/** The `learn` command. What goes wrong with one file is told, and the others are learned from. */
export async function runLearn(options: LearnOptions, paths: readonly string[], outer: Context): Promise<void> {
  const settings = createRunSettings(options, outer);
  const { context, progress } = createProgressContext(outer, options.quiet !== true);
  const collection = createCollection();
  const failed = (path: string, error: unknown): Promise<void> => tellFailure(path, error, context);
  const learner: Learner = {
    corrector: await learnerOf(settings.own, context),
    collection,
    encoding: settings.own.get("encoding")!.value as Learner["encoding"],
    learned: (words, units) => progress.advance(words, units),
    failed,
  };
  if (options.truth !== undefined) {
    if (paths.length !== 1) throw new CliError("--truth needs one path: the OCR that belongs to it");
    await learnPairs(options.truth, paths[0], learner, context);
  } else {
    const note = (message: string): Promise<void> => context.stderr.write(`ocrfix: ${message}\n`);
    const { stdinFilename } = options;
    const finder = createInputFinder({ settings: settings.own, stdinFilename, outDir: undefined }, context, {
      failed,
      note,
    });
    const { inputs, ...workload } = await surveyInputs(finder.find(listInputs(options, paths, context)));
    progress.begin(workload);
    for await (const input of inputs) {
      if (input.skipped !== undefined) continue;
      await learnFile(input, learner, context).catch((error) => failed(input.path, error));
      progress.fileDone();
    }
  }
  progress.clear();
  await write(collection, options, context);
}

async function learnerOf(settings: SettingsInForce, context: Context): Promise<Learner["corrector"]> {
  // What is to be learned is not known yet, whatever the settings call it.
  const own = new Map(settings).set("profile", { ...settings.get("profile")!, value: undefined });
  const options = await createCorrectorOptions(context)(own);
  return makeCorrector(options, context);
}

async function write(collection: Collection, { output, quiet }: LearnOptions, context: Context): Promise<void> {
  const profile = collection.profile(loadConfusions());
  if (profile.documents === 0) throw new CliError("nothing to learn from");
  const text = formatProfile(profile);
  if (output === undefined || output === "-") await context.stdout.write(text);
  else await replaceFile(output, text, context);
  if (quiet) return;
  await context.stderr.write(summary(profile, output));
}

/** `profile.json: 60 documents, 5,570 words: 34 confusions, 12 words, 30 names`. */
function summary({ documents, words, confusions, vocabulary, names }: Profile, output: string | undefined): string {
  const counted = (count: number, noun: string): string =>
    `${Math.round(count).toLocaleString("en")} ${noun}${Math.round(count) === 1 ? "" : "s"}`;
  const from = `${counted(documents, "document")}, ${counted(words, "word")}`;
  const seen = confusions.filter(({ count }) => count > 0).length;
  const what = [counted(seen, "confusion"), counted(vocabulary.length, "word"), counted(names.length, "name")];
  return `${output === undefined || output === "-" ? "" : `${visibleInLine(output)}: `}${from}: ${what.join(", ")}\n`;
}
