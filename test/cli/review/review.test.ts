import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { sessionName } from "../../../src/cli/review/session-store.js";
import { folder, runFake } from "../harness.js";
import { play, sessionsIn } from "./harness.js";

const read = (cwd: string, name = "essay.txt"): string => readFileSync(join(cwd, name), "utf8");
const TEXT = "every nenber of tbe House arid tbe nenber\n";

describe("a review", () => {
  it("writes what is accepted, says so, and keeps a session of the rest", async () => {
    const cwd = folder({ "essay.txt": TEXT });
    const { status, stderr } = await play(cwd, "y n q");
    expect(read(cwd)).toBe("every member of tbe House arid tbe nenber\n");
    expect(status).toBe(0);
    expect(stderr).toBe("essay.txt: 1 written, 1 left as they are, 3 undecided\n");
    const [session] = sessionsIn(cwd);
    expect(session).toMatchObject([
      { type: "session", version: 1 },
      { places: [{ original: "tbe", offset: 16, to: null }] },
    ]);
    expect(readdirSync(cwd)).toEqual([".ocrfix", "essay.txt"]);
  });

  it("writes nothing, and makes no file at all, where nothing is answered", async () => {
    const cwd = folder({ "essay.txt": TEXT });
    const { mtimeMs } = statSync(join(cwd, "essay.txt"));
    expect(await play(cwd, "j j q")).toMatchObject({
      status: 0,
      stderr: "essay.txt: nothing to write, 0 left as they are, 5 undecided\n",
    });
    expect(readdirSync(cwd)).toEqual(["essay.txt"]);
    expect(statSync(join(cwd, "essay.txt")).mtimeMs).toBe(mtimeMs);
  });

  it.each([
    ["Q", "Q", "nothing written; the answers are kept, the next review goes on from them\n"],
    ["Ctrl-C", "ctrl-c", "nothing written; the answers are kept, the next review goes on from them\n"],
    ["a closed terminal", "", ""],
  ])("ended by %s writes nothing, keeps the session, and goes on from there", async (_, key, said) => {
    const cwd = folder({ "essay.txt": TEXT });
    expect(await play(cwd, `y n ${key}`)).toMatchObject({ status: 130, stderr: said });
    expect(read(cwd)).toBe(TEXT);
    const again = await play(cwd, "y q");
    expect(again.asked[0]).toBe("arid 3");
    expect(again.messages[0]).toBe("going on: 2 answers from before");
    expect(read(cwd)).toBe("every member of tbe House and tbe nenber\n");
  });

  it("has nothing to ask of a text in which nothing is found", async () => {
    const cwd = folder({ "essay.txt": "fine\n" });
    expect(await play(cwd, "")).toMatchObject({ status: 0, stderr: "essay.txt: nothing to ask\n", asked: [] });
  });

  it("tells what of a text was given up when all is answered", async () => {
    const cwd = folder({ "essay.txt": "a nenber\n\nSCRAPS\n" });
    const { stderr, asked } = await play(cwd, "y q");
    expect(asked[0]).toBe("nenber 1");
    expect(stderr).toContain("ocrfix: essay.txt:3: too much to search from here on: 1 KB left as they are; ");
  });

  it("asks about what is left after writing, not about what was left", async () => {
    const cwd = folder({ "essay.txt": TEXT });
    await play(cwd, "y n y q");
    const again = await play(cwd, "k Q");
    expect(again.asked).toEqual(["tbe 2", "tbe 1"]);
  });

  it("undoes and does again what an earlier run did", async () => {
    const cwd = folder({ "essay.txt": TEXT });
    await play(cwd, "y n u Q");
    const again = await play(cwd, "ctrl-r u u u Q");
    expect(again.messages.slice(1)).toEqual(["1 done again", "1 undone", "1 undone", "nothing to undo"]);
    expect((await play(cwd, "Q")).asked).toEqual(["nenber 1"]);
  });

  it("knows the file by any of its spellings, and from any folder", async () => {
    const cwd = folder({ "sub/essay.txt": TEXT });
    await play(cwd, "y Q", ["sub/essay.txt"]);
    expect((await play(join(cwd, "sub"), "Q", ["./essay.txt"])).asked).toEqual(["tbe 2"]);
    expect((await play(cwd, "Q", [join(cwd, "sub", "essay.txt")])).asked).toEqual(["tbe 2"]);
  });

  it("asks again about what changed in the file meanwhile", async () => {
    const pad = (word: string): string => `${"words and words ".repeat(3)}${word}${" words and words".repeat(3)}\n`;
    const cwd = folder({ "essay.txt": pad("nenber") + pad("tbe") + pad("arid") });
    await play(cwd, "y y n Q");
    writeFileSync(join(cwd, "essay.txt"), `new\n${pad("nenber")}${pad("a tbe")}${pad("arid")}`);
    const again = await play(cwd, "y q");
    expect(again.messages[0]).toBe("going on: 2 answers from before; 1 no longer fit the text");
    expect(again.asked[0]).toBe("tbe 2");
    expect(read(cwd)).toBe(`new\n${pad("member")}${pad("a the")}${pad("arid")}`);
  });

  it("does not write over a file that changes during the review", async () => {
    const long = `${TEXT}${"and so on ".repeat(5)}\n`;
    const cwd = folder({ "essay.txt": long, "edit.sh": "#!/bin/sh\necho more >> essay.txt\nexit 1\n" });
    chmodSync(join(cwd, "edit.sh"), 0o755);
    const { status, stderr, messages } = await play(cwd, "y o q", ["essay.txt"], {}, { EDITOR: "./edit.sh" });
    expect([status, messages.at(-1)]).toEqual([2, "./edit.sh ended with 1"]);
    expect(stderr).toBe(
      "ocrfix: essay.txt: changed on disk while it was being corrected; left as it is; the answers are kept\n",
    );
    expect(read(cwd)).toBe(`${long}more\n`);
    expect((await play(cwd, "Q")).asked).toEqual(["tbe 2"]);
  });

  it("lets the file be edited, and finds its place again", async () => {
    const lines = ["nenber", "tbe", "arid"].map(
      (word) => `${"words of it ".repeat(4)}${word}${" words of it".repeat(4)}`,
    );
    const editor = "#!/bin/sh\necho $1 > args\nsed -i 's/it tbe words/it, tbe, words/; 1s/^/tbe /' $2\n";
    const cwd = folder({ "essay.txt": `${lines.join("\n")}\n`, "edit.sh": editor });
    chmodSync(join(cwd, "edit.sh"), 0o755);
    const keys = "n y o y y y q";
    const { asked, messages } = await play(cwd, keys, ["essay.txt"], {}, { VISUAL: "./edit.sh" });
    expect(read(cwd, "args")).toBe("+3\n");
    expect(asked).toEqual(["nenber 1", "tbe 2", "arid 3", "arid 4", "tbe 1", "tbe 3", "end"]);
    expect(messages[3]).toBe("going on: 1 answer from before; 1 no longer fit the text");
    expect(read(cwd)).toBe(
      `the ${lines.join("\n").replace("it tbe words", "it, the, words").replace("arid", "and")}\n`,
    );
  });

  it("says where there is no editor, and goes on", async () => {
    const cwd = folder({ "essay.txt": TEXT });
    const { messages, status } = await play(cwd, "o q", ["essay.txt"], {}, { EDITOR: "no-such-editor" });
    expect([messages[1], status]).toEqual(["no editor no-such-editor: set EDITOR", 0]);
  });
});

describe("several files", () => {
  const files = { "a.txt": "tbe nenber\n", "b.txt": "fine\n", "c.txt": "nenber tbe\n" };

  it("are one queue; a series is answered in all of them", async () => {
    const cwd = folder(files);
    const { asked, messages, stderr } = await play(cwd, "A J n q", ["a.txt", "b.txt", "c.txt"]);
    expect(asked).toEqual(["tbe 1", "nenber 2", "nenber 3", "nenber 2"]);
    expect(messages[1]).toBe("2 accepted: tbe → the");
    expect(stderr).toBe(
      "a.txt: 1 written, 0 left as they are, 1 undecided\nb.txt: nothing to write, 0 left as they are, 0 undecided\n" +
        "c.txt: 1 written, 1 left as they are, 0 undecided\n",
    );
    expect([read(cwd, "a.txt"), read(cwd, "c.txt")]).toEqual(["the nenber\n", "nenber the\n"]);
  });

  it("are each told when they cannot be read, and the others are reviewed", async () => {
    const cwd = folder({ ...files, "bad.txt": Buffer.from([0x61, 0xff]) });
    const { status, stderr } = await play(cwd, "y q", ["bad.txt", "none.txt", "a.txt"]);
    expect(status).toBe(2);
    expect(stderr).toContain("ocrfix: bad.txt: not valid UTF-8 at byte 1");
    expect(stderr).toContain("ocrfix: none.txt: no such file or directory");
    expect(read(cwd, "a.txt")).toBe("the nenber\n");
  });

  it("keep an answer to all of them when one is reviewed alone", async () => {
    const cwd = folder(files);
    await play(cwd, "A Q", ["a.txt", "c.txt"]);
    await play(cwd, "q", ["c.txt"]);
    expect([read(cwd, "a.txt"), read(cwd, "c.txt")]).toEqual(["tbe nenber\n", "nenber the\n"]);
    await play(cwd, "q", ["a.txt", "c.txt"]);
    expect(read(cwd, "a.txt")).toBe("the nenber\n");
  });

  it("can be a folder", async () => {
    const cwd = folder(files);
    await play(cwd, "a J a q", ["."]);
    expect([read(cwd, "a.txt"), read(cwd, "c.txt")]).toEqual(["the member\n", "member the\n"]);
  });
});

describe("options", () => {
  it("--only suggestions asks about those, and changes nothing else", async () => {
    const cwd = folder({ "essay.txt": TEXT });
    const { asked } = await play(cwd, "y q", ["essay.txt"], { only: "suggestions" });
    expect(asked).toEqual(["arid 1", "end"]);
    expect(read(cwd)).toBe("every nenber of tbe House and tbe nenber\n");
  });

  it("--only suggestions keeps, and writes, what was answered before", async () => {
    const cwd = folder({ "essay.txt": TEXT });
    await play(cwd, "y Q");
    await play(cwd, "y q", ["essay.txt"], { only: "suggestions" });
    expect(read(cwd)).toBe("every member of tbe House and tbe nenber\n");
  });

  it("--auto accepts what is sure enough, unless it is answered", async () => {
    const cwd = folder({ "essay.txt": TEXT });
    const { asked, stderr } = await play(cwd, "n g 1 enter n q", ["essay.txt"], { auto: 0.95 });
    expect(asked).toContain("tbe 2");
    expect(read(cwd)).toBe("every nenber of tbe House arid tbe member\n");
    expect(stderr).toBe("essay.txt: 1 written, 2 left as they are, 2 undecided\n");
  });

  it("--by sets the order", async () => {
    const cwd = folder({ "essay.txt": "arid nenber tbe tbe\n" });
    expect((await play(cwd, "j j j Q", ["essay.txt"], { by: "series" })).asked).toEqual([
      "tbe 1",
      "tbe 2",
      "arid 3",
      "nenber 4",
    ]);
    expect((await play(cwd, "j j j Q", ["essay.txt"], { by: "confidence" })).asked).toEqual([
      "nenber 1",
      "tbe 2",
      "tbe 3",
      "arid 4",
    ]);
  });
});

describe("my own words, names and rules", () => {
  it("are written beside the document, once, and not asked about again", async () => {
    const cwd = folder({ "essay.txt": TEXT, "other.txt": "tbe nenber arid\n" });
    const { stderr, messages } = await play(cwd, "I N r r q");
    expect(messages[2]).toBe("tbe has no capital, as names have: I makes it a word of mine");
    expect(read(cwd, ".ocrfix/words.txt")).toBe("nenber\n");
    expect(read(cwd, ".ocrfix/rules.tsv")).toBe("tbe\tthe\narid\tand\n");
    expect(stderr).toContain(".ocrfix/words.txt: my own, added to\n");
    expect((await play(cwd, "j Q", ["other.txt"])).asked).toEqual(["tbe 1", "arid 2"]);
    await play(cwd, "q");
    expect(read(cwd, ".ocrfix/words.txt")).toBe("nenber\n");
  });

  it("go to the lists that are in force", async () => {
    const cwd = folder({ "essay.txt": TEXT, "mine.txt": "house" });
    await play(cwd, "I q", ["essay.txt"], { words: ["mine.txt"] });
    expect(read(cwd, "mine.txt")).toBe("house\nnenber\n");
  });

  it("are not written where nothing is", async () => {
    const cwd = folder({ "essay.txt": TEXT });
    await play(cwd, "I Q");
    expect(readdirSync(join(cwd, ".ocrfix"))).toEqual(["session"]);
    expect((await play(cwd, "Q")).asked).toEqual(["tbe 2"]);
  });
});

describe("the session", () => {
  it("is named by the hash of the absolute path, beside the file", async () => {
    const cwd = folder({ "essay.txt": TEXT });
    await play(cwd, "y Q");
    expect(readdirSync(join(cwd, ".ocrfix", "session"))).toEqual([`${sessionName(join(cwd, "essay.txt"))}.jsonl`]);
  });

  it("is elsewhere where the folder cannot be written", async () => {
    const cwd = folder({ "essay.txt": TEXT, ".ocrfix": "a file in the way" });
    await play(cwd, "y Q");
    expect(readdirSync(join(cwd, "state", "ocrfix", "session"))).toEqual([
      `${sessionName(join(cwd, "essay.txt"))}.jsonl`,
    ]);
    expect((await play(cwd, "Q")).asked).toEqual(["tbe 2"]);
  });

  it("that is damaged is an error with its line", async () => {
    const cwd = folder({ "essay.txt": TEXT });
    await play(cwd, "y y Q");
    const path = join(cwd, ".ocrfix", "session", `${sessionName(join(cwd, "essay.txt"))}.jsonl`);
    const lines = readFileSync(path, "utf8").split("\n");
    writeFileSync(path, [lines[0], "garbage", ...lines.slice(2)].join("\n"));
    await expect(play(cwd, "Q")).rejects.toThrow(/session\/[0-9a-f]+\.jsonl:2: the saved review is damaged/);
  });

  it("cut anywhere goes on with what is whole in it", async () => {
    const cwd = folder({ "essay.txt": TEXT });
    await play(cwd, "y n Q");
    const path = join(cwd, ".ocrfix", "session", `${sessionName(join(cwd, "essay.txt"))}.jsonl`);
    const whole = readFileSync(path);
    for (let length = 0; length < whole.length; length += 37) {
      writeFileSync(path, whole.subarray(0, length));
      const lines = whole.subarray(0, length).toString().split("\n").length - 1;
      expect((await play(cwd, "y Q")).asked[0]).toBe(["nenber 1", "nenber 1", "tbe 2"][lines]);
      expect((await play(cwd, "Q")).asked[0]).toBe(["tbe 2", "tbe 2", "arid 3"][lines]);
    }
  });

  it("notices that another review answers at the same time, and does not mix the two", async () => {
    const cwd = folder({ "essay.txt": TEXT, "other.sh": "" });
    await play(cwd, "y Q");
    const path = join(cwd, ".ocrfix", "session", `${sessionName(join(cwd, "essay.txt"))}.jsonl`);
    writeFileSync(join(cwd, "other.sh"), `#!/bin/sh\necho '{"type":"undo","n":1,"last":1}' >> ${path}\nexit 1\n`);
    chmodSync(join(cwd, "other.sh"), 0o755);
    const { messages } = await play(cwd, "o y Q", ["essay.txt"], {}, { EDITOR: "./other.sh" });
    expect(messages.at(-1)).toBe(
      "not saved, and so not done: essay.txt is being reviewed elsewhere: its session has changed",
    );
  });
});

describe("a document", () => {
  it("keeps its encoding, byte order mark and line ends", async () => {
    const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from("é tbe\r\nnenber\rx", "utf16le")]);
    const cwd = folder({ "essay.txt": bytes });
    await play(cwd, "a q");
    const wanted = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from("é the\r\nmember\rx", "utf16le")]);
    expect(readFileSync(join(cwd, "essay.txt"))).toEqual(wanted);
  });

  it("is written through a link, and keeps its mode", async () => {
    const cwd = folder({ "real.txt": TEXT });
    chmodSync(join(cwd, "real.txt"), 0o640);
    symlinkSync("real.txt", join(cwd, "essay.txt"));
    await play(cwd, "y q");
    expect(read(cwd, "real.txt")).toContain("every member");
    expect(statSync(join(cwd, "real.txt")).mode & 0o777).toBe(0o640);
  });

  it("that is a folder or a pipe is refused", async () => {
    const cwd = folder({ "essay.txt": TEXT });
    mkdirSync(join(cwd, "empty"));
    expect(await play(cwd, "", ["empty"])).toMatchObject({ asked: [] });
    expect(await play(cwd, "", ["/dev/null"])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("is no regular file"),
    });
  });
});

describe("usage", () => {
  it.each([
    [["review", "essay.txt"], "needs a terminal"],
    [["-i", "essay.txt"], "needs a terminal"],
    [["review", "--plan", "p", "-"], "standard input cannot be reviewed"],
    [["review", "--plan", "p"], "name the files to review"],
    [["review", "--by", "size", "essay.txt"], "position, series, confidence"],
    [["review", "--auto", "2", "essay.txt"], "0 to 1"],
    [["review", "--only", "corrections", "essay.txt"], "suggestions"],
    [["-i", "-w", "essay.txt"], "--interactive and --write exclude each other"],
    [["-i", "--check", "essay.txt"], "--interactive and --check exclude each other"],
  ])("%j is an error that says so: %s", async (argv, message) => {
    const cwd = folder({ "essay.txt": TEXT });
    const { status, stdout, stderr } = await runFake(argv, { cwd });
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(message);
  });
});
