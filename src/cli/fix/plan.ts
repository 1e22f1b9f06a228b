import { statSync } from "node:fs";
import { resolve } from "node:path";
import type { Context } from "../context.js";
import { CliError } from "../errors.js";
import { isGlob } from "../globs.js";
import type { FindingFormat } from "../settings/keys.js";
import { reportFormat } from "../settings/report-format.js";
import type { SettingsInForce } from "../settings/resolve-settings.js";
import type { FixOptions, Mode } from "./options.js";

/** What a run of `fix` will do: the options checked against each other, and what they leave open filled in. */
export interface Plan {
  readonly mode: Mode;
  /** Whether there may be more than one document. */
  readonly several: boolean;
  /** Exit status 1 where a correction would be made. */
  readonly check: boolean;
  /** Format of the findings on standard output, if they are wanted there. */
  readonly format: FindingFormat | undefined;
  readonly report: { readonly file: string; readonly format: FindingFormat } | undefined;
  /** Lines to show around each change; the format's own number if undefined. */
  readonly context: number | undefined;
  /** −1 quiet, 0 as usual, 1 verbose. */
  readonly loudness: -1 | 0 | 1;
}

/** Throws a {@link CliError} for options that do not go together. */
export function planFix(
  options: FixOptions,
  paths: readonly string[],
  settings: SettingsInForce,
  context: Context,
): Plan {
  const mode = chooseMode(options, context);
  if (options.format !== undefined && !options.write && !options.check && options.report === undefined) {
    throw new CliError("--format needs --check, --write or --report");
  }
  if (options.null && options.filesFrom === undefined) throw new CliError("--null needs --files-from");
  if (options.backup !== undefined && !options.write) throw new CliError("--backup needs --write");
  const several = options.filesFrom !== undefined || paths.length > 1 || paths.some((path) => isSeveral(path, context));
  if (several && (mode.kind === "stdout" || mode.kind === "output")) {
    throw new CliError(
      "several files cannot go into one text: say --write, --diff, --check or --out-dir, or name one file",
    );
  }
  const stdin = (paths.length === 0 && options.filesFrom === undefined) || paths.includes("-");
  if (stdin && mode.kind === "write") throw new CliError("--write needs files, not standard input");
  if (stdin && options.filesFrom === "-") throw new CliError("standard input cannot be a text and --files-from too");
  const format = settings.get("format")!.value as FindingFormat;
  const { report } = options;
  return {
    mode,
    several,
    check: options.check === true,
    format: mode.kind === "findings" || (mode.kind === "write" && options.format && !report) ? format : undefined,
    report:
      report === undefined
        ? undefined
        : { file: resolve(context.cwd, report), format: reportFormat(options.format, report) },
    context: settings.get("context")!.value as number | undefined,
    loudness: options.quiet ? -1 : options.verbose ? 1 : 0,
  };
}

function chooseMode(options: FixOptions, { cwd }: Context): Mode {
  const asked: [string, Mode][] = [];
  if (options.write) asked.push(["--write", { kind: "write" }]);
  if (options.output === "-") asked.push(["--output", { kind: "stdout" }]);
  else if (options.output !== undefined)
    asked.push(["--output", { kind: "output", file: resolve(cwd, options.output) }]);
  if (options.outDir !== undefined)
    asked.push(["--out-dir", { kind: "out-dir", folder: resolve(cwd, options.outDir) }]);
  if (options.diff) asked.push(["--diff", { kind: "diff" }]);
  if (options.wordDiff) asked.push(["--word-diff", { kind: "word-diff" }]);
  if (options.list) asked.push(["--list", { kind: "list" }]);
  if (asked.length > 1) throw new CliError(`${asked.map(([name]) => name).join(" and ")} exclude each other`);
  return asked[0]?.[1] ?? { kind: options.check ? "findings" : "stdout" };
}

function isSeveral(path: string, { cwd }: Context): boolean {
  if (path === "-") return false;
  try {
    return statSync(resolve(cwd, path), { throwIfNoEntry: false })?.isDirectory() ?? isGlob(path);
  } catch {
    // What cannot even be looked at is told when its turn comes.
    return false;
  }
}
