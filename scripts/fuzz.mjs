// npm run fuzz -- [options]
// Tries the program on ever different documents until it is stopped or the time is up; a failure is shrunk to the least
// that fails and kept in test/trust/regressions/, where every run of the tests tries it again.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const HELP = `usage: npm run fuzz -- [options]
  --minutes N      stop after so long (without end)
  --documents N    documents of each seed (500)
  --seed N         the first seed (the time); those that follow are counted up
  --seeds N        so many seeds (without end)
`;
const ROOT = fileURLToPath(new URL("..", import.meta.url));
const VITEST = fileURLToPath(new URL("../node_modules/vitest/vitest.mjs", import.meta.url));

/** @returns whether all documents of a seed passed. */
function trySeed(seed, documents) {
  const args = [VITEST, "run", "test/trust/properties.test.ts", "-t", "whatever the bytes", "--reporter=dot"];
  const env = { ...process.env, FUZZ_SEED: String(seed), FUZZ_DOCUMENTS: String(documents), FORCE_COLOR: "0" };
  const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ["ignore", "pipe", "pipe"] });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => said.push(chunk));
  return new Promise((resolve) =>
    child.on("close", (status) => {
      if (status !== 0) process.stdout.write(Buffer.concat(said));
      resolve(status === 0);
    }),
  );
}

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "Infinity" },
    documents: { type: "string", default: "500" },
    seed: { type: "string", default: String(Date.now() % 2 ** 31) },
    seeds: { type: "string", default: "Infinity" },
    help: { type: "boolean", short: "h", default: false },
  },
});
if (values.help) {
  process.stdout.write(HELP);
  process.exit();
}
const started = Date.now();
const [documents, first] = [Number(values.documents), Number(values.seed)];
let failures = 0;
for (let tried = 0; tried < Number(values.seeds) && Date.now() - started < Number(values.minutes) * 60_000; tried++) {
  const seed = first + tried;
  const passed = await trySeed(seed, documents);
  if (!passed) failures++;
  const sum = (tried + 1) * documents;
  console.log(`seed ${seed}: ${passed ? "passed" : "FAILED"}; ${sum} documents so far, ${failures} failures`);
}
process.exitCode = failures > 0 ? 1 : 0;
