import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";

const ROOT = fileURLToPath(new URL("../", import.meta.url));
const MEGABYTE = 1024 * 1024;
const read = (path: string): string => readFileSync(join(ROOT, path), "utf8");
/** Paths of the files below a folder of the project, folders apart. */
const filesBelow = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length));

describe("the package", () => {
  let size: number;
  let packed: string[];
  beforeAll(() => {
    // What `prepare` would build is built already.
    const args = ["pack", "--dry-run", "--json", "--ignore-scripts"];
    const [found] = JSON.parse(
      execFileSync("npm", args, { cwd: ROOT, stdio: ["ignore", "pipe", "ignore"] }).toString(),
    );
    size = found.size;
    packed = found.files.map(({ path }: { path: string }) => path).sort();
  });

  it("is at most 12 MB, packed", () => {
    expect(size).toBeGreaterThan(MEGABYTE);
    expect(size).toBeLessThanOrEqual(12 * MEGABYTE);
  });

  it("holds the program, all of its data with their licences, and its papers", () => {
    const papers = ["package.json", "README.md", "CHANGELOG.md", "LICENSE", "NOTICE", "man/ocrfix.1", "bin/ocrfix.js"];
    const modules = filesBelow("src")
      .filter((file) => file.endsWith(".ts"))
      .map((file) => file.replace(/^src(.*)\.ts$/, "dist$1.js"));
    const wanted = [...papers, ...filesBelow("dictionaries"), ...modules];
    expect(wanted.filter((path) => !packed.includes(path))).toEqual([]);
  });

  it("holds nothing of its making, and nothing that stands for a person or a key", () => {
    const home =
      /^(?:bin\/ocrfix\.js|dist\/.*\.(?:js|d\.ts)|program\/(?:.*\.js|help\.txt)|dictionaries\/en\/.*|man\/ocrfix\.1|[A-Z]+(?:\.md)?|package\.json)$/;
    expect(packed.filter((path) => !home.test(path))).toEqual([]);
    const never =
      /(?:^|\/)(?:\.|fixtures|test|bench|scripts|src|node_modules|\.data-cache)(?:\/|$)|\.(?:test\.|tgz|cpuprofile|map$|log$|pem$|key$|deb$)/;
    expect(packed.filter((path) => never.test(path))).toEqual([]);
  });

  it("runs no script on the machine where it is installed", () => {
    const { scripts } = JSON.parse(read("package.json"));
    for (const hook of ["preinstall", "install", "postinstall"]) expect(scripts).not.toHaveProperty(hook);
  });
});

/** Names of the packages in a tree as `npm ls` prints it. */
function namesIn(tree: { dependencies?: Record<string, object> }): string[] {
  return Object.entries(tree.dependencies ?? {}).flatMap(([name, below]) => [name, ...namesIn(below)]);
}

describe("what is installed with it", () => {
  let names: string[];
  let notice: { runTimePackages: () => URL[]; completeNotice: (notice: string) => string };
  beforeAll(async () => {
    const tree = execFileSync("npm", ["ls", "--omit=dev", "--all", "--json"], { cwd: ROOT });
    names = [...new Set(namesIn(JSON.parse(tree.toString())))].sort();
    notice = await import(new URL("../scripts/write-notice.mjs", import.meta.url).href);
  });

  it("is at most twenty packages, each at one exact version", () => {
    expect(names.length).toBeGreaterThan(0);
    expect(names.length).toBeLessThanOrEqual(20);
    const { dependencies } = JSON.parse(read("package.json"));
    for (const [name, version] of Object.entries(dependencies)) expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it("stands in NOTICE, each with its licence: node scripts/write-notice.mjs", () => {
    expect(
      notice
        .runTimePackages()
        .map(({ href }) => href.split("/node_modules/").at(-1)!.slice(0, -1))
        .sort(),
    ).toEqual(names);
    expect(read("NOTICE")).toBe(notice.completeNotice(read("NOTICE")));
    for (const name of names)
      expect(read("NOTICE")).toMatch(new RegExp(`^  ${name}: (?:MIT|ISC|BSD-[23]-Clause|\\(MIT AND BSD\\))$`, "m"));
  });

  it("has no way to the network, no more than the program has", () => {
    const ways =
      /(?:from|import|require)\s*\(?\s*["'](?:node:)?(?:net|https?|http2|dns|dns\/promises|tls|dgram|inspector|vm)["']/;
    const folders = ["src", ...names.map((name) => `node_modules/${name}`)];
    const sources = folders.flatMap(filesBelow).filter((file) => /\.[cm]?[jt]s$/.test(file));
    expect(sources.length).toBeGreaterThan(200);
    expect(sources.filter((file) => ways.test(read(file)))).toEqual([]);
    const global = /\b(?:fetch|WebSocket|EventSource|XMLHttpRequest|eval|Function)\s*\(/;
    expect(filesBelow("src").filter((file) => global.test(read(file)))).toEqual([]);
  });
});
