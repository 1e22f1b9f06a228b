#!/usr/bin/env node
// Runs a command that answers each line with a line, for engines to whom any exit status but 0 is a part to be done again:
//   node complete.mjs ocrfix pipe --profile profile.json < part.jsonl > fixed.jsonl
// Ends with 0 where each line has its answer, even if the answer is that the line is no document: `ocrfix pipe` ends with 2
// then. A command that was killed, or answered too few, fails.
import { spawn } from "node:child_process";
import { constants } from "node:os";
import { pipeline } from "node:stream/promises";

const LINE_FEED = 10;
/** Status of `ocrfix pipe` where a line was no document; a failure of the whole run leaves lines without an answer. */
const UNANSWERABLE = 2;

/** Passes bytes on and counts their lines, the last one too if it lacks its line feed. */
function lineCounter() {
  let ended = 0;
  let open = false;
  async function* pass(chunks) {
    for await (const chunk of chunks) {
      for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, at + 1)) ended++;
      open = chunk.at(-1) !== LINE_FEED;
      yield chunk;
    }
  }
  return { pass, lines: () => ended + (open ? 1 : 0) };
}

const [command, ...args] = process.argv.slice(2);
const child = spawn(command, args, { stdio: ["pipe", "pipe", "inherit"] });
const [asked, answered] = [lineCounter(), lineCounter()];
const ended = new Promise((resolve, reject) => {
  child.on("error", reject);
  child.on("close", (status, signal) => resolve(status ?? 128 + constants.signals[signal]));
});
try {
  // A command that leaves before its input is at its end cannot have answered it.
  const fed = pipeline(process.stdin, asked.pass, child.stdin).then(
    () => true,
    () => false,
  );
  const answers = pipeline(child.stdout, answered.pass, process.stdout, { end: false });
  const [status] = await Promise.all([ended, answers]);
  const complete = (await fed) && asked.lines() === answered.lines();
  if (!complete) console.error(`complete.mjs: ${asked.lines()} lines read, ${answered.lines()} answered`);
  process.exitCode = complete && status <= UNANSWERABLE ? 0 : Math.max(status, 1);
} catch (error) {
  console.error(`complete.mjs: ${error.message}`);
  process.exitCode = 1;
}
process.stdin.destroy();
