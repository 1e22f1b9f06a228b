import type { Command } from "commander";
import type { Context } from "./context.js";

/** What a file under `commands/` exports: it puts its command on the program and loads what is heavy in the action. */
export interface CommandModule {
  /** @param commands The table itself, for commands that are about the others. */
  register(program: Command, context: Context, commands: Commands): void;
}

export interface CommandEntry {
  /** One line of help. */
  readonly summary: string;
  readonly load: () => Promise<CommandModule>;
}

export type Commands = Readonly<Record<string, CommandEntry>>;

/** Every command; only the one that is called is loaded. */
export const COMMANDS: Commands = {
  fix: { summary: "correct texts (the default command)", load: () => import("./commands/fix.js") },
  review: { summary: "ask about each correction, then write", load: () => import("./commands/review.js") },
  apply: { summary: "make the corrections of a saved review", load: () => import("./commands/apply.js") },
  pipe: { summary: "JSON Lines in, JSON Lines out, one document a line", load: () => import("./commands/pipe.js") },
  learn: {
    summary: "learn what a scanner confuses and a collection's own words",
    load: () => import("./commands/learn.js"),
  },
  eval: {
    summary: "compare OCR text, and its correction, with what was printed",
    load: () => import("./commands/eval.js"),
  },
  explain: {
    summary: "tell why a word was changed, or was not",
    load: () => import("./commands/explain.js"),
  },
  rules: { summary: "list, check and import rules", load: () => import("./commands/rules.js") },
  config: {
    summary: "show the settings in force and where they come from",
    load: () => import("./commands/config.js"),
  },
  init: { summary: "write a first settings file", load: () => import("./commands/init.js") },
  completion: { summary: "print the completion of a shell", load: () => import("./commands/completion.js") },
};
