// npm run faults -- [options]
// Kills the program with SIGKILL at random moments of `-w` and of a review, again and again, and looks whether the document
// is whole, old or new, and the review's session can be read. Half of the moments are spread over the life of the process,
// half follow within milliseconds on something it writes, as that takes so small a part of it.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, watch, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { parseSession } from "../dist/review/session.js";

const HELP = `usage: npm run faults -- [options]
  --times N    kills of each of the two (1000); a run that ends before it is killed is told, and not counted
  --seed N     of the random moments (the time)
  --keep       leave the folder in which something was wrong
needs util-linux's script(1) for a terminal
`;
const BIN = fileURLToPath(new URL("../bin/ocrfix.js", import.meta.url));
const NAME = "page.txt";
const TEXT = `Every nenber of the committee had received a copy of the report, and the chairman said that he renenbered
the time when no one came home before nidnight. The anount was given in the statement of the treasurer, and all of the
nenbers were at the neeting in the sunner of that year.
`.repeat(3);
/** What is answered in the review; after the last the document is written. */
const KEYS = ["y", "n", "y", "A", "y", "y", "q"];
/** How long after something was written a process is killed at most, in milliseconds. */
const CLOSE = 4;

const { values } = parseArgs({
  options: {
    times: { type: "string", default: "1000" },
    seed: { type: "string", default: String(Date.now() % 2 ** 31) },
    keep: { type: "boolean", default: false },
    help: { type: "boolean", short: "h", default: false },
  },
});
if (values.help) {
  process.stdout.write(HELP);
  process.exit();
}
let state = Number(values.seed) || 1;
/** @returns from 0 to 1, the same for the same seed (Park and Miller's generator). */
function random() {
  state = (state * 48271) % 2147483647;
  return state / 2147483647;
}

const env = { ...process.env, TERM: "dumb", NO_COLOR: "1" };
const STARTS = {
  write: (cwd) => spawn(process.execPath, [BIN, "-w", "-q", NAME], { cwd, env, stdio: "ignore" }),
  review: (cwd) => startReview(cwd, KEYS),
};

/** A review in a terminal that knows no cursor; `pid` is written, as the terminal's own process is another. */
function startReview(cwd, keys) {
  const command = `echo $$ > ../pid; exec '${process.execPath}' '${BIN}' review ${NAME}`;
  const child = spawn("script", ["-qec", `sh -c "${command}"`, "/dev/null"], {
    cwd,
    env,
    stdio: ["pipe", "pipe", "ignore"],
  });
  child.stdin.on("error", () => {}); // it may be dead already
  child.stdout.once("data", () => child.stdin.write(keys.map((key) => `${key}\n`).join("")));
  return child;
}

/** The process that is to die, once it is there. */
function pidOf(kind, root, child) {
  if (kind === "write") return child.pid;
  const path = join(root, "pid");
  return existsSync(path) ? Number(readFileSync(path, "utf8")) : 0;
}

function newFolder() {
  const root = mkdtempSync(join(tmpdir(), "ocrfix-faults-"));
  const cwd = join(root, "texts");
  spawnSync("mkdir", [cwd]);
  writeFileSync(join(cwd, NAME), TEXT);
  return { root, cwd };
}

const ended = (child) => new Promise((resolve) => child.on("close", resolve));

/** @returns the document as an undisturbed run leaves it, and how long that took in milliseconds. */
async function undisturbed(start) {
  const { root, cwd } = newFolder();
  const from = performance.now();
  await ended(start(cwd));
  const text = readFileSync(join(cwd, NAME), "utf8");
  rmSync(root, { recursive: true });
  return { text, time: performance.now() - from };
}

/** Kills one run; @returns whether it lived to be killed, and what it left. Throws where something is wrong. */
async function killOnce(kind, wholes, time) {
  const { root, cwd } = newFolder();
  const child = STARTS[kind](cwd);
  const end = ended(child);
  const close = random() < 0.5;
  const wait = close ? random() * CLOSE : random() * time * 1.1;
  let isKilled = false;
  const kill = () => {
    const pid = pidOf(kind, root, child);
    if (isKilled || child.exitCode !== null || pid === 0) return;
    isKilled = true;
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It has ended by itself in this moment.
    }
  };
  // The nth thing written in the folder, at random: the session, its records, the new text, the renaming.
  let nth = kind === "write" ? 1 : 1 + Math.floor(random() * 12);
  const watcher = watch(cwd, { recursive: true }, () => {
    if (!close || --nth !== 0) return;
    const until = performance.now() + wait;
    while (performance.now() < until);
    kill();
  });
  const timer = close ? undefined : setTimeout(kill, wait);
  await end;
  clearTimeout(timer);
  watcher.close();
  try {
    const found = await inspect(kind, cwd, wholes);
    rmSync(root, { recursive: true });
    return { isKilled, found };
  } catch (error) {
    if (values.keep) console.log(`kept: ${root}`);
    else rmSync(root, { recursive: true });
    throw error;
  }
}

async function inspect(kind, cwd, wholes) {
  const text = readFileSync(join(cwd, NAME), "utf8");
  if (text !== TEXT && text !== wholes.at(-1)) throw new Error(`the document is neither old nor new:\n${text}`);
  const names = readdirSync(cwd).filter((name) => name !== NAME);
  const left = names.filter((name) => /^\.ocrfix-\d+-\d+\.tmp$/.test(name)).length;
  const strange = names.filter((name) => name !== ".ocrfix" && !/^\.ocrfix-\d+-\d+\.tmp$/.test(name));
  if (strange.length > 0) throw new Error(`left behind: ${strange}`);
  const answers = kind === "review" ? checkSession(cwd, text) : "";
  // What a killed run leaves must not trouble the next one: tried now and then, as it takes as long again.
  if (text === TEXT && random() < 0.1) {
    await ended(kind === "write" ? STARTS.write(cwd) : startReview(cwd, ["q"]));
    const next = readFileSync(join(cwd, NAME), "utf8");
    if (!wholes.includes(next)) throw new Error(`the next run makes something else:\n${next}`);
    return `document old${left > 0 ? ", temporary file left" : ""}${answers}, the next run goes on`;
  }
  return `document ${text === TEXT ? "old" : "new"}${left > 0 ? ", temporary file left" : ""}${answers}`;
}

function checkSession(cwd, text) {
  const folder = join(cwd, ".ocrfix", "session");
  const [name, ...others] = existsSync(folder) ? readdirSync(folder).filter((one) => one.endsWith(".jsonl")) : [];
  if (others.length > 0) throw new Error("two sessions");
  if (name === undefined) return ", no session yet";
  const source = readFileSync(join(folder, name), "utf8");
  const session = parseSession(source, createHash("sha256").update(text).digest("hex"));
  return session === undefined ? ", session begun" : `, session of ${session.done.length} answers`;
}

/** @returns whether all was well. */
async function campaign(kind) {
  const runs = [];
  for (let i = 0; i < 3; i++) runs.push(await undisturbed(STARTS[kind]));
  const wholes = [runs[0].text];
  if (runs.some(({ text }) => text !== wholes[0]) || wholes[0] === TEXT)
    throw new Error(`${kind}: nothing to interrupt`);
  // What the document may become when a review that was killed goes on: the result of its first answers.
  for (let k = KEYS.length - 2; kind === "review" && k >= 0; k--) {
    wholes.unshift((await undisturbed((cwd) => startReview(cwd, [...KEYS.slice(0, k), "q"]))).text);
  }
  const time = Math.min(...runs.map((run) => run.time));
  const counts = new Map();
  let wrong = 0;
  for (let kills = 0; kills < Number(values.times); ) {
    const { isKilled, found } = await killOnce(kind, wholes, time).catch((error) => {
      wrong++;
      return { isKilled: true, found: `WRONG: ${error.message}` };
    });
    if (isKilled) kills++;
    const outcome = `${isKilled ? "killed" : "ended before"}: ${found}`;
    counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  }
  console.log(
    `${kind}: ${values.times} kills, a run takes ${Math.round(time)} ms, seed ${values.seed}, ${wrong} wrong`,
  );
  for (const [outcome, count] of [...counts].sort((a, b) => b[1] - a[1])) console.log(`  ${count}  ${outcome}`);
  return wrong === 0;
}

const fine = [await campaign("write"), await campaign("review")];
process.exitCode = fine.every(Boolean) ? 0 : 1;
