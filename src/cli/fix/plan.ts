import { relative, resolve, sep } from "node:path";
import type { CorrectorOptions } from "../../corrector.js";
import type { Encoding } from "../../text/encoding.js";
import type { Context } from "../context.js";
import { CliError } from "../errors.js";
import type { Source } from "../files/source.js";
import type { FindingFormat, FixOptions, Mode } from "./options.js";

/** What a run of `fix` will do: the options checked against each other, and what they leave open filled in. */
export interface Plan {
  readonly sources: readonly Source[];
  readonly mode: Mode;
  /** Exit status 1 where a correction would be made. */
  readonly check: boolean;
  /** Format of the findings on standard output, if they are wanted there. */
  readonly format: FindingFormat | undefined;
  readonly corrector: CorrectorOptions;
  readonly encoding: Encoding | "auto";
  /** −1 quiet, 0 as usual, 1 verbose. */
  readonly loudness: -1 | 0 | 1;
}

/** Throws a {@link CliError} for options that do not go together. */
export function planFix(options: FixOptions, paths: readonly string[], context: Context): Plan {
  const mode = chooseMode(options);
  if (options.format !== undefined && !options.write && !options.check) {
    throw new CliError("--format needs --check or --write");
  }
  const sources = (paths.length > 0 ? paths : ["-"]).map((path) => sourceOf(path, context));
  if (sources.length > 1 && (mode.kind === "stdout" || mode.kind === "output")) {
    throw new CliError(
      `${sources.length} files cannot go into one text: say --write, --diff, --check or --out-dir, or name one file`,
    );
  }
  if (mode.kind === "write" && sources.some((source) => source.file === undefined)) {
    throw new CliError("--write needs files, not standard input");
  }
  return {
    sources,
    mode,
    check: options.check === true,
    encoding: options.encoding ?? "auto",
    format: mode.kind === "findings" ? (options.format ?? "pretty") : options.format,
    corrector: {
      ...(options.level === undefined ? {} : { level: options.level }),
      ...(options.minConfidence === undefined ? {} : { minConfidence: options.minConfidence }),
    },
    loudness: options.quiet ? -1 : options.verbose ? 1 : 0,
  };
}

function chooseMode(options: FixOptions): Mode {
  const asked: [string, Mode][] = [];
  if (options.write) asked.push(["--write", { kind: "write" }]);
  if (options.output !== undefined) asked.push(["--output", { kind: "output", file: options.output }]);
  if (options.diff) asked.push(["--diff", { kind: "diff" }]);
  if (options.wordDiff) asked.push(["--word-diff", { kind: "word-diff" }]);
  if (asked.length > 1) throw new CliError(`${asked.map(([name]) => name).join(" and ")} exclude each other`);
  return asked[0]?.[1] ?? { kind: options.check ? "findings" : "stdout" };
}

function sourceOf(path: string, context: Context): Source {
  if (path === "-") return { path: "<stdin>", file: undefined };
  const file = resolve(context.cwd, path);
  return { file, path: shownPath(file, context.cwd) };
}

/** Relative to the working directory for what is below it, with `/`. */
export function shownPath(file: string, cwd: string): string {
  const below = relative(cwd, file);
  const shown = below === "" || below.startsWith("..") ? file : below;
  return sep === "/" ? shown : shown.replaceAll(sep, "/");
}
