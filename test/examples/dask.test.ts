import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type Collection, difference, firstThatRuns, makeCollection } from "./collection.js";

// Debian's Python, where another stands before it in the PATH.
const python = firstThatRuns(["python3", "/usr/bin/python3"], ["-c", "import dask.bag, distributed"]);

const ALONE = ["--no-nanny", "--nworkers", "1", "--nthreads", "1", "--host", "127.0.0.1", "--no-dashboard"];

let collection: Collection;
const servers: ChildProcess[] = [];

/** Starts a server and resolves with what `pattern` finds in what it says. */
function start(module: string, args: readonly string[], pattern: RegExp): Promise<string> {
  const child = spawn(python!, ["-m", `distributed.cli.${module}`, ...args], {
    cwd: collection.folder,
    env: { ...collection.env, ...collection.stumbling("parent"), STUMBLE: join(collection.folder, "stumbled") },
  });
  servers.push(child);
  return new Promise((resolve, reject) => {
    let said = "";
    child.stderr.on("data", (chunk) => {
      said += chunk;
      const found = pattern.exec(said);
      if (found !== null) resolve(found[1]);
    });
    child.on("error", reject);
    child.on("close", (status) => reject(new Error(`${module} ended with ${status}: ${said}`)));
  });
}

describe.skipIf(python === undefined)(
  "Dask on two workers (skipped where python3-distributed is not installed)",
  () => {
    let scheduler: string;
    beforeAll(async () => {
      collection = makeCollection();
      const listen = ["--host", "127.0.0.1", "--port", "0", "--no-dashboard"];
      scheduler = await start("dask_scheduler", listen, /Scheduler at: +(tcp:\S+)/);
      const folder = ["--local-directory", join(collection.folder, "scratch")];
      const worker = [scheduler, ...ALONE, ...folder];
      await Promise.all([1, 2].map(() => start("dask_worker", worker, /(Registered to)/)));
    });
    afterAll(() => {
      for (const server of servers) server.kill("SIGKILL");
      collection?.remove();
    });

    const correct = (target: string) => {
      const args = ["dask_bag.py", scheduler, "pages.jsonl", target, "--profile", "profile.json"];
      return collection.run(python!, args, { BLOCK: "3kiB" });
    };

    it("gives what one process gives, though a worker is killed in the middle", async () => {
      const { status, stderr } = correct("fixed");
      expect([status, stderr]).toEqual([0, ""]);
      expect(existsSync(join(collection.folder, "stumbled"))).toBe(true);
      const killed = () => servers.filter(({ signalCode }) => signalCode === "SIGKILL");
      await vi.waitFor(() => expect(killed()).toHaveLength(1));
      expect(difference(collection.joined("fixed"), collection.expected)).toBeUndefined();
    });

    it("goes on with the worker that is left", () => {
      expect(correct("again")).toMatchObject({ status: 0, stderr: "" });
      expect(difference(collection.joined("again"), collection.expected)).toBeUndefined();
    });
  },
);
