import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Collection, difference, firstThatRuns, makeCollection } from "./collection.js";

const OPTIONS = ["--profile", "profile.json"];

let collection: Collection;
beforeAll(() => {
  collection = makeCollection();
});
afterAll(() => collection?.remove());

const inFolder = (name: string): string => join(collection.folder, name);

describe("the pages of one process", () => {
  it("have corrections in them, and the strange ones their text", () => {
    const answers = collection.expected
      .split("\n")
      .slice(0, -1)
      .map((line) => JSON.parse(line));
    const pages = readFileSync(inFolder("pages.jsonl"), "utf8").split("\n").slice(0, -1);
    expect(answers.map(({ id, shelf }) => ({ id, shelf }))).toEqual(
      pages.map((line) => JSON.parse(line)).map(({ id, shelf }) => ({ id, shelf })),
    );
    expect(answers.filter(({ corrections }) => corrections.length > 0).length).toBeGreaterThan(10);
  });
});

describe("complete.mjs", () => {
  const complete = (script: string, input: string) => {
    writeFileSync(inFolder("part"), input);
    return collection.run("sh", ["-c", `node complete.mjs sh -c '${script}' < part`]);
  };

  it.each([
    ["each line is answered", "cat", "a\nb\n", 0],
    ["the last line lacks its line feed", "cat; echo", "a\nb", 0],
    ["there is no line", "cat", "", 0],
    ["some answers are errors", "cat; exit 2", "a\nb\n", 0],
  ])("is content where %s", (_, script, input, status) => {
    expect(complete(script, input)).toMatchObject({ status, stderr: "" });
  });

  it.each([
    ["a line has no answer", "head -n 1", "a\nb\n", 1],
    ["nothing is read", "true", "a\n".repeat(1e6), 1],
    ["the command has a failure of its own", "cat; exit 3", "a\nb\n", 3],
    ["the command is killed, though all is answered", "cat; kill -9 $$", "a\nb\n", 137],
    ["there is too much", "cat; echo c", "a\nb\n", 1],
  ])("fails where %s", (_, script, input, status) => {
    expect(complete(script, input).status).toBe(status);
  });

  it("says what it cannot run", () => {
    const { status, stderr } = collection.run("node", ["complete.mjs", "no-such-command"]);
    expect([status, stderr]).toEqual([1, "complete.mjs: spawn no-such-command ENOENT\n"]);
  });
});

const parallel = firstThatRuns(["parallel"], ["--version"]);
describe.skipIf(parallel === undefined)("GNU parallel (skipped where it is not installed)", () => {
  const correct = (pages: string, env: NodeJS.ProcessEnv = {}) =>
    collection.run("bash", ["gnu-parallel.sh", pages, ...OPTIONS], { BLOCK: "4k", ...env });

  it("gives what one process gives", () => {
    const { status, stdout, stderr } = correct("pages.jsonl");
    expect([status, stderr, difference(stdout, collection.expected)]).toEqual([0, "", undefined]);
  });

  it("loses nothing when a process is killed", () => {
    const stumbling = collection.stumbling();
    const { status, stdout } = correct("pages.jsonl", stumbling);
    expect(existsSync(stumbling.STUMBLE!)).toBe(true);
    expect([status, difference(stdout, collection.expected)]).toEqual([0, undefined]);
  });

  it("goes on behind a line that is no document", () => {
    writeFileSync(inFolder("bad.jsonl"), '{"id":1,"text":"a"}\n{"id":2}\n{"id":3,"text":"b"}\n');
    const { status, stdout } = correct("bad.jsonl");
    expect(status).toBe(0);
    expect(
      stdout
        .split("\n")
        .slice(0, -1)
        .map((line) => JSON.parse(line)),
    ).toEqual([
      { id: 1, text: "a", corrections: [] },
      { id: 2, error: 'no string "text"' },
      { id: 3, text: "b", corrections: [] },
    ]);
  });

  it("fails where no process can do it", () => {
    const { status } = collection.run("bash", ["gnu-parallel.sh", "pages.jsonl", "--profile", "missing.json"]);
    expect(status).not.toBe(0);
  });
});

describe("a Slurm job array", () => {
  const task = (id: number, [first, count]: readonly [number, number], parts: string, env: NodeJS.ProcessEnv = {}) =>
    collection.run("bash", ["slurm-array.sh", "pages.jsonl", parts, ...OPTIONS], {
      SLURM_ARRAY_TASK_ID: String(id),
      SLURM_ARRAY_TASK_MIN: String(first),
      SLURM_ARRAY_TASK_COUNT: String(count),
      SLURM_SUBMIT_DIR: collection.folder,
      ...env,
    });

  it("gives what one process gives, counted from 0 as it may be", () => {
    for (const id of [1, 0]) expect(task(id, [0, 2], "whole")).toMatchObject({ status: 0, stderr: "" });
    expect(difference(collection.joined("whole"), collection.expected)).toBeUndefined();
  });

  it("leaves no part of a task that was killed; sent again, it does that part and no other", () => {
    expect(task(1, [1, 2], "parts").status).toBe(0);
    expect(task(2, [1, 2], "parts", collection.stumbling()).status).not.toBe(0);
    expect(readdirSync(inFolder("parts"))).toEqual(["00001-of-00002.jsonl", "00002-of-00002.jsonl.partial"]);
    writeFileSync(inFolder("parts/00001-of-00002.jsonl"), "done\n");
    for (const id of [1, 2]) expect(task(id, [1, 2], "parts").status).toBe(0);
    const [first, ...rest] = collection.joined("parts").split("\n");
    expect(first).toBe("done");
    expect(collection.expected.endsWith(rest.join("\n"))).toBe(true);
  });

  it("fails where the pages are not there", () => {
    rmSync(inFolder("nothing"), { recursive: true, force: true });
    const env = { SLURM_ARRAY_TASK_ID: "1", SLURM_ARRAY_TASK_MIN: "1", SLURM_ARRAY_TASK_COUNT: "1" };
    expect(collection.run("bash", ["slurm-array.sh", "missing.jsonl", "nothing"], env).status).not.toBe(0);
    expect(readdirSync(inFolder("nothing"))).toEqual(["00001-of-00001.jsonl.partial"]);
  });
});

const python = firstThatRuns(["python3"], ["--version"]);
describe.skipIf(python === undefined)("Spark's pipe, as its pages describe it (skipped without Python)", () => {
  const correct = (target: string, options: readonly string[], env: NodeJS.ProcessEnv = {}) => {
    const PYTHONPATH = fileURLToPath(new URL("fake-spark", import.meta.url));
    const args = ["spark_pipe.py", "pages.jsonl", target, ...options];
    return collection.run(python!, args, { PYTHONPATH, PYTHONDONTWRITEBYTECODE: "1", ...env });
  };

  it("gives what one process gives", () => {
    expect(correct("spark", OPTIONS)).toMatchObject({ status: 0, stderr: "" });
    expect(readdirSync(inFolder("spark"))).toHaveLength(3);
    expect(difference(collection.joined("spark"), collection.expected)).toBeUndefined();
  });

  it("fails where no process can do it", () => {
    const { status, stderr } = correct("never", ["--profile", "missing.json"]);
    expect(status).not.toBe(0);
    expect(stderr).toContain("missing.json");
    expect(existsSync(inFolder("never"))).toBe(false);
  });
});

describe("Hadoop Streaming, as its pages describe it", () => {
  // Runs the mapper for two splits, without a shell; what has no tab is all key, and a tab and an empty value follow it.
  const HADOOP = `#!/bin/bash
while [ $# -gt 0 ]; do
  case $1 in -mapper) mapper=$2 ;; -input) input=$2 ;; -output) output=$2 ;; -files) files=$2 ;; esac
  shift
done
for file in \${files//,/ }; do [ -e "$file" ] || exit 1; done
mkdir "$output"
for part in 1 2; do
  split --number=l/$part/2 "$input" | $mapper | sed "s/$/\\t/" > "$output/part-0000$part"
  [ "\${PIPESTATUS[1]}" = 0 ] || exit 1
done`;

  it("gives what one process gives, but for tabs at line ends, which pipe takes too", () => {
    writeFileSync(inFolder("bin/hadoop"), HADOOP, { mode: 0o755 });
    const args = ["hadoop-streaming.sh", "pages.jsonl", "hadoop", "profile.json"];
    expect(collection.run("bash", args, { HADOOP_STREAMING: "streaming.jar" })).toMatchObject({
      status: 0,
      stderr: "",
    });
    const output = collection.joined("hadoop");
    expect(difference(output.replaceAll("\t\n", "\n"), collection.expected)).toBeUndefined();
    writeFileSync(inFolder("again.jsonl"), output);
    const again = collection.run("sh", ["-c", `ocrfix pipe ${OPTIONS.join(" ")} < again.jsonl`]);
    expect([again.status, again.stdout.includes('"error"')]).toEqual([0, false]);
  });
});

describe("docs/collections.md", () => {
  it("names the recipes, and options that there are", () => {
    const page = (name: string): string => readFileSync(new URL(`../../${name}`, import.meta.url), "utf8");
    const text = page("docs/collections.md");
    const recipes = readdirSync(new URL("../../examples/", import.meta.url));
    for (const recipe of recipes) expect(text, recipe).toContain(`../examples/${recipe}`);
    for (const [, linked] of text.matchAll(/\]\((?!https:)([^)#]+)\)/g))
      expect(existsSync(new URL(`../../docs/${linked}`, import.meta.url)), linked).toBe(true);
    const calls = [text, ...recipes.map((recipe) => page(`examples/${recipe}`))]
      .join("\n")
      .match(/ocrfix (?:pipe|learn)[^\n`]*/g)!;
    for (const option of new Set(calls.join(" ").match(/(?<= )--[a-z-]+/g)))
      expect(page("docs/cli.md")).toContain(`${option} `);
  });
});
