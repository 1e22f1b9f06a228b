import { Command } from "commander";
import { programVersion } from "./version.js";

/** The command of a call that names none. */
export const DEFAULT_COMMAND = "fix";

/**
 * A program without commands. It never ends the process and never writes: what it says gathers in `written`.
 *
 * @param width Columns of the help.
 */
export function createProgram(written: string[], width: (error: boolean) => number): Command {
  return new Command("ocrfix")
    .exitOverride()
    .configureOutput({
      writeOut: (text) => written.push(text),
      writeErr: (text) => written.push(text),
      outputError: (text, write) => write(text.replace(/^error: /, "ocrfix: ")),
      getOutHelpWidth: () => width(false),
      getErrHelpWidth: () => width(true),
    })
    .version(programVersion(), "-V, --version", "show the version")
    .helpOption("-h, --help", "show this help");
}
