import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { LEXICON_VERSION, openLexicon } from "../../models/lexicon/lexicon.js";
import { visibleInLine } from "../../output/visible.js";
import { PACKAGE_ROOT } from "../../package-root.js";
import type { Context } from "../context.js";
import { CliError, reasonOf } from "../errors.js";
import { shownPath } from "../files/shown-path.js";
import { looksLikePath } from "./check-table.js";
import { compileDictionary } from "./compile-dictionary.js";
import { type HunspellFiles, plainHunspell } from "./plain-hunspell.js";

type WordModels = readonly { readonly word: string; readonly like: string }[];

/**
 * The compiled lexicon of a Hunspell dictionary, from the cache where it was compiled before.
 *
 * @param item Path of an .aff file, beside which the .dic file is, or the name of a package that has `index.aff` and
 *   `index.dic`; nothing of the package is run.
 */
export async function userDictionary(item: string, models: WordModels, context: Context): Promise<Uint8Array> {
  const { aff, dic } = looksLikePath(item) ? affAndDic(item) : filesOfPackage(item, context.cwd);
  const shown = shownPath(aff, context.cwd);
  const files = plainHunspell({ aff: readPart(aff, context), dic: readPart(dic, context) });
  const cache = cacheFile(files, models, context.env);
  const cached = cache === undefined ? undefined : readCached(cache);
  if (cached !== undefined) return cached;
  // A large dictionary takes half a minute.
  if (context.stderr.isTTY) await context.stderr.write(`compiling ${visibleInLine(shown)}, this once …`);
  let compiled: Uint8Array;
  try {
    compiled = await compileDictionary({ ...files, models });
  } catch (error) {
    throw new CliError(`${shown}: ${reasonOf(error)}`);
  } finally {
    if (context.stderr.isTTY) await context.stderr.write("\r\x1b[K");
  }
  if (cache !== undefined) writeCached(cache, compiled);
  return compiled;
}

function readPart(path: string, context: Context): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new CliError(`${shownPath(path, context.cwd)}: ${reasonOf(error)}`);
  }
}

function affAndDic(item: string): { aff: string; dic: string } {
  if (!item.endsWith(".aff")) throw new CliError(`${item}: a dictionary is named by its .aff file, or as a package`);
  return { aff: item, dic: `${item.slice(0, -".aff".length)}.dic` };
}

function filesOfPackage(name: string, cwd: string): { aff: string; dic: string } {
  if (!/^(?:@[a-z0-9][\w.-]*\/)?[a-z0-9][\w.-]*$/i.test(name)) throw new CliError(`${name}: no name of a package`);
  const own = fileURLToPath(PACKAGE_ROOT);
  for (const start of [cwd, own]) {
    for (let folder = start; ; folder = dirname(folder)) {
      const aff = join(folder, "node_modules", name, "index.aff");
      if (existsSync(aff)) return { aff, dic: join(folder, "node_modules", name, "index.dic") };
      if (dirname(folder) === folder) break;
    }
  }
  throw new CliError(`${name}: no such dictionary; install the package, or name an .aff file`);
}

/** Undefined where the user has no place for it. */
function cacheFile({ aff, dic }: HunspellFiles, models: WordModels, env: NodeJS.ProcessEnv): string | undefined {
  const root = env.XDG_CACHE_HOME || (env.HOME && join(env.HOME, ".cache"));
  if (!root) return undefined;
  const hash = createHash("sha256").update(JSON.stringify([LEXICON_VERSION, aff.length, models]));
  return join(root, "ocrfix", `${hash.update(aff).update(dic).digest("hex")}.lexicon`);
}

/** What does not open is compiled again. */
function readCached(path: string): Uint8Array | undefined {
  try {
    const bytes = readFileSync(path);
    openLexicon(bytes);
    return bytes;
  } catch {
    return undefined;
  }
}

function writeCached(path: string, bytes: Uint8Array): void {
  const temporary = `${path}.${process.pid}`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(temporary, bytes);
    renameSync(temporary, path);
  } catch {
    // Without a cache it is only slower.
  }
}
