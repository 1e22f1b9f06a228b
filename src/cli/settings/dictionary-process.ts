import { compileHunspell } from "../../models/lexicon/hunspell.js";
import type { CompileAnswer, CompileTask } from "./compile-dictionary.js";

process.once("message", ({ aff, dic, models }: CompileTask) => {
  process.send!(answer(), () => process.disconnect());

  function answer(): CompileAnswer {
    try {
      return { compiled: compileHunspell(aff, dic, models) };
    } catch (error) {
      return { problem: error instanceof Error ? error.message : String(error) };
    }
  }
});
