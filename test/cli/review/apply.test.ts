import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folder, type Outcome, runFake } from "../harness.js";
import { play } from "./harness.js";

const read = (cwd: string, name: string): string => readFileSync(join(cwd, name), "utf8");
const run = (cwd: string, ...argv: string[]): Promise<Outcome> => runFake(argv, { cwd });
const TEXT = "every nenber of tbe House arid tbe nenber\n";

/** Makes a plan and edits it as text. */
async function planned(cwd: string, edit: (plan: string) => string = (plan) => plan, ...argv: string[]): Promise<void> {
  const { status, stderr } = await run(cwd, "review", "--plan", "plan.jsonl", ...argv, "essay.txt");
  expect([status, stderr]).toEqual([0, expect.stringContaining("then: ocrfix apply plan.jsonl\n")]);
  writeFileSync(join(cwd, "plan.jsonl"), edit(read(cwd, "plan.jsonl")));
}

describe("review --plan", () => {
  it("needs no terminal, and changes nothing but the plan", async () => {
    const cwd = folder({ "essay.txt": TEXT });
    await planned(cwd);
    expect(read(cwd, "essay.txt")).toBe(TEXT);
    expect(readdirSync(cwd)).toEqual(["essay.txt", "plan.jsonl"]);
    const lines = read(cwd, "plan.jsonl").trim().split("\n");
    expect(lines).toHaveLength(6);
    expect(JSON.parse(lines[1])).toMatchObject({
      type: "decision",
      decision: "accept",
      original: "nenber",
      replacement: "member",
      line: 1,
      column: 7,
    });
    expect(JSON.parse(lines[3])).toMatchObject({ decision: "ask", original: "arid" });
  });

  it("names a place as the findings do", async () => {
    const cwd = folder({ "essay.txt": TEXT });
    await planned(cwd);
    const { stdout } = await run(cwd, "--check", "-v", "--format", "jsonl", "essay.txt");
    const ids = (text: string): string[] => [...text.matchAll(/"id":"([0-9a-f]+)"/g)].map(([, id]) => id);
    expect(ids(read(cwd, "plan.jsonl"))).toEqual(ids(stdout));
  });

  it("takes over what was answered, --auto and --only", async () => {
    const cwd = folder({ "essay.txt": TEXT });
    await play(cwd, "n 1 Q");
    await planned(cwd, undefined, "--auto", "0.97");
    const decisions = [...read(cwd, "plan.jsonl").matchAll(/"decision":"(\w+)"/g)].map(([, decision]) => decision);
    expect(decisions).toEqual(["leave", "accept", "ask", "ask", "accept"]);
    await run(cwd, "review", "--plan", "few.jsonl", "--only", "suggestions", "essay.txt");
    expect(read(cwd, "few.jsonl").trim().split("\n")).toHaveLength(2);
  });

  it("does not write over a plan that is there", async () => {
    const cwd = folder({ "essay.txt": TEXT });
    await planned(cwd, () => "an evening's work");
    const { status, stderr } = await run(cwd, "review", "--plan", "plan.jsonl", "essay.txt");
    expect([status, stderr]).toEqual([2, "ocrfix: plan.jsonl is there already: remove it, or name another file\n"]);
    expect(read(cwd, "plan.jsonl")).toBe("an evening's work");
  });
});

describe("apply", () => {
  it("makes what is accepted", async () => {
    const cwd = folder({ "essay.txt": TEXT });
    await planned(cwd, (plan) =>
      plan.replace('"accept","original":"tbe"', '"leave","original":"tbe"').replace('"member"', '"members"'),
    );
    expect(await run(cwd, "apply", "plan.jsonl")).toMatchObject({
      status: 0,
      stdout: "",
      stderr: "essay.txt: 3 written, 1 left as they are, 1 undecided\n",
    });
    expect(read(cwd, "essay.txt")).toBe("every members of tbe House arid the member\n");
    expect(readdirSync(cwd)).toEqual(["essay.txt", "plan.jsonl"]);
  });

  it("refuses a file that has changed, and still does the others", async () => {
    const cwd = folder({ "a.txt": TEXT, "b.txt": TEXT });
    await run(cwd, "review", "--plan", "plan.jsonl", "a.txt", "b.txt");
    writeFileSync(join(cwd, "a.txt"), `${TEXT}more\n`);
    const { status, stderr } = await run(cwd, "apply", "plan.jsonl");
    expect(status).toBe(2);
    expect(stderr).toBe(
      "ocrfix: a.txt: has changed since it was reviewed; left as it is\nb.txt: 4 written, 0 left as they are, 1 undecided\n",
    );
    expect(read(cwd, "a.txt")).toBe(`${TEXT}more\n`);
    expect(read(cwd, "b.txt")).toBe("every member of the House arid the member\n");
    expect((await run(cwd, "apply", "plan.jsonl")).stderr).toContain("b.txt: has changed since");
  });

  it("writes nothing at all if a line is wrong, and says which", async () => {
    const cwd = folder({ "a.txt": TEXT, "b.txt": TEXT });
    await run(cwd, "review", "--plan", "plan.jsonl", "a.txt", "b.txt");
    const lines = read(cwd, "plan.jsonl").split("\n");
    lines[10] = lines[10].replace('"accept"', '"yes"');
    writeFileSync(join(cwd, "plan.jsonl"), lines.join("\n"));
    const { status, stderr } = await run(cwd, "apply", "plan.jsonl");
    expect(status).toBe(2);
    expect(stderr).toBe('ocrfix: plan.jsonl:11: "decision" must be accept, leave, ask, not "yes"\n');
    expect([read(cwd, "a.txt"), read(cwd, "b.txt")]).toEqual([TEXT, TEXT]);
  });

  it("refuses what the encoding cannot hold", async () => {
    const cwd = folder({ "essay.txt": Buffer.from("tbe caf\u00e9", "latin1") });
    await planned(cwd, (plan) => plan.replace('"replacement":"the"', '"replacement":"→"'), "--encoding", "latin-1");
    expect((await run(cwd, "apply", "plan.jsonl")).stderr).toBe(
      'ocrfix: plan.jsonl:2: "replacement" cannot be written in latin-1\n',
    );
    const fine = read(cwd, "plan.jsonl").replace('"→"', '"thé"');
    writeFileSync(join(cwd, "plan.jsonl"), fine);
    expect((await run(cwd, "apply", "plan.jsonl")).status).toBe(0);
    expect(readFileSync(join(cwd, "essay.txt"))).toEqual(Buffer.from("th\u00e9 caf\u00e9", "latin1"));
  });

  it.each(["../essay.txt", "/etc/passwd", "sub/../../essay.txt", ".", ""])(
    "does not follow the path %j",
    async (path) => {
      const cwd = folder({ "essay.txt": TEXT, "sub/essay.txt": TEXT });
      await run(cwd, "review", "--plan", "sub/plan.jsonl", "sub/essay.txt");
      const plan = read(cwd, "sub/plan.jsonl").replace('"path":"essay.txt"', `"path":${JSON.stringify(path)}`);
      writeFileSync(join(cwd, "sub", "plan.jsonl"), plan);
      const { status, stderr } = await runFake(["apply", "plan.jsonl"], { cwd: join(cwd, "sub") });
      expect(status).toBe(2);
      expect(stderr).toContain("plan.jsonl:1: ");
      expect(stderr).toContain("leads out of its folder");
      expect(read(cwd, "essay.txt")).toBe(TEXT);
    },
  );

  it("does not follow a link out of the folder", async () => {
    const cwd = folder({ "essay.txt": TEXT });
    await planned(cwd);
    mkdirSync(join(cwd, "sub"));
    writeFileSync(join(cwd, "sub", "plan.jsonl"), read(cwd, "plan.jsonl"));
    symlinkSync("../essay.txt", join(cwd, "sub", "essay.txt"));
    const { status, stderr } = await runFake(["apply", "plan.jsonl"], { cwd: join(cwd, "sub") });
    expect([status, stderr]).toEqual([2, expect.stringContaining("is a link that leads out of its folder")]);
    expect(read(cwd, "essay.txt")).toBe(TEXT);
  });

  it("finds the documents of a plan that lies elsewhere from the folder where it was made", async () => {
    const cwd = folder({ "letters/essay.txt": TEXT, "plans/other": "" });
    await run(cwd, "review", "--plan", "plans/plan.jsonl", "letters/essay.txt");
    expect((await run(cwd, "apply", "plans/plan.jsonl")).status).toBe(0);
    expect(read(cwd, "letters/essay.txt")).toContain("every member");
  });

  it("takes a session as well", async () => {
    const cwd = folder({ "essay.txt": TEXT });
    await play(cwd, "y n 1 Q");
    const session = join(".ocrfix", "session", readdirSync(join(cwd, ".ocrfix", "session"))[0]);
    expect(await run(cwd, "apply", session)).toMatchObject({
      status: 0,
      stderr: "essay.txt: 2 written, 1 left as they are, 0 undecided\n",
    });
    expect(read(cwd, "essay.txt")).toBe("every member of tbe House and tbe nenber\n");
    expect((await run(cwd, "apply", session)).stderr).toContain("has changed since it was reviewed");
    writeFileSync(join(cwd, ".ocrfix", "session", "copy.jsonl"), read(cwd, session));
    expect((await run(cwd, "apply", ".ocrfix/session/copy.jsonl")).stderr).toContain("is not the session of");
  });

  it.each([
    ["nothing", "", 0, ""],
    ["no JSON", "hello\n", 2, "ocrfix: plan.jsonl:1: not JSON"],
    ["no UTF-8", Buffer.from([0xff]), 2, "ocrfix: plan.jsonl: not valid UTF-8"],
    [
      "a document that is not there",
      '{"type":"begin","version":1,"path":"no.txt","sha256":"","encoding":"utf-8"}',
      2,
      'plan.jsonl:1: "path" "no.txt": no such file',
    ],
    [
      "control characters",
      '{"type":"begin","version":1,"path":"\\u001b[2J","sha256":"","encoding":"utf-8"}',
      2,
      "\\\\u001b[2J",
    ],
  ])("of %s", async (_, plan, status, message) => {
    const cwd = folder({ "plan.jsonl": plan });
    const outcome = await run(cwd, "apply", "plan.jsonl");
    expect(outcome.status).toBe(status);
    if (message) expect(outcome.stderr).toContain(message.replace("\\\\", "\\"));
    expect(outcome.stderr).not.toContain("\u001b");
  });

  it("of no file is an error", async () => {
    expect(await run(folder({}), "apply", "none.jsonl")).toMatchObject({
      status: 2,
      stderr: "ocrfix: none.jsonl: no such file or directory\n",
    });
    expect((await run(folder({}), "apply")).status).toBe(2);
  });
});
