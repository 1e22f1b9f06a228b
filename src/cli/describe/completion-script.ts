import type { Commands } from "../command-table.js";
import { bashCompletion } from "./bash-completion.js";
import { describeProgram } from "./describe-program.js";
import { fishCompletion } from "./fish-completion.js";
import { zshCompletion } from "./zsh-completion.js";

/** The completion script of a shell, made of what the commands say of themselves. */
export async function completionScript(shell: "bash" | "zsh" | "fish", table: Commands): Promise<string> {
  const commands = await describeProgram(table);
  if (shell === "bash") return bashCompletion(commands);
  return shell === "zsh" ? zshCompletion(commands) : fishCompletion(commands);
}
