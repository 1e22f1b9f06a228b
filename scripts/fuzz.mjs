// npm run fuzz -- [options]
// Tries the program on ever different documents until it is stopped or the time is up; a failure is shrunk to the least
// that fails and kept in test/trust/regressions/, where every run of the tests tries it again.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const HELP = `usage: npm run fuzz -- [options]
  --minutes N      stop after so long (without end)
  --seeds N        so many seeds (without end)
  --seed N         the first seed (the time); those that follow are counted up
of each seed:
  --files N        files, each through every mode of the command line (100)
  --texts N        texts, each through the library (1000)
  --windows N      documents of up to two hundred windows, each of a few words, through the library (100)
  --long N         texts of 160 KB, through the library (1)
`;
const ROOT = fileURLToPath(new URL("..", import.meta.url));
const VITEST = fileURLToPath(new URL("../node_modules/vitest/vitest.mjs", import.meta.url));

/** @returns whether all documents of a seed passed, and how many were tried. */
function trySeed(seed, { files, texts, windows, long }) {
  const args = [VITEST, "run", "test/trust/properties.test.ts", "-t", "whatever the document", "--reporter=dot"];
  const { FORCE_COLOR, ...own } = process.env;
  const env = {
    ...own,
    FUZZ_SEED: String(seed),
    FUZZ_FILES: files,
    FUZZ_TEXTS: texts,
    FUZZ_WINDOWS: windows,
    FUZZ_LONG: long,
    NO_COLOR: "1",
  };
  const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ["ignore", "pipe", "pipe"] });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => said.push(chunk));
  return new Promise((resolve) =>
    child.on("close", (status) => {
      const text = Buffer.concat(said).toString();
      if (status !== 0) process.stdout.write(text);
      const counts = [...text.matchAll(/tried (\d+)$/gm)].map(([, count]) => Number(count));
      resolve({ passed: status === 0, tried: counts.reduce((sum, count) => sum + count, 0) });
    }),
  );
}

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "Infinity" },
    seeds: { type: "string", default: "Infinity" },
    seed: { type: "string", default: String(Date.now() % 2 ** 31) },
    files: { type: "string", default: "100" },
    texts: { type: "string", default: "1000" },
    windows: { type: "string", default: "100" },
    long: { type: "string", default: "1" },
    help: { type: "boolean", short: "h", default: false },
  },
});
if (values.help) {
  process.stdout.write(HELP);
  process.exit();
}
const started = Date.now();
let failures = 0;
let sum = 0;
for (let done = 0; done < Number(values.seeds) && Date.now() - started < Number(values.minutes) * 60_000; done++) {
  const seed = Number(values.seed) + done;
  const { passed, tried } = await trySeed(seed, values);
  if (!passed) failures++;
  sum += tried;
  const minutes = ((Date.now() - started) / 60_000).toFixed(1);
  console.log(`seed ${seed}: ${passed ? "passed" : "FAILED"}; ${sum} so far, ${failures} failures, ${minutes} minutes`);
}
process.exitCode = failures > 0 ? 1 : 0;
