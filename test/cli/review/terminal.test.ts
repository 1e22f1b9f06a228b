import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { folderOf } from "../harness.js";
import { HAS_TMUX, openPane, type Pane } from "./tmux.js";

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0).reverse()) end();
});
function folder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const { cwd, remove } = folderOf(files);
  ends.push(remove);
  return cwd;
}
function pane(...args: Parameters<typeof openPane>): Pane {
  const opened = openPane(...args);
  ends.push(opened.close);
  return opened;
}
const read = (cwd: string, name = "essay.txt"): string => readFileSync(join(cwd, name), "utf8");

const LINES = [
  "the bill was laid before the",
  "every nenber of tbe House had received",
  "a copy of tbe Report of tbe Committee, arid",
  "every nenber read it at the cafe.",
];
const TEXT = `${LINES.join("\n")}\n`;

/** The terminal is as it was found: modes, screen, cursor. */
async function expectRestored(terminal: Pane, cwd: string): Promise<void> {
  await terminal.status();
  expect(read(cwd, "after.out")).toBe(read(cwd, "before.out"));
  expect(terminal.ask("#{alternate_on} #{cursor_flag} #{wrap_flag}")).toBe("0 1 1");
}

describe.skipIf(!HAS_TMUX)("the review in a terminal (needs tmux)", () => {
  it("asks, answers, writes, and leaves the terminal as it found it", async () => {
    const cwd = folder({ "essay.txt": TEXT });
    const terminal = pane(cwd, ["review", "essay.txt"]);
    const screen = await terminal.sees("1/7");
    expect(screen).toContain(" ▶   2 │ every [nenber → member] of tbe House had received\n");
    expect(screen).toContain("[q]uit and save");
    expect(terminal.ask("#{alternate_on} #{cursor_flag} #{wrap_flag}")).toBe("1 0 0");
    terminal.press("A");
    await terminal.sees("2 accepted: nenber → member");
    terminal.press("n");
    await terminal.sees("left: tbe");
    terminal.press("q");
    expect(await terminal.status()).toBe(0);
    expect(await terminal.sees("2 written, 1 left as they are, 4 undecided")).not.toContain("▶");
    await expectRestored(terminal, cwd);
    expect(read(cwd)).toBe(TEXT.replaceAll("nenber", "member"));
  });

  it("has every key", async () => {
    const cwd = folder({ "essay.txt": TEXT, "other.txt": "tbe nenber tbe cafe\n", "edit.sh": "#!/bin/sh\nexit 0\n" });
    chmodSync(join(cwd, "edit.sh"), 0o755);
    const terminal = pane(cwd, ["review", "essay.txt", "other.txt"], {}, { EDITOR: "./edit.sh" });
    await terminal.sees("1/11   11 undecided   file 1 of 2");
    const steps: [keys: string[], sees: string][] = [
      [["y"], "accepted: member"],
      [["u"], "1 undone"],
      [["C-r"], "1 done again"],
      [["n"], "left: tbe"],
      [["k"], "left as it is"],
      [["j"], "3/11"],
      [["Up"], "2/11"],
      [["Down"], "3/11"],
      [["1"], "accepted: the"],
      [["e"], "instead of tbe: the"],
      [["Left", "Home", "x", "End", "y", "BSpace", "z", "Enter"], "accepted: xthez"],
      [["J"], "file 2 of 2"],
      [["K"], "file 1 of 2"],
      [["g"], "number, 1 to 11:"],
      [["6", "Enter"], "6/11"],
      [["E"], "instead of every nenber in the series: member"],
      [["s", "Enter"], "2 accepted: members"],
      [["/"], "search:"],
      [["a", "f", "é", "Enter"], "[cafe → café]"],
      [["s"], "series  confusion/test 11 places"],
      [["s"], "series  cafe → café 2 times"],
      [["l"], "[Enter] show it"],
      [["l"], "[A]ll of the series"],
      [["D"], "2 left: cafe → café"],
      [["u"], "2 undone"],
      [["A"], "2 accepted: cafe → café"],
      [["u"], "2 undone"],
      [["a"], "1 accepted: the rest of other.txt"],
      [["J"], "8/11"],
      [["d"], "2 left: the rest of other.txt"],
      [["u"], "2 undone"],
      [["i"], "2 left: tbe for this review"],
      [["u"], "2 undone"],
      [["I"], "2 left: tbe joins my words"],
      [["u"], "2 undone"],
      [["N"], "tbe has no capital"],
      [["r"], "2 accepted: tbe → the is a rule now"],
      [["u"], "2 undone"],
      [["x"], "4 left: confusion/test is off"],
      [["u"], "4 undone"],
      [["?"], "Shift means wider"],
      [["Escape"], "8/11"],
      [["o"], "8/11"],
      [["C-l"], "8/11"],
      [["w"], "no such key here"],
      [["Q"], "nothing written; the answers are kept"],
    ];
    for (const [keys, sees] of steps) {
      terminal.press(...keys);
      await terminal.sees(sees);
    }
    expect(await terminal.status()).toBe(130);
    await expectRestored(terminal, cwd);
    expect([read(cwd), read(cwd, "other.txt")]).toEqual([TEXT, "tbe nenber tbe cafe\n"]);
  });

  it("goes on where it was after kill -9, however often", async () => {
    const cwd = folder({ "essay.txt": TEXT });
    const keys = ["y", "n", "e", "u", "A", "n"];
    const expected = ["2/7", "3/7", "3/7", "2/7", "5/7", "6/7"];
    for (const [i, key] of keys.entries()) {
      const terminal = pane(cwd, ["review", "essay.txt"]);
      await terminal.sees("undecided");
      terminal.press(key);
      await terminal.sees(key === "e" ? "instead of" : expected[i]);
      process.kill(terminal.pid, "SIGKILL");
      expect(await terminal.status()).toBe(137);
      terminal.close();
    }
    expect(read(cwd)).toBe(TEXT);
    const terminal = pane(cwd, ["review", "essay.txt"]);
    await terminal.sees("6/7");
    terminal.press("q");
    expect(await terminal.status()).toBe(0);
    expect(read(cwd)).toBe(TEXT.replace("nenber", "member").replaceAll("tbe", "the"));
  });

  it.each([
    ["Ctrl-C", 130],
    ["SIGINT", 130],
    ["SIGTERM", 143],
    ["SIGHUP", 129],
  ] as const)("ends on %s: nothing written, the session kept, the terminal restored", async (how, status) => {
    const cwd = folder({ "essay.txt": TEXT });
    const terminal = pane(cwd, ["-i", "essay.txt"]);
    await terminal.sees("1/7");
    terminal.press("y");
    await terminal.sees("2/7");
    if (how === "Ctrl-C") terminal.press("C-c");
    else process.kill(terminal.pid, how);
    expect(await terminal.status()).toBe(status);
    await expectRestored(terminal, cwd);
    expect(read(cwd)).toBe(TEXT);
    const again = pane(cwd, ["review", "essay.txt"]);
    expect(await again.sees("2/7")).toContain("going on: 1 answer from before");
  });

  it("ends when its terminal is closed: nothing written, the session kept", async () => {
    const cwd = folder({ "essay.txt": TEXT });
    const terminal = pane(cwd, ["review", "essay.txt"]);
    await terminal.sees("1/7");
    terminal.press("y");
    await terminal.sees("2/7");
    const { pid } = terminal;
    terminal.close();
    while (existsSync(`/proc/${pid}`)) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(read(cwd)).toBe(TEXT);
    await pane(cwd, ["review", "essay.txt"]).sees("2/7");
  });

  it("restores the terminal after a crash, and the crash is seen", async () => {
    const main = fileURLToPath(new URL("../../../dist/cli/main.js", import.meta.url));
    const fake = fileURLToPath(new URL("../fake-corrector.js", import.meta.url));
    const script = `import { run } from "${main}";
      import { createCorrector } from "${fake}";
      process.stdin.on("data", (key) => { if (String(key).includes("!")) setImmediate(() => { throw new Error("on purpose"); }); });
      process.exitCode = await run(process.argv.slice(2), { loadCorrector: async () => createCorrector });`;
    const cwd = folder({ "essay.txt": TEXT, "crash.mjs": script });
    const terminal = pane(cwd, ["review", "essay.txt"], {}, {}, "crash.mjs");
    await terminal.sees("1/7");
    terminal.press("y", "!");
    expect(await terminal.status()).toBe(1);
    await terminal.sees("Error: on purpose");
    await expectRestored(terminal, cwd);
    await pane(cwd, ["review", "essay.txt"]).sees("2/7");
  });

  it("stops on Ctrl-Z and comes back", async () => {
    const cwd = folder({ "essay.txt": TEXT });
    const terminal = pane(cwd, ["review", "essay.txt"]);
    await terminal.sees("1/7");
    terminal.press("C-z");
    const state = (): string => readFileSync(`/proc/${terminal.pid}/stat`, "utf8").split(" ")[2];
    // Where no shell could wake it, the system does not let it stop: it must go on by itself.
    while (terminal.ask("#{alternate_on}") === "1" && state() !== "T") await new Promise((r) => setTimeout(r, 5));
    if (state() === "T") process.kill(terminal.pid, "SIGCONT");
    terminal.press("y");
    await terminal.sees("2/7");
    expect(terminal.ask("#{alternate_on}")).toBe("1");
  });

  it("follows the size of the terminal, and fits any", async () => {
    const cwd = folder({ "essay.txt": `${"long words in a line ".repeat(40)}nenber ${"and on ".repeat(40)}\n` });
    const terminal = pane(cwd, ["review", "essay.txt"]);
    await terminal.sees("[nenber → member]");
    for (const size of [
      { columns: 40, rows: 10 },
      { columns: 120, rows: 40 },
      { columns: 30, rows: 3 },
      { columns: 80, rows: 24 },
    ]) {
      terminal.resize(size);
      const screen = await terminal.sees("[nenber → member]");
      expect(screen.split("\n").length - 1).toBe(size.rows);
    }
    await terminal.sees("[q]uit and save");
    terminal.resize({ columns: 2, rows: 2 });
    terminal.press("y", "q");
    expect(await terminal.status()).toBe(0);
    expect(read(cwd)).toContain("member");
  });

  it("works in a terminal of two columns", async () => {
    const cwd = folder({ "essay.txt": TEXT });
    const terminal = pane(cwd, ["review", "essay.txt"], { columns: 2, rows: 12 });
    await terminal.sees("[n\nen\nbe\n");
    terminal.press("a", "q");
    expect(await terminal.status()).toBe(0);
    expect(read(cwd)).toContain("every member of the House");
    await expectRestored(terminal, cwd);
  });

  it("does not do what it cannot save, says so, and goes on", async () => {
    const cwd = folder({ "essay.txt": TEXT.repeat(20) });
    // Files may grow to one block of 512 bytes: the head of a session and an answer or two.
    const limited = `import { spawnSync } from "node:child_process";
      const { status } = spawnSync("sh", ["-c", 'ulimit -f 1; exec "$@"', "sh", process.execPath, ...process.argv.slice(2)], { stdio: "inherit" });
      process.exitCode = status;`;
    writeFileSync(join(cwd, "limited.mjs"), limited);
    const fake = fileURLToPath(new URL("../fake-ocrfix.mjs", import.meta.url));
    const terminal = pane(cwd, [fake, "review", "essay.txt"], {}, {}, "limited.mjs");
    await terminal.sees("1/140");
    terminal.press("y");
    await terminal.sees("139 undecided");
    terminal.press("A");
    const screen = await terminal.sees("not saved, and so not done: file too large");
    expect(screen).toContain("2/140   139 undecided");
    terminal.press("C-c");
    expect(await terminal.status()).toBe(130);
    expect(await pane(cwd, ["review", "essay.txt"]).sees("139 undecided")).toContain("going on: 1 answer from before");
  });

  it("shows wide and combining characters where they are, and controls as what they are", async () => {
    const cwd = folder({ "essay.txt": "日本語 nenber 한국어 tbe e\u0301te\u0301\n\u001b[2J\u0007 arid \u202e\n" });
    const terminal = pane(cwd, ["review", "essay.txt"]);
    expect(await terminal.sees("1/3")).toContain(" ▶   1 │ 日本語 [nenber → member] 한국어 tbe e\u0301te\u0301\n");
    terminal.press("y");
    expect(await terminal.sees("2/3")).toContain(" ▶   1 │ 日本語 nenber 한국어 [tbe → the] e\u0301te\u0301\n");
    terminal.press("e");
    terminal.type("日");
    await terminal.sees("instead of tbe: the日");
    expect(terminal.ask("#{cursor_x}")).toBe("22");
    terminal.press("Enter");
    expect(await terminal.sees("3/3")).toContain(String.raw` ▶   2 │ \x1b[2J\x07 [arid → and] \u202e`);
  });

  it("takes nothing that is pasted for an answer, but takes it for a text", async () => {
    const cwd = folder({ "essay.txt": TEXT });
    const terminal = pane(cwd, ["review", "essay.txt"]);
    await terminal.sees("1/7");
    terminal.paste("yyyyq");
    expect(await terminal.sees("what is pasted is no answer")).toContain("1/7   7 undecided");
    terminal.press("e", "C-u");
    terminal.paste("Member of\nParliament");
    terminal.press("Enter");
    await terminal.sees("accepted: Member ofParliament");
  });

  it("takes what is typed ahead, key by key", async () => {
    const cwd = folder({ "essay.txt": TEXT });
    const terminal = pane(cwd, ["review", "essay.txt"]);
    await terminal.sees("1/7");
    terminal.type("ynynunq");
    expect(await terminal.status()).toBe(0);
    await terminal.sees("2 written, 2 left as they are, 3 undecided");
  });

  it.each([
    [["--color", "never"], {}],
    [[], { NO_COLOR: "1" }],
  ])("is usable without colour: %j %j", async (options, env) => {
    const cwd = folder({ "essay.txt": TEXT });
    const terminal = pane(cwd, ["review", ...options, "essay.txt"], {}, env);
    await terminal.sees("[nenber → member]");
    expect(terminal.painted()).not.toContain("\u001b[");
  });

  it("has colours otherwise", async () => {
    const cwd = folder({ "essay.txt": TEXT });
    const terminal = pane(cwd, ["review", "essay.txt"]);
    await terminal.sees("[nenber → member]");
    expect(terminal.painted()).toContain("\u001b[31mnenber");
  });

  it("asks line by line in a dumb terminal", async () => {
    const cwd = folder({ "essay.txt": TEXT });
    const terminal = pane(cwd, ["review", "essay.txt"], {}, { TERM: "dumb", LC_ALL: "C" });
    await terminal.sees(" >   2 | every [nenber -> member] of tbe House had received");
    terminal.press("y", "Enter");
    await terminal.sees("accepted: member");
    terminal.type("e thee\n");
    await terminal.sees("accepted: thee");
    terminal.type("yy\n");
    await terminal.sees("One key, please");
    terminal.type("undo\n");
    await terminal.sees("1 undone");
    terminal.type("R\n");
    await terminal.sees("1 done again");
    terminal.type("q\n");
    expect(await terminal.status()).toBe(0);
    expect(read(cwd)).toBe(TEXT.replace("nenber", "member").replace("tbe", "thee"));
    expect(terminal.painted()).not.toContain("\u001b[");
  });

  it.each([["C-c"], ["C-d"]])("ends on %s in a dumb terminal, and writes nothing", async (key) => {
    const cwd = folder({ "essay.txt": TEXT });
    const terminal = pane(cwd, ["review", "essay.txt"], {}, { TERM: "dumb" });
    await terminal.sees("1/7");
    terminal.press("y", "Enter");
    await terminal.sees("2/7");
    terminal.press(key);
    expect(await terminal.status()).toBe(130);
    expect(read(cwd)).toBe(TEXT);
    await pane(cwd, ["review", "essay.txt"]).sees("2/7");
  });

  it("asks while the rest is still being read, and lets keys that reach further wait for it", async () => {
    const window = (i: number): string => `SLEEP nenber tbe ${i}\n${"and so on for ever\n".repeat(5000)}\n`;
    const cwd = folder({ "essay.txt": Array.from({ length: 12 }, (_, i) => window(i)).join("") });
    const terminal = pane(cwd, ["review", "essay.txt"]);
    expect(await terminal.sees("1/")).toContain("reading on");
    terminal.press("y", "e", "s");
    await terminal.sees("instead of tbe: thes");
    terminal.press("Enter");
    await terminal.sees("accepted: thes");
    terminal.press("A");
    await terminal.sees("11 accepted: nenber → member");
    expect(terminal.screen()).toContain("/24   11 undecided");
    terminal.press("Q");
    expect(await terminal.status()).toBe(130);
    const again = pane(cwd, ["review", "essay.txt"]);
    await again.sees("11 undecided");
    again.press("D");
    await again.sees("All 24 are decided: 13 accepted, 11 left as they are.");
    again.press("q");
    expect(await again.status()).toBe(0);
    expect([read(cwd).match(/member/g), read(cwd).match(/thes/g)?.length]).toEqual([Array(12).fill("member"), 1]);
  });

  it("need not be waited for", async () => {
    const cwd = folder({ "essay.txt": `SLEEP nenber\n${"and so on for ever\n".repeat(5000)}\n`.repeat(40) });
    const terminal = pane(cwd, ["review", "essay.txt"]);
    await terminal.sees("reading on");
    terminal.press("A", "C-c");
    expect(await terminal.status()).toBe(130);
    await expectRestored(terminal, cwd);
  });

  it("is the same with ten thousand corrections", async () => {
    const lines = Array.from(
      { length: 10_000 },
      (_, i) => `line ${i} has a ${i % 3 ? "nenber" : "tbe"} and more words in it`,
    );
    const cwd = folder({ "essay.txt": lines.join("\n") });
    const terminal = pane(cwd, ["review", "essay.txt"]);
    await terminal.sees("1/10000   10000 undecided");
    terminal.type("y".repeat(40));
    await terminal.sees("41/10000   9960 undecided");
    terminal.press("A");
    await terminal.sees("6640 accepted: nenber → member");
    terminal.press("u");
    await terminal.sees("6640 undone");
    terminal.press("C-r");
    await terminal.sees("6640 done again");
    terminal.type("g9999\r");
    await terminal.sees("9999/10000");
    terminal.press("l");
    expect(await terminal.sees("[Enter] show it")).toContain("line 9998 has a [");
    terminal.press("l", "a");
    await terminal.sees("undecided");
    terminal.press("q");
    expect(await terminal.status()).toBe(0);
    expect(read(cwd).match(/member/g)).toHaveLength(6666);
  });

  it("refuses to run where it is no terminal", () => {
    const cwd = folder({ "essay.txt": TEXT });
    writeFileSync(join(cwd, "in"), "yyyq");
    const fake = fileURLToPath(new URL("../fake-ocrfix.mjs", import.meta.url));
    const { status, stderr } = spawnSync("sh", ["-c", `'${process.execPath}' '${fake}' review essay.txt < in`], {
      cwd,
    });
    expect([status, stderr.toString()]).toEqual([2, expect.stringContaining("needs a terminal")]);
  });
});
