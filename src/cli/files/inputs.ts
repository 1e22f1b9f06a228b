import { stat } from "node:fs/promises";
import { isAbsolute, resolve } from "node:path";
import { visibleInLine } from "../../output/visible.js";
import type { Context } from "../context.js";
import { CliError, reasonOf } from "../errors.js";
import { createGlobMatcher, type GlobMatcher, isGlob } from "../globs.js";
import type { SettingsInForce } from "../settings/resolve-settings.js";
import { createIgnoreRules, type IgnoreRules } from "./ignore-files.js";
import { shownPath } from "./shown-path.js";
import { openSource, type Source } from "./source.js";
import { walk } from "./walk.js";

/** What is taken from a folder where nobody says otherwise: a tool that rewrites keeps its hands off code and data. */
const TEXT_FILES = ["*.txt", "*.text", "*.md", "*.markdown"];

/** A document that a run is about. */
export interface Input extends Source {
  /** The file whose settings it goes by; undefined for those of the working directory. */
  readonly settingsFile: string | undefined;
  /** True where a folder brought it and nobody named it: what is no text is passed over. */
  readonly found: boolean;
  /** Why it is passed over, for one that is. */
  readonly skipped?: string;
}

/** What finding inputs has to tell besides them. */
export interface InputEvents {
  failed(path: string, error: unknown): Promise<void>;
  note(message: string): Promise<void>;
}

export interface InputOptions {
  /** Those of the working directory: what to include, exclude and ignore. */
  readonly settings: SettingsInForce;
  /** What standard input is called. */
  readonly stdinFilename: string | undefined;
  /** A folder that no walk enters: where the run writes to. */
  readonly outDir: string | undefined;
}

/** Finds the inputs that paths stand for: files, folders, globs where no such file is, `-`; each input once. */
export interface InputFinder {
  find(paths: AsyncIterable<string> | Iterable<string>): AsyncGenerator<Input>;
}

export function createInputFinder(
  { settings, stdinFilename, outDir }: InputOptions,
  context: Context,
  events: InputEvents,
): InputFinder {
  const value = (name: string) => settings.get(name)!.value;
  const include = matcherOf(settings, "include") ?? createGlobMatcher(TEXT_FILES, context.cwd);
  const exclude = matcherOf(settings, "exclude");
  const ignored = value("ignore-files") === true ? createIgnoreRules(context.cwd) : undefined;
  const leftOut = (path: string, folder: boolean, takes: GlobMatcher): boolean =>
    path === outDir || isExcluded(path, folder, exclude, ignored) || (!folder && !takes(path));
  const rules = {
    hidden: value("hidden") === true,
    failed: (folder: string, error: unknown) => events.failed(shownPath(folder, context.cwd), error),
    leftOut: (path: string, folder: boolean) => leftOut(path, folder, include),
  };
  const named = (file: string, source: Source): Input => {
    const skipped = value("force-exclude") === true && isExcluded(file, false, exclude, ignored);
    return { ...source, settingsFile: file, found: false, ...(skipped ? { skipped: "excluded" } : {}) };
  };
  const stdin = (): Input => {
    if (stdinFilename === undefined) return { path: "<stdin>", file: undefined, settingsFile: undefined, found: false };
    const file = resolve(context.cwd, stdinFilename);
    return named(file, { path: shownPath(file, context.cwd), file: undefined });
  };

  async function* findOne(path: string): AsyncGenerator<Input> {
    if (path === "-") return yield stdin();
    const file = resolve(context.cwd, path);
    const stats = await stat(file).catch(() => undefined);
    if (stats === undefined && isGlob(path)) {
      const none = () => events.failed(path, new CliError("no file matches"));
      yield* taken(expandGlob(path), none);
    } else if (stats?.isDirectory()) {
      const none = () => events.note(`${visibleInLine(path)}: no text files there`);
      yield* taken(walk(file, rules), none);
    } else {
      yield named(file, { file, path: shownPath(file, context.cwd) });
    }
  }

  async function* taken(files: AsyncIterable<string>, none: () => Promise<void>): AsyncGenerator<Input> {
    let count = 0;
    for await (const file of files) {
      count++;
      yield { file, path: shownPath(file, context.cwd), settingsFile: file, found: true };
    }
    if (count === 0) await none();
  }

  function expandGlob(path: string): AsyncIterable<string> {
    const steps = path.split("/");
    const fixed = steps.slice(0, steps.findIndex(isGlob)).join("/");
    const base = resolve(context.cwd, isAbsolute(path) && fixed === "" ? "/" : fixed);
    const takes = createGlobMatcher([`/${steps.slice(steps.findIndex(isGlob)).join("/")}`], base);
    return walk(base, { ...rules, leftOut: (file, folder) => leftOut(file, folder, takes) });
  }

  return {
    async *find(paths) {
      const seen = new Set<string | undefined>();
      for await (const path of paths) {
        for await (const input of findOne(path)) {
          if (seen.has(input.file)) continue;
          seen.add(input.file);
          yield input;
        }
      }
    },
  };
}

function isExcluded(
  file: string,
  folder: boolean,
  exclude: GlobMatcher | undefined,
  ignored: IgnoreRules | undefined,
): boolean {
  return exclude?.(file, folder) === true || ignored?.ignores(file, folder) === true;
}

function matcherOf(settings: SettingsInForce, name: string): GlobMatcher | undefined {
  const { value, folder } = settings.get(name)!;
  const globs = value as readonly string[];
  return globs.length === 0 ? undefined : createGlobMatcher(globs, folder);
}

/** The paths of a run as they were typed, or as a list has them. */
export function listInputs(
  options: { readonly filesFrom?: string; readonly null?: true },
  paths: readonly string[],
  context: Context,
): AsyncIterable<string> | Iterable<string> {
  const { filesFrom } = options;
  if (filesFrom === undefined) return paths.length > 0 ? paths : ["-"];
  return joined(paths, filesFrom, options.null === true, context);
}

async function* joined(paths: readonly string[], list: string, nul: boolean, context: Context): AsyncGenerator<string> {
  yield* paths;
  const file = list === "-" ? undefined : resolve(context.cwd, list);
  const { chunks } = await openSource({ path: list, file }, context).catch((error: unknown) => {
    throw new CliError(`${list}: ${reasonOf(error)}`);
  });
  yield* listedPaths(chunks, nul);
}

/** The paths of a list: one a line, or ended by NUL. */
async function* listedPaths(chunks: AsyncIterable<Uint8Array>, nul: boolean): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const end = nul ? "\0" : "\n";
  let rest = "";
  try {
    for await (const chunk of chunks) {
      const parts = (rest + decoder.decode(chunk, { stream: true })).split(end);
      rest = parts.pop()!;
      for (const part of parts) if (cleaned(part, nul) !== "") yield cleaned(part, nul);
    }
    rest += decoder.decode();
  } catch (error) {
    if (error instanceof TypeError) throw new CliError("--files-from: not valid UTF-8");
    throw error;
  }
  if (cleaned(rest, nul) !== "") yield cleaned(rest, nul);
}

function cleaned(line: string, nul: boolean): string {
  return nul ? line : line.replace(/\r$/, "");
}
