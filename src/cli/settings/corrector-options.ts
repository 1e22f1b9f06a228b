import type { CorrectorOptions, Level } from "../../corrector.js";
import type { Context } from "../context.js";
import { CliError } from "../errors.js";
import type { SettingsInForce } from "./resolve-settings.js";
import { userDictionary } from "./user-dictionary.js";
import { readIgnoreLists, readNames, readUserFile, readWordLists, type UserWords } from "./user-words.js";

/** Makes a corrector's options of settings; the same object for the same settings, files read once. */
export type CorrectorOptionsOf = (settings: SettingsInForce) => Promise<CorrectorOptions>;

export function createCorrectorOptions(context: Context): CorrectorOptionsOf {
  const made = new Map<SettingsInForce, Promise<CorrectorOptions>>();
  return (settings) => {
    let options = made.get(settings);
    if (options === undefined) made.set(settings, (options = readOptions(settings, context)));
    return options;
  };
}

async function readOptions(settings: SettingsInForce, context: Context): Promise<CorrectorOptions> {
  const texts = (name: string): readonly string[] => settings.get(name)!.value as readonly string[];
  const read = async <T>(
    name: string,
    reader: (paths: readonly string[], context: Context) => T,
  ): Promise<Awaited<T>> => {
    try {
      return await reader(texts(name), context);
    } catch (error) {
      const { origin } = settings.get(name)!;
      throw error instanceof CliError && origin !== "option"
        ? new CliError(`${error.message} (${name} in ${origin})`)
        : error;
    }
  };
  const value = (name: string) => settings.get(name)!.value;
  for (const setting of ["enable", "disable"] as const) {
    if (texts(setting).length === 0) continue;
    const { checkNames } = await import("./check-names.js");
    checkNames(setting, texts(setting));
  }
  const words = await read("words", readWordLists);
  const lexicons = await read("dictionary", (items) => readDictionaries(items, words, context));
  const language = value("lang") as string;
  // en-GB is English too: both spellings are in the lexicon.
  const english = /^en(?:[-_]|$)/i.test(language);
  if (!english && lexicons.length === 0) {
    throw new CliError(`--lang ${language}: only en has a trained model; name a --dictionary for ${language}`);
  }
  const profile = value("profile") as string | undefined;
  return compact({
    level: value("level") as Level,
    minConfidence: value("min-confidence") as number | undefined,
    enable: texts("enable"),
    disable: texts("disable"),
    builtin: value("builtin") === false ? false : undefined,
    learn: value("learn") === false ? false : undefined,
    dehyphenate: value("dehyphenate") === true ? true : undefined,
    words: words.words,
    names: await read("names", readNames),
    forbid: [...texts("forbid"), ...words.forbidden],
    ignore: [...texts("ignore"), ...(await read("ignore-file", readIgnoreLists))],
    ignorePatterns: texts("ignore-regex"),
    rules: await read("rules", (paths) => paths.map((path) => readUserFile(path, context))),
    lexicons,
    language: english ? undefined : language,
    profile: profile === undefined ? undefined : await read("profile", () => readUserFile(profile, context)),
  });
}

async function readDictionaries(
  items: readonly string[],
  { models }: UserWords,
  context: Context,
): Promise<Uint8Array[]> {
  const lexicons: Uint8Array[] = [];
  for (const item of items) lexicons.push(await userDictionary(item, models, context));
  return lexicons;
}

/** Without what says nothing: what is not set, and empty lists. */
function compact(options: CorrectorOptions): CorrectorOptions {
  const entries = Object.entries(options).filter(
    ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(entries);
}
