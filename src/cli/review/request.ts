import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import type { CorrectorOptions } from "../../corrector.js";
import type { Order } from "../../review/order.js";
import type { Encoding } from "../../text/encoding.js";
import type { ColourChoice } from "../colour.js";
import type { Context } from "../context.js";
import { CliError } from "../errors.js";
import { createInputFinder, listInputs } from "../files/inputs.js";
import type { CorrectionOptions, InputOptions, SettingsOptions } from "../fix/options.js";
import { createCorrectorOptions } from "../settings/corrector-options.js";
import type { SettingsInForce } from "../settings/resolve-settings.js";
import { createRunSettings } from "../settings/run-settings.js";
import { readNames, readUserFile, readWordLists } from "../settings/user-words.js";
import { tellFailure } from "../tell-failure.js";
import type { ReviewSource } from "./documents.js";
import type { OwnLists } from "./own-lists.js";
import type { ReviewRequest } from "./run-review.js";

/** The options of `review` as they were typed; absent where they were not. */
export interface ReviewCommandOptions extends InputOptions, CorrectionOptions, SettingsOptions {
  readonly by?: Order;
  readonly only?: "suggestions";
  readonly auto?: number;
  readonly plan?: string;
  readonly color?: ColourChoice;
  readonly jobs?: number;
  readonly quiet?: true;
}

/** Finds the documents and settles what is asked. Usage errors are thrown; a document that is not there is told. */
export async function requestOf(
  options: ReviewCommandOptions,
  paths: readonly string[],
  context: Context,
): Promise<ReviewRequest> {
  if (options.plan === undefined && !(context.stdin.isTTY && context.stdout.isTTY)) {
    throw new CliError("the review needs a terminal: --plan FILE writes the questions into a file instead");
  }
  if (paths.length === 0 && options.filesFrom === undefined) throw new CliError("name the files to review");
  if (paths.includes("-")) throw new CliError("standard input cannot be reviewed: name a file");
  const settings = createRunSettings(options, context);
  const optionsFor = createCorrectorOptions(context);
  const finder = createInputFinder({ settings: settings.own, stdinFilename: undefined, outDir: undefined }, context, {
    failed: (path, error) => tellFailure(path, error, context),
    note: (message) => context.stderr.write(`ocrfix: ${message}\n`),
  });
  const sources: ReviewSource[] = [];
  const lists = new Map<string, { readonly list: OwnLists; readonly corrector: CorrectorOptions }>();
  for await (const { path, file, skipped } of finder.find(listInputs(options, paths, context))) {
    if (file === undefined || skipped !== undefined || sources.some((source) => source.file === file)) continue;
    const own = settings.forFile(file);
    const encoding = own.get("encoding")!.value as Encoding | "auto";
    const corrector = await optionsFor(own);
    const list = listsFor(file, own);
    const known = JSON.stringify(list);
    if (!lists.has(known)) lists.set(known, { list, corrector: withLists(corrector, list, own, context) });
    sources.push({ path, file, encoding, lines: options.lines, options: lists.get(known)!.corrector });
  }
  return {
    sources,
    lists: [...lists.values()].map(({ list }) => list),
    options: {
      by: options.by ?? "position",
      suggestionsOnly: options.only === "suggestions",
      ...(options.auto === undefined ? {} : { auto: options.auto }),
    },
    plan: options.plan,
    colour: settings.own.get("color")!.value as ColourChoice,
    jobs: options.jobs,
    quiet: options.quiet === true,
  };
}

/** What a review adds to: the last of the lists in force, else one beside the document. */
function listsFor(file: string, settings: SettingsInForce): OwnLists {
  const folder = join(dirname(file), ".ocrfix");
  const last = (name: "words" | "names" | "rules", otherwise: string): string =>
    (settings.get(name)!.value as readonly string[]).at(-1) ?? join(folder, otherwise);
  return { words: last("words", "words.txt"), names: last("names", "names.txt"), rules: last("rules", "rules.tsv") };
}

/** The lists beside the document count in a review, though no setting names them. */
function withLists(
  corrector: CorrectorOptions,
  list: OwnLists,
  settings: SettingsInForce,
  context: Context,
): CorrectorOptions {
  const fresh = (name: keyof OwnLists): string[] =>
    (settings.get(name)!.value as readonly string[]).length === 0 && existsSync(list[name]) ? [list[name]] : [];
  const { words, forbidden } = readWordLists(fresh("words"), context);
  return {
    ...corrector,
    words: [...(corrector.words ?? []), ...words],
    forbid: [...(corrector.forbid ?? []), ...forbidden],
    names: [...(corrector.names ?? []), ...readNames(fresh("names"), context)],
    rules: [...(corrector.rules ?? []), ...fresh("rules").map((path) => readUserFile(path, context))],
  };
}
