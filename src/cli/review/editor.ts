import { spawn } from "node:child_process";
import { once } from "node:events";
import type { Context } from "../context.js";
import { CliError } from "../errors.js";

/** Opens a document in the person's editor, at a line, and waits until it is closed. */
export async function openEditor(file: string, line: number, { cwd, env }: Context): Promise<void> {
  const [command, ...options] = (env.VISUAL || env.EDITOR || "vi").split(/\s+/).filter(Boolean);
  // Ctrl-C in the editor is the editor's.
  const listeners = process.listeners("SIGINT");
  const ignore = (): void => {};
  process.removeAllListeners("SIGINT").on("SIGINT", ignore);
  try {
    const child = spawn(command, [...options, `+${line}`, file], { cwd, env, stdio: "inherit" });
    const [status] = await once(child, "exit");
    if (status !== 0) throw new CliError(`${command} ended with ${status ?? "a signal"}`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") throw new CliError(`no editor ${command}: set EDITOR`);
    throw error;
  } finally {
    process.off("SIGINT", ignore);
    for (const listener of listeners) process.on("SIGINT", listener);
  }
}
