import { CommanderError } from "commander";
import { visible, visibleInLine } from "../output/visible.js";
import { COMMANDS } from "./command-table.js";
import { type Context, createContext } from "./context.js";
import { CliError, FatalError, internalError, isSystemError, reasonOf } from "./errors.js";
import { cleanUp } from "./interrupt.js";
import { createProgram, DEFAULT_COMMAND } from "./program.js";

const DEFAULT_BACKUP_SUFFIX = ".orig";

/**
 * Runs the program.
 *
 * @param argv What follows the program's name.
 * @param overrides A test's streams and corrector.
 * @returns The exit status: 0 fine, 1 findings under `--check`, 2 an error, 130 interrupted.
 */
export async function run(argv: readonly string[], overrides: Partial<Context> = {}): Promise<number> {
  const context = createContext(overrides);
  try {
    await dispatch(argv, context);
    await context.stdout.flush();
    await context.stderr.flush();
  } catch (error) {
    await report(error, context);
  } finally {
    cleanUp();
  }
  return context.status;
}

async function dispatch(argv: readonly string[], context: Context): Promise<void> {
  const args = argv[0] === "help" ? await helpFor(argv[1]) : [...argv];
  const name = Object.hasOwn(COMMANDS, args[0] ?? "") ? args[0] : DEFAULT_COMMAND;
  const written: string[] = [];
  const program = createProgram(written, (error) => helpWidth((error ? context.stderr : context.stdout).columns));
  if (name === DEFAULT_COMMAND) program.addHelpText("after", commandList);
  const { register } = await COMMANDS[name].load();
  register(program, context, COMMANDS);
  try {
    // The default command's options are the program's own.
    const own = args[0] === DEFAULT_COMMAND ? args.slice(1) : args;
    await program.parseAsync(own.map(withBackupSuffix), { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    const fine = error.exitCode === 0;
    // An argument that is wrong is quoted.
    const text = visible(written.join(""));
    await (fine ? context.stdout : context.stderr).write(text);
    if (!fine) context.fail(2);
  }
}

/** `ocrfix help eval` is `ocrfix eval --help`. */
async function helpFor(command: string | undefined): Promise<string[]> {
  if (command === undefined) return ["--help"];
  if (Object.hasOwn(COMMANDS, command)) return [command, "--help"];
  const { nearestName } = await import("./nearest-name.js");
  const near = nearestName(command, Object.keys(COMMANDS));
  throw new CliError(
    `help: no such command: ${visibleInLine(command)}${near === undefined ? "" : `; did you mean ${near}?`}`,
  );
}

/** Commander would take the path that follows for the suffix. */
function withBackupSuffix(arg: string, at: number, args: readonly string[]): string {
  const option = arg === "--backup" && !args.slice(0, at).includes("--");
  return option ? `--backup=${DEFAULT_BACKUP_SUFFIX}` : arg;
}

function commandList(): string {
  const width = Math.max(...Object.keys(COMMANDS).map((name) => name.length));
  const lines = Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`);
  return `\nCommands:\n${lines.join("\n")}\n\n  ocrfix COMMAND --help tells more.`;
}

function helpWidth(columns: number | undefined): number {
  return Math.min(columns ?? 100, 120);
}

async function report(error: unknown, context: Context): Promise<void> {
  context.fail(2);
  const known = error instanceof CliError || error instanceof FatalError || isSystemError(error);
  const message = known ? reasonOf(error) : internalError(error);
  // It may quote a file of a stranger's.
  await context.stderr.write(`ocrfix: ${visible(message)}\n`).catch(() => {});
}
