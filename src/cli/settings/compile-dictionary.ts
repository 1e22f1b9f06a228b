import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { WordModel } from "../../models/lexicon/hunspell.js";
import { PACKAGE_ROOT } from "../../package-root.js";
import { CliError } from "../errors.js";
import type { HunspellFiles } from "./plain-hunspell.js";

/** What is to be compiled. */
export interface CompileTask extends HunspellFiles {
  readonly models: readonly WordModel[];
}

export type CompileAnswer = { readonly compiled: Uint8Array } | { readonly problem: string };

/** Bytes of a word list, and affixes for it, that are compiled at once: a process would take longer to start. */
const SMALL = 256 * 1024;
const FEW_AFFIXES = 500;
/** A word list that takes longer is made to take long: French takes ten seconds. */
const MOST_MILLISECONDS = 180_000;

/**
 * Megabytes that the forms of a dictionary may take while they are spelt out: French takes half of it. Hungarian, each word
 * of which has thousands, takes more than there is.
 */
const MOST_MEGABYTES = 3000;

/**
 * Compiles a Hunspell dictionary; a large one in a process of its own, as nothing else survives a lack of memory.
 *
 * @throws Error if it is none, or has more forms than fit into memory, or than are spelt out in three minutes
 */
export async function compileDictionary(
  task: CompileTask,
  megabytes = MOST_MEGABYTES,
  milliseconds = MOST_MILLISECONDS,
): Promise<Uint8Array> {
  const affixes = new TextDecoder("latin1").decode(task.aff).match(/^[PS]FX /gm)?.length ?? 0;
  if (task.dic.length <= SMALL && affixes <= FEW_AFFIXES) {
    const { compileHunspell } = await import("../../models/lexicon/hunspell.js");
    return compileHunspell(task.aff, task.dic, task.models);
  }
  const child = fork(fileURLToPath(new URL("dist/cli/settings/dictionary-process.js", PACKAGE_ROOT)), {
    execArgv: [`--max-old-space-size=${megabytes}`],
    serialization: "advanced",
    // A process that runs out of memory says so at length.
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new CliError(`its words were not spelt out in ${milliseconds / 1000} seconds: it cannot be used`));
      child.kill("SIGKILL");
    }, milliseconds);
    child.once("message", (answer: CompileAnswer) => {
      if ("compiled" in answer) resolve(answer.compiled);
      else reject(new CliError(answer.problem));
    });
    child.once("error", reject);
    // It comes after whatever was sent; then it says nothing more.
    child.once("close", () => {
      clearTimeout(timer);
      reject(new CliError(`its words have more forms than fit into ${megabytes} MB: it cannot be used`));
    });
    child.send(task);
  });
}
