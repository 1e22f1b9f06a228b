import type { Command } from "commander";
import type { Context } from "./context.js";

/** What a file under `commands/` exports: it puts its command on the program and loads what is heavy in the action. */
export interface CommandModule {
  register(program: Command, context: Context): void;
}

export interface CommandEntry {
  /** One line of help. */
  readonly summary: string;
  readonly load: () => Promise<CommandModule>;
}

/** Every command; only the one that is called is loaded. */
export const COMMANDS: Readonly<Record<string, CommandEntry>> = {
  fix: { summary: "correct texts (the default command)", load: () => import("./commands/fix.js") },
  pipe: { summary: "JSON Lines in, JSON Lines out, one document a line", load: () => import("./commands/pipe.js") },
  eval: {
    summary: "compares OCR text, and its correction, with what was printed",
    load: () => import("./commands/eval.js"),
  },
  rules: { summary: "lists, checks and imports rules", load: () => import("./commands/rules.js") },
};
