// Runs the built program as another program would: a process, a pipe, lines of JSON.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { FOLDS, foldOf } from "../scripts/train/folds.mjs";

export const PROGRAM = fileURLToPath(new URL("../bin/ocrfix.js", import.meta.url));
const LIBRARY_PIPE = fileURLToPath(new URL("library-pipe.mjs", import.meta.url));

/** Runs a command to its end with `input` on its standard input; rejects with what it said on standard error if it fails. */
export function run(command, args, input, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ["pipe", "pipe", "pipe"] });
    const out = [];
    const err = [];
    child.stdout.on("data", (chunk) => out.push(chunk));
    child.stderr.on("data", (chunk) => err.push(chunk));
    child.on("error", reject);
    child.stdin.on("error", () => {}); // a child that ends early says why on its standard error
    child.on("close", (status) => {
      if (status === 0) resolve(Buffer.concat(out).toString("utf8"));
      else
        reject(
          new Error(
            `${command} ${args.join(" ")}: status ${status}\n${Buffer.concat(err).toString("utf8").slice(-2000)}`,
          ),
        );
    });
    child.stdin.end(input);
  });
}

/** Splits into at most `parts` runs of about equal length in characters, in order. */
function share(documents, parts) {
  const total = documents.reduce((sum, { text }) => sum + text.length, 0);
  const shares = [];
  let sum = 0;
  for (const document of documents) {
    const part = Math.min(parts - 1, Math.floor((sum / Math.max(1, total)) * parts));
    shares[part] ??= [];
    shares[part].push(document);
    sum += document.text.length;
  }
  return shares.filter(Boolean);
}

async function pipeOnce(documents, { args, library, dictionaries }) {
  const input = documents.map(({ key, text }) => `${JSON.stringify({ id: key, text })}\n`).join("");
  const command = library ? [LIBRARY_PIPE, ...args] : [PROGRAM, "pipe", ...args];
  const output = await run(process.execPath, command, input, dictionaries ? { OCRFIX_DICTIONARIES: dictionaries } : {});
  return output
    .split("\n")
    .filter(Boolean)
    .map((line) => {
      const answer = JSON.parse(line);
      if (answer.error !== undefined) throw new Error(`${answer.id}: ${answer.error}`);
      return { text: answer.text, corrections: answer.corrections };
    });
}

/**
 * Corrects documents `{ set, id, text }` by `pipe`.
 * @param options.foldData a folder with `fold0` … `fold4`, the dictionaries trained without each fold: each document is then
 *   corrected by those that have not seen it.
 * @returns the answers in the order of the documents, and the wall time of all processes, starting included, in seconds.
 */
export async function pipe(documents, options) {
  const keyed = documents.map((document, at) => ({ ...document, key: String(at) }));
  const groups = options.foldData
    ? Array.from({ length: FOLDS }, (_, fold) => ({
        dictionaries: `${options.foldData}/fold${fold}`,
        members: keyed.filter(({ set, id }) => foldOf(set, id) === fold),
      }))
    : [{ dictionaries: undefined, members: keyed }];
  for (const { dictionaries } of groups)
    if (dictionaries && !existsSync(dictionaries)) throw new Error(`${dictionaries} is not there`);
  const answers = new Array(documents.length);
  const tasks = groups.flatMap(({ dictionaries, members }) =>
    share(members, options.foldData ? 1 : options.jobs).map((part) => ({ dictionaries, part })),
  );
  const started = performance.now();
  let busy = 0;
  const worker = async () => {
    for (let task = tasks.shift(); task; task = tasks.shift()) {
      const from = performance.now();
      const done = await pipeOnce(task.part, { ...options, dictionaries: task.dictionaries });
      busy += performance.now() - from;
      task.part.forEach(({ key }, at) => {
        answers[Number(key)] = done[at];
      });
    }
  };
  await Promise.all(Array.from({ length: options.jobs }, worker));
  return { answers, seconds: busy / 1000, wall: (performance.now() - started) / 1000 };
}
