import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { plainHunspell } from "../../src/cli/settings/plain-hunspell.js";
import { compileHunspell, expandHunspell } from "../../src/models/lexicon/hunspell.js";
import { folder, type Outcome, runFake, type World } from "./harness.js";

// As a French dictionary has it: an elided article before a noun, a plural, and fields behind the words.
const AFF = `SET UTF-8
PFX L Y 1
PFX L 0 l' [aeéou]
SFX S Y 1
SFX S 0 s .
`;
const DIC = `20
la po:det is:fem
le po:det is:mas
les po:det
par po:prep po:prepv
de\tfem
des po:det
du po:det
et po:conj
est po:v0
séance/S po:nom is:fem
commission/S po:nom
président/S po:nom
ministre/S po:nom
assemblée/LS po:nom
question/S po:nom
ouverte/S po:adj
matin/S po:nom
membre/S po:nom
défendue/S po:adj
avec po:prep
`;
const PAGE = `La séance est ouverte par le présidcnt de l'assemblée et par les rnembres des commissions.
La question du matin est défendue par le rninistre avec le président de l'assernblée.
`;
const FRENCH = ["--lang", "fr", "--dictionary", "fr.aff"];
const NOTE = "fr: a dictionary, and no trained model: weaker than for English, and a confidence promises less\n";

function withFrench(): string {
  return folder({
    "fr.aff": AFF,
    "fr.dic": DIC,
    "page.txt": PAGE,
    "node_modules/dictionary-fr/index.aff": AFF,
    "node_modules/dictionary-fr/index.dic": DIC,
    "node_modules/dictionary-fr/index.js": "throw new Error('must not run')",
    "node_modules/dictionary-fr/package.json": '{"name":"dictionary-fr","main":"index.js"}',
  });
}

const real = (cwd: string, argv: string[], world: Omit<World, "cwd"> = {}): Promise<Outcome> =>
  runFake(argv, { cwd, real: true, env: { XDG_CACHE_HOME: join(cwd, "cache") }, ...world });

describe("another language", () => {
  it("is corrected with a dictionary from a file or a package, and it is told that this is weaker", async () => {
    const cwd = withFrench();
    const named = await real(cwd, [...FRENCH, "page.txt"]);
    expect(named.status).toBe(0);
    expect(named.stdout).toBe(
      PAGE.replace("présidcnt", "président")
        .replace("rnembres", "membres")
        .replace("rninistre", "ministre")
        .replace("assernblée", "assemblée"),
    );
    expect(named.stderr).toMatch(/^page\.txt: 4 corrections, \d+ suggestions? left\n/);
    expect(named.stderr.split("ocrfix: ")[1]).toBe(NOTE);
    const told = await real(cwd, [...FRENCH, "--check", "--format", "jsonl", "page.txt"]);
    expect(told.stdout).toContain("likelier as a word, by");
    expect(told.stdout).not.toContain("the words around it");
    const packed = await real(cwd, ["--lang", "fr", "--dictionary", "dictionary-fr", "page.txt"]);
    expect(packed).toEqual(named);
  });

  it("has a note beside its figures, whatever is silenced, and below an explanation", async () => {
    const cwd = withFrench();
    expect((await real(cwd, ["-q", ...FRENCH, "page.txt"])).stderr).toBe("");
    expect((await real(cwd, ["-q", "--stats", ...FRENCH, "page.txt"])).stderr).toContain(`\nocrfix: ${NOTE}`);
    expect((await real(cwd, ["-q", "--stats", "page.txt"])).stderr).not.toContain("dictionary");
    expect((await real(cwd, ["explain", ...FRENCH, "page.txt:1"])).stdout).toMatch(new RegExp(`\\n\\n${NOTE}$`));
  });
});

describe("the cache", () => {
  it("has a dictionary by what is in it, and is made anew when it is damaged", async () => {
    const cwd = withFrench();
    const first = await real(cwd, ["-q", ...FRENCH, "page.txt"]);
    const [name, ...others] = readdirSync(join(cwd, "cache/ocrfix"));
    expect([name, others]).toEqual([expect.stringMatching(/^[0-9a-f]{64}\.lexicon$/), []]);
    writeFileSync(join(cwd, "cache/ocrfix", name), "damaged");
    expect(await real(cwd, ["-q", ...FRENCH, "page.txt"])).toEqual(first);
    writeFileSync(join(cwd, "fr.dic"), DIC.replace("matin", "soir"));
    await real(cwd, ["-q", ...FRENCH, "page.txt"]);
    expect(readdirSync(join(cwd, "cache/ocrfix"))).toHaveLength(2);
  });

  it("is not needed", async () => {
    const cwd = withFrench();
    const cached = await real(cwd, ["-q", ...FRENCH, "page.txt"]);
    expect(await real(cwd, ["-q", ...FRENCH, "page.txt"], { env: {} })).toEqual(cached);
    expect(await real(cwd, ["-q", ...FRENCH, "page.txt"], { env: { XDG_CACHE_HOME: "/dev/null" } })).toEqual(cached);
  });

  it("is waited for with a word, on a terminal, and only when it is made", async () => {
    const cwd = withFrench();
    const argv = ["-q", ...FRENCH, "page.txt"];
    const made = await real(cwd, argv, { terminal: "stderr" });
    expect(made.stderr).toContain("compiling fr.aff, this once …\r\x1b[K");
    expect((await real(cwd, argv, { terminal: "stderr" })).stderr).not.toContain("compiling");
  });
});

describe("a large dictionary", () => {
  const bytes = (text: string): Uint8Array => Buffer.from(text);
  const words = Array.from({ length: 40_000 }, (_, at) => `word${at.toString(26).replace(/\d/g, "x")}/S`).join("\n");
  const suffixes = (count: number): string =>
    `SET UTF-8\nSFX S Y ${count}\n${Array.from({ length: count }, (_, at) => `SFX S 0 ${"ab".repeat(at + 1)} .\n`).join("")}`;
  // A process runs what is built.
  const compile = async (aff: string, dic: string, megabytes?: number, milliseconds?: number): Promise<Uint8Array> => {
    const { compileDictionary } = await import(
      new URL("../../dist/cli/settings/compile-dictionary.js", import.meta.url).href
    );
    return compileDictionary({ aff: bytes(aff), dic: bytes(dic), models: [] }, megabytes, milliseconds);
  };

  it("is compiled to the same in a process of its own", async () => {
    const dic = `40000\n${words}\n`;
    expect(dic.length).toBeGreaterThan(256 * 1024);
    expect(Buffer.compare(await compile(suffixes(1), dic), compileHunspell(suffixes(1), dic))).toBe(0);
  });

  it("that is none is told, and so is one with more forms than fit into memory", async () => {
    await expect(compile(suffixes(1), words)).rejects.toThrow(/^not a Hunspell word list/);
    await expect(compile(suffixes(60), `40000\n${words}\n`, 64)).rejects.toThrow(
      "its words have more forms than fit into 64 MB: it cannot be used",
    );
  });
});

describe("a small dictionary with many affixes", () => {
  it("is given up when its words are not spelt out in time", async () => {
    const affixes = (kind: string, flag: string): string =>
      `${kind} ${flag} Y 2000\n${Array.from({ length: 2000 }, (_, at) => `${kind} ${flag} 0 ${at.toString(26).replace(/\d/g, "z")} .\n`).join("")}`;
    const { compileDictionary } = await import(
      new URL("../../dist/cli/settings/compile-dictionary.js", import.meta.url).href
    );
    const task = {
      aff: Buffer.from(`SET UTF-8\n${affixes("PFX", "P")}${affixes("SFX", "S")}`),
      dic: Buffer.from(`50\n${Array.from({ length: 50 }, (_, at) => `word${"x".repeat(at)}/PS`).join("\n")}\n`),
      models: [],
    };
    await expect(compileDictionary(task, 1000, 1500)).rejects.toThrow(
      /^its words (were not spelt out in 1.5 seconds|have more forms than fit into 1000 MB): it cannot be used$/,
    );
  });
});

describe("plainHunspell", () => {
  const text = (content: Uint8Array): string => Buffer.from(content).toString("latin1");
  const bytes = (content: string): Uint8Array => Buffer.from(content, "latin1");

  it.each([
    ["par po:prep is:inv", "par"],
    ["mot/S.() po:nom is:mas", "mot/S.()"],
    ["New York/M po:noun", "New York/M"],
    ["à la  po:adv", "à la"],
    ["wort\tsince 1901", "wort"],
    ["mot/S\tpo:nom", "mot/S"],
    ["#Abk#/X", "#Abk#/X"],
    ["a:b c:d", "a:b c:d"],
    ["na\\/ja/S st:na", "na\\/ja/S"],
    ["mot/12", "mot/12"],
  ])("takes the grammar from %j", (line, plain) => {
    const list = (word: string): string => `2\r\n${word}\nzwei/A\n`;
    const { aff, dic } = plainHunspell({ aff: bytes(AFF), dic: bytes(list(line)) });
    expect([text(aff), text(dic)]).toEqual([text(bytes(AFF)), list(plain)]);
  });

  it("writes out flags that stand in a table", () => {
    const aff = `AF 3
AF SP
AF S
AF P # both
PFX P Y 1
PFX P 0 un .
SFX S Y 2
SFX S 0 s [^s]
SFX S 0 es/3 s
`;
    const dic = "5\nload/1 po:verb\ncity/2\nplain\n24\\/7\nodd/9\n";
    const plain = plainHunspell({ aff: bytes(aff), dic: bytes(dic) });
    expect(text(plain.dic)).toBe("5\nload/SP\ncity/S\nplain\n24\\/7\nodd/9\n");
    expect(text(plain.aff)).toBe(aff.replace("es/3", "es/P"));
    expect(expandHunspell(plain.aff, plain.dic)).toEqual(
      expect.arrayContaining(["load", "loads", "unload", "unloads", "city", "citys", "plain", "24/7"]),
    );
  });
});
