import type { Sink } from "./sink.js";

export type ColourChoice = "auto" | "always" | "never";

/** Whether a stream is coloured: the option, else NO_COLOR, else FORCE_COLOR, else whether it is a terminal. */
export function isColoured(choice: ColourChoice, sink: Sink, env: NodeJS.ProcessEnv): boolean {
  if (choice !== "auto") return choice === "always";
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== "0" && env.FORCE_COLOR !== "false";
  return sink.isTTY && env.TERM !== "dumb";
}
