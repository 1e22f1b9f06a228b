// Runs a process and tells what it took: wall time, processor time, and the most memory that it held.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";

/** Node.js tells of itself at its end, as not every system has a `time` that tells the memory. */
const TELLS = `import { writeSync } from "node:fs"; import { isMainThread } from "node:worker_threads";
if (isMainThread) process.on("exit", () => writeSync(3, JSON.stringify(process.resourceUsage())));`;
const PRELOAD = `data:text/javascript,${encodeURIComponent(TELLS)}`;

/**
 * Runs a script with Node.js.
 * @param options.stdin a file to be piped in.
 * @param options.onOutput is given each piece of standard output.
 * @returns `seconds` of wall time, `cpu` seconds of all threads, `memory`, the most resident megabytes.
 */
export async function runMeasured(script, args, { stdin, onOutput = () => {}, cwd } = {}) {
  const started = performance.now();
  const child = spawn(process.execPath, ["--import", PRELOAD, script, ...args], {
    cwd,
    stdio: ["pipe", "pipe", "pipe", "pipe"],
  });
  const said = [];
  child.stdout.on("data", onOutput);
  child.stderr.on("data", (chunk) => said.push(chunk));
  const told = [];
  child.stdio[3].on("data", (chunk) => told.push(chunk));
  const fed = stdin === undefined ? child.stdin.end() : pipeline(createReadStream(stdin), child.stdin).catch(() => {});
  const [[status, signal]] = await Promise.all([once(child, "close"), fed]);
  const seconds = (performance.now() - started) / 1000;
  if (status !== 0) throw new Error(`${args.join(" ")}: ${signal ?? `status ${status}`}: ${Buffer.concat(said)}`);
  const { maxRSS, userCPUTime, systemCPUTime } = JSON.parse(Buffer.concat(told));
  return { seconds, cpu: (userCPUTime + systemCPUTime) / 1e6, memory: maxRSS / 1024 };
}
