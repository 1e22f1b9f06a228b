import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "smol-toml";
import { describe, expect, it } from "vitest";
import { SETTING_KEYS } from "../../src/cli/settings/keys.js";
import { folder, type Outcome, runFake } from "./harness.js";

/** Where the search for settings ends. */
const repository = (files: Readonly<Record<string, string | Uint8Array>>): string =>
  folder({ ".git/HEAD": "", ...files });

/** Name → [value, origin] of what is not the default. */
async function inForce(
  cwd: string,
  argv: string[] = [],
  env: NodeJS.ProcessEnv = {},
): Promise<Record<string, unknown>> {
  const { stdout, stderr } = await runFake(["config", "--json", ...argv], { cwd, env });
  if (stderr !== "") throw new Error(stderr);
  const all: Record<string, { value: unknown; origin: string }> = JSON.parse(stdout);
  return Object.fromEntries(
    Object.entries(all)
      .filter(([, { origin }]) => origin !== "default")
      .map(([name, { value, origin }]) => [name, [value, origin]]),
  );
}

describe("settings files", () => {
  it.each([
    ["ocrfix.toml", 'level = "safe"\n', "ocrfix.toml:1"],
    [".ocrfix.toml", '\nlevel = "safe"\n', ".ocrfix.toml:2"],
    ["ocrfix.json", '{\n  "level": "safe"\n}', "ocrfix.json:2"],
    ["package.json", '{\n "name": "x",\n "ocrfix": {\n  "level": "safe" } }', "package.json:4"],
  ])("are read: %s", async (name, content, origin) => {
    expect(await inForce(repository({ [name]: content }))).toEqual({ level: ["safe", origin] });
  });

  it("stand in their order within a folder, and package.json only if it speaks of ocrfix", async () => {
    const cwd = repository({ "ocrfix.toml": 'level = "safe"', ".ocrfix.toml": "hidden = true" });
    expect(await inForce(cwd)).toEqual({ level: ["safe", "ocrfix.toml:1"] });
    const other = repository({
      "package.json": "{}",
      "sub/package.json": '{"name":"y"}',
      "ocrfix.json": '{"hidden":true}',
    });
    expect(await inForce(join(other, "sub"))).toEqual({ hidden: [true, join(other, "ocrfix.json:1")] });
  });

  it("are looked for upward, each setting from the nearest file that sets it", async () => {
    const cwd = repository({
      "ocrfix.toml": 'level = "safe"\nlearn = false\n',
      "a/ocrfix.toml": 'level = "aggressive"\n',
      "a/b/x.txt": "",
    });
    expect(await inForce(cwd, ["a/b/x.txt"])).toEqual({
      level: ["aggressive", "a/ocrfix.toml:1"],
      learn: [false, "ocrfix.toml:2"],
    });
  });

  it("end at root = true and at a .git folder", async () => {
    const rooted = repository({ "ocrfix.toml": "learn = false", "a/ocrfix.toml": 'root = true\nlevel = "safe"' });
    expect(await inForce(rooted, ["a/x"])).toEqual({ level: ["safe", "a/ocrfix.toml:2"] });
    const gitted = repository({ "ocrfix.toml": "learn = false", "a/.git/HEAD": "", "a/b/x": "" });
    expect(await inForce(gitted, ["a/b/x"])).toEqual({});
  });

  it("of the user stand below all others", async () => {
    const home = repository({
      "config/ocrfix/config.toml": 'level = "safe"\nhidden = true',
      ".config/ocrfix/config.toml": "stats = true",
    });
    const cwd = repository({ "ocrfix.toml": 'level = "aggressive"' });
    const user = join(home, "config/ocrfix/config.toml");
    expect(await inForce(cwd, [], { XDG_CONFIG_HOME: join(home, "config") })).toEqual({
      level: ["aggressive", "ocrfix.toml:1"],
      hidden: [true, `${user}:2`],
    });
    expect(Object.keys(await inForce(cwd, [], { HOME: home }))).toEqual(["level", "stats"]);
    expect(await inForce(cwd, ["--isolated"], { HOME: home })).toEqual({});
  });

  it("give way to --config", async () => {
    const cwd = repository({ "ocrfix.toml": "learn = false", "other/mine.toml": 'words = ["w.txt"]' });
    expect(await inForce(cwd, ["-c", "other/mine.toml"])).toEqual({
      words: [[join(cwd, "other/w.txt")], "other/mine.toml:1"],
    });
    expect((await runFake(["config", "-c", "gone.toml"], { cwd })).stderr).toBe(
      "ocrfix: gone.toml: no such settings file\n",
    );
  });

  it("set something else for some files, the last match above those before", async () => {
    const cwd = repository({
      "ocrfix.toml": [
        'level = "safe"',
        "[[overrides]]",
        'files = ["letters/**", "*.md"]',
        'level = "balanced"',
        "learn = false",
        "[[overrides]]",
        'files = "letters/old/*.{txt,md}"',
        'level = "aggressive"',
      ].join("\n"),
    });
    expect(await inForce(cwd, ["a.txt"])).toMatchObject({ level: ["safe", "ocrfix.toml:1"] });
    expect(await inForce(cwd, ["x/a.md"])).toEqual({
      level: ["balanced", "ocrfix.toml:4"],
      learn: [false, "ocrfix.toml:5"],
    });
    expect(await inForce(cwd, ["letters/old/a.txt"])).toMatchObject({ level: ["aggressive", "ocrfix.toml:8"] });
  });
});

describe("what is wrong with a settings file", () => {
  const told = async (name: string, content: string): Promise<Outcome> =>
    runFake(["config"], { cwd: repository({ [name]: content }) });

  it.each([
    ["ocrfix.toml", '\nlevl = "safe"', 'ocrfix.toml:2: unknown setting "levl"; did you mean level?'],
    ["ocrfix.toml", 'levle = "safe"', 'ocrfix.toml:1: unknown setting "levle"; did you mean level?'],
    ["ocrfix.toml", "max_changes = 3", 'ocrfix.toml:1: unknown setting "max_changes"; did you mean max-changes?'],
    ["ocrfix.toml", "zzzzzz = 3", 'ocrfix.toml:1: unknown setting "zzzzzz"'],
    ["ocrfix.toml", "[level]\nx = 1", "ocrfix.toml:1: level must be a text in quotes"],
    ["ocrfix.toml", 'level = "bold"', "ocrfix.toml:1: level must be one of safe, balanced, aggressive"],
    ["ocrfix.toml", 'level = "balance"', "did you mean balanced?"],
    ["ocrfix.toml", 'learn = "no"', "ocrfix.toml:1: learn must be true or false"],
    ["ocrfix.toml", "min-confidence = 2", "ocrfix.toml:1: min-confidence must be a number from 0 to 1"],
    ["ocrfix.toml", "words = [1]", "ocrfix.toml:1: words must be a list of texts in quotes"],
    ["ocrfix.toml", "profile = 1", "ocrfix.toml:1: profile must be a path in quotes"],
    ["ocrfix.toml", "root = 1", "ocrfix.toml:1: root must be true or false"],
    ["ocrfix.toml", "a = \n", "ocrfix.toml:1:"],
    ["ocrfix.toml", "__proto__ = 1", 'ocrfix.toml:1: unknown setting "__proto__"'],
    ["ocrfix.toml", '[[overrides]]\nlevel = "safe"', "ocrfix.toml:1: files must list globs"],
    [
      "ocrfix.toml",
      '[[overrides]]\nfiles = ["a"]\njobs = 2',
      "ocrfix.toml:3: jobs concerns the whole run: not in overrides",
    ],
    [
      "ocrfix.toml",
      '[[overrides]]\nfiles = ["a"]\n[[overrides]]\nfiles = ["b"]\nlern = true',
      'ocrfix.toml:5: unknown setting "lern"; did you mean learn?',
    ],
    ["ocrfix.toml", "overrides = 3", "ocrfix.toml:1: overrides must be a list of tables"],
    ["ocrfix.json", '{\n "hiden": true\n}', 'ocrfix.json:2: unknown setting "hiden"; did you mean hidden?'],
    ["ocrfix.json", '{"constructor": 1}', 'ocrfix.json:1: unknown setting "constructor"'],
    ["ocrfix.json", '{\n"level": \n}', "ocrfix.json"],
    ["ocrfix.json", "[]", "ocrfix.json: settings must be a table of names and values"],
    ["package.json", '{"level": 1,\n"ocrfix": {\n"level": 2}}', "package.json:3: level must be a text in quotes"],
  ])("%s %j", async (name, content, said) => {
    const outcome = await told(name, content);
    expect(outcome).toMatchObject({ status: 2, stdout: "" });
    expect(outcome.stderr).toContain(`ocrfix: `);
    expect(outcome.stderr).toContain(said);
  });
});

describe("options above settings", () => {
  it("take their place", async () => {
    const cwd = repository({ "ocrfix.toml": 'min-confidence = 0.95\nignore = ["nenber"]\n' });
    expect((await runFake(["-q"], { cwd, stdin: "tbe nenber" })).stdout).toBe("tbe nenber");
    expect((await runFake(["-q", "--min-confidence", "0.4"], { cwd, stdin: "tbe nenber" })).stdout).toBe("the nenber");
    expect((await runFake(["-q", "--ignore", "x"], { cwd, stdin: "tbe nenber" })).stdout).toBe("tbe member");
    expect((await runFake(["-q", "--isolated"], { cwd, stdin: "tbe nenber" })).stdout).toBe("the member");
  });

  it("apply to each file its own settings", async () => {
    const cwd = repository({
      "ocrfix.toml": '[[overrides]]\nfiles = ["b.txt"]\nignore = ["tbe"]',
      "a.txt": "tbe\n",
      "b.txt": "tbe\n",
      "c/ocrfix.toml": "min-confidence = 0.95",
      "c/c.txt": "tbe\n",
    });
    expect((await runFake(["-q", "-l", "."], { cwd })).stdout).toBe("a.txt\n");
  });
});

describe("--enable and --disable", () => {
  it.each([
    "quote",
    "quotes",
    "confusion,case",
    "confusion/n>m",
    "my-rules.tsv:12",
    "quotes/curly-closing-in-straight",
    "marks/stray",
    "acronym/initials",
  ])("take classes, packs and rules: %s", async (name) => {
    const outcome = await runFake(["-q", "--disable", name], { cwd: repository({}), stdin: "tbe" });
    expect(outcome).toMatchObject({ status: 0, stderr: "" });
  });

  it.each([
    ["quotse", "did you mean quote"],
    ["zzzzzzzz", "ocrfix rules list shows them"],
    ["quotes/curly-closing-in-strait", "did you mean quotes/curly-closing-in-straight?"],
  ])("refuse what is none: %s", async (name, said) => {
    const outcome = await runFake(["--enable", name], { cwd: repository({}), stdin: "tbe" });
    expect(outcome).toMatchObject({ status: 2, stdout: "" });
    expect(outcome.stderr).toContain(`ocrfix: enable: no class or rule is called "${name}"; ${said}`);
  });
});

describe("files of one's own", () => {
  it("are read and checked", async () => {
    const cwd = repository({
      "words.txt": "good\n*bad\n",
      "ignore.txt": "# comment\ntbe\n",
      "broken.txt": "fine\ntwo words\n",
    });
    expect((await runFake(["-q", "--ignore-file", "ignore.txt"], { cwd, stdin: "tbe nenber" })).stdout).toBe(
      "tbe member",
    );
    // The corrector of the tests cannot be made with this word forbidden.
    const forbidden = await runFake(["--words", "words.txt"], { cwd, stdin: "tbe" });
    expect(forbidden).toMatchObject({ status: 2, stderr: "ocrfix: words.txt:3: this cannot be\n" });
    const broken = await runFake(["--words", "broken.txt"], { cwd, stdin: "tbe" });
    expect(broken).toMatchObject({
      status: 2,
      stdout: "",
      stderr: 'ocrfix: broken.txt:2: more than one word: "two words"\n',
    });
    const set = repository({ "ocrfix.toml": '\n\nwords = ["gone.txt"]' });
    expect((await runFake([], { cwd: set, stdin: "tbe" })).stderr).toBe(
      "ocrfix: gone.txt: no such file or directory (words in ocrfix.toml:3)\n",
    );
    const gone = await runFake(["--names", "gone.txt"], { cwd, stdin: "tbe" });
    expect(gone.stderr).toBe("ocrfix: gone.txt: no such file or directory\n");
  });

  it("name a dictionary by its file or its package", async () => {
    const aff = "SET UTF-8\n";
    const cwd = repository({
      "de.aff": aff,
      "de.dic": "2\nHaus\nBaum\n",
      "bad.aff": aff,
      "bad.dic": "Haus\n",
      "node_modules/dictionary-xx/index.aff": aff,
      "node_modules/dictionary-xx/index.dic": "1\nHaus\n",
      "node_modules/dictionary-xx/index.js": "throw new Error('must not run')",
    });
    const env = { XDG_CACHE_HOME: join(cwd, "cache") };
    for (const argv of [
      ["--dictionary", "de.aff"],
      ["--dictionary", "dictionary-xx"],
      ["--lang", "de", "--dictionary", "de.aff"],
      ["--lang", "en-GB"],
    ]) {
      expect(await runFake(["-q", ...argv], { cwd, env, stdin: "tbe" })).toMatchObject({ status: 0, stdout: "the" });
    }
    const bad = await runFake(["--dictionary", "bad.aff"], { cwd, env, stdin: "tbe" });
    expect(bad.stderr).toContain("ocrfix: bad.aff: not a Hunspell word list");
    for (const [argv, said] of [
      [["--dictionary", "dictionary-yy"], "dictionary-yy: no such dictionary"],
      [["--dictionary", "../../etc"], "a dictionary is named by its .aff file"],
      [["--dictionary", "a/b/c"], "a/b/c: no name of a package"],
      [["--lang", "de"], "--lang de: only en has a trained model"],
    ] as const) {
      const outcome = await runFake([...argv], { cwd, env, stdin: "tbe" });
      expect(outcome.status).toBe(2);
      expect(outcome.stderr).toContain(said);
    }
  });
});

describe("config", () => {
  it("prints what a settings file could hold, with origins", async () => {
    const cwd = repository({ "ocrfix.toml": 'ignore = ["a\\"b", "\\u007f"]' });
    const { stdout } = await runFake(["config"], { cwd });
    expect(parse(stdout)).toMatchObject({ level: "balanced", ignore: ['a"b', "\u007f"] });
    expect(stdout).toMatch(/^ignore = .* {2}# ocrfix.toml:1$/m);
    expect(stdout).toMatch(/^level = "balanced" +# default$/m);
  });
});

describe("init", () => {
  it("writes a file that says everything and sets nothing, and only where there is none", async () => {
    const cwd = repository({});
    expect(await runFake(["init"], { cwd })).toMatchObject({ status: 0, stdout: "", stderr: "ocrfix.toml written\n" });
    const written = readFileSync(join(cwd, "ocrfix.toml"), "utf8");
    expect(parse(written)).toEqual({});
    expect(await inForce(cwd)).toEqual({});
    expect(await runFake(["init"], { cwd })).toMatchObject({ status: 2 });
    expect((await runFake(["init", "--stdout"], { cwd })).stdout).toBe(written);
  });

  it("gives examples that are right", async () => {
    const { stdout } = await runFake(["init", "--stdout"], { cwd: repository({}) });
    const set = stdout.replace(/^# (?=[a-z-]+ =)/gm, "").replace(/^# (?=\[\[)/gm, "");
    const cwd = repository({ "ocrfix.toml": set });
    expect(Object.keys(await inForce(cwd))).toEqual(SETTING_KEYS.map(({ name }) => name));
  });
});
