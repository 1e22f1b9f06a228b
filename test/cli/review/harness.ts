import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { createContext } from "../../../src/cli/context.js";
import type { Face } from "../../../src/cli/review/face.js";
import { type ReviewCommandOptions, requestOf } from "../../../src/cli/review/request.js";
import { runReview } from "../../../src/cli/review/run-review.js";
import type { Sink } from "../../../src/cli/sink.js";
import type { Review } from "../../../src/review/review.js";
import type { View } from "../../../src/review/view.js";
import { createCorrector } from "../fake-corrector.js";

export interface Played {
  readonly status: number;
  readonly stderr: string;
  /** The message under each question that was shown. */
  readonly messages: readonly string[];
  /** Original and number of each question that was shown. */
  readonly asked: readonly string[];
}

/** Reviews files in this process with keys from a list; what is left of a list that ends is a closed terminal. */
export async function play(
  cwd: string,
  keys: string,
  paths: readonly string[] = ["essay.txt"],
  options: ReviewCommandOptions = {},
  env: NodeJS.ProcessEnv = {},
): Promise<Played> {
  let stderr = "";
  const sink = (isTTY: boolean, write: (text: string) => void): Sink => ({
    isTTY,
    columns: 80,
    closed: false,
    write: async (data) => write(String(data)),
    flush: async () => {},
  });
  const context = createContext({
    cwd,
    env: { XDG_STATE_HOME: join(cwd, "state"), ...env },
    stdin: Object.assign(Readable.from([]), { isTTY: true }),
    stdout: sink(true, () => {}),
    stderr: sink(false, (text) => {
      stderr += text;
    }),
    loadCorrector: async () => createCorrector,
  });
  const list = keys.split(" ").filter(Boolean);
  const messages: string[] = [];
  const asked: string[] = [];
  const face: Face = {
    show(review: Review, view: View) {
      messages.push(view.message);
      const question = review.questions[view.question];
      asked.push(view.mode === "end" ? "end" : `${question.finding.original} ${review.rank[view.question] + 1}`);
    },
    next: async () => (list.length > 0 ? [list.shift()!] : "closed"),
    lend: async (use) => use(),
    close: () => {},
  };
  await runReview(await requestOf(options, paths, context), context, () => face);
  return { status: context.status, stderr, messages, asked };
}

/** The sessions beside a folder's files, each as its lines. */
export function sessionsIn(cwd: string): unknown[][] {
  const folder = join(cwd, ".ocrfix", "session");
  if (!existsSync(folder)) return [];
  return readdirSync(folder).map((name) =>
    readFileSync(join(folder, name), "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line)),
  );
}
