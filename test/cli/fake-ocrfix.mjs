// The built program as a process, with the corrector of the tests.
import { run } from "../../dist/cli/main.js";
import { createCorrector } from "./fake-corrector.js";

process.exitCode = await run(process.argv.slice(2), {
  loadCorrector: async () => createCorrector,
  correctorUrl: new URL("./fake-corrector.js", import.meta.url).href,
});
