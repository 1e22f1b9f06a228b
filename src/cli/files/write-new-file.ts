import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Context } from "../context.js";
import { CliError, reasonOf } from "../errors.js";

/** Writes a file that must not be there yet. */
export async function writeNewFile(name: string, text: string, context: Context): Promise<void> {
  try {
    await writeFile(resolve(context.cwd, name), text, { flag: "wx" });
  } catch (error) {
    const there = (error as NodeJS.ErrnoException).code === "EEXIST";
    throw new CliError(`${name}: ${there ? "is already there, and is left as it is" : reasonOf(error)}`);
  }
}
