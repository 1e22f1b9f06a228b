import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path/posix";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const MODELS = ["models/lexicon", "models/channel", "models/language"];

interface Row {
  readonly folders: ReadonlySet<string>;
  readonly packages: ReadonlySet<string>;
}

/** The table of docs/architecture.md: what each folder of src/ may import. */
function readTable(): Map<string, Row> {
  const page = readFileSync(join(ROOT, "docs/architecture.md"), "utf8");
  const lines = page.split("\n");
  const first = lines.indexOf("| folder | holds | may import | packages and Node modules |") + 2;
  expect(first).toBeGreaterThan(2);
  const table = new Map<string, Row>();
  for (let i = first; lines[i].startsWith("|"); i++) {
    const cells = lines[i].split("|").slice(1, -1);
    const named = (cell: string): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name);
    const folders = named(cells[2]).flatMap((name) => (name === "models" ? MODELS : [name]));
    table.set(named(cells[0])[0], { folders: new Set(folders), packages: new Set(named(cells[3])) });
  }
  for (const [, row] of table) for (const name of row.folders) expect(table.keys()).toContain(name);
  table.set("cli", { folders: new Set(table.keys()), packages: table.get("cli")!.packages });
  return table;
}

/** Everything that a file takes from elsewhere: import, export … from, import(), types of import(), require. */
function importsOf(source: string): string[] {
  const statements = source.matchAll(/^(?:import|export)\b[^;"'`]*?\bfrom\s+"([^"]+)"/gms);
  const bare = source.matchAll(/^import\s+"([^"]+)"/gm);
  const calls = source.matchAll(/\b(?:import|require|createRequire\([^()]*\))\(\s*"([^"]+)"/g);
  return [...statements, ...bare, ...calls].map(([, from]) => from);
}

/** The row that a file under src/ belongs to. */
function folderOf(file: string): string {
  const parts = file.split("/");
  return parts[0] === "models" ? parts.slice(0, 2).join("/") : parts[0];
}

const table = readTable();
const files = readdirSync(join(ROOT, "src"), { encoding: "utf8", recursive: true })
  .map((file) => file.replaceAll("\\", "/"))
  .filter((file) => file.endsWith(".ts"))
  .sort();
const links = files.flatMap((file) =>
  importsOf(readFileSync(join(ROOT, "src", file), "utf8")).map((from) => ({ file, from })),
);
const inner = links
  .filter(({ from }) => from.startsWith("."))
  .map(({ file, from }) => ({ file, to: join(dirname(file), from).replace(/\.js$/, ".ts") }));

/** Folder, or file beside the folders, of src/. */
const places = [...new Set(files.map(folderOf))].sort();

describe("docs/architecture.md", () => {
  it("has a row for each folder of src/, and no other", () => {
    expect([...table.keys()].sort()).toEqual(places);
  });

  it("lets no two folders import each other, be it in a round-about way", () => {
    const done = new Set<string>();
    const visit = (name: string, way: readonly string[]): void => {
      expect(way, "a ring of folders").not.toContain(name);
      if (done.has(name)) return;
      for (const next of table.get(name)!.folders) if (next !== name) visit(next, [...way, name]);
      done.add(name);
    };
    for (const name of table.keys()) visit(name, []);
  });

  it("keeps the models apart", () => {
    for (const model of MODELS) for (const other of MODELS) expect(table.get(model)!.folders).not.toContain(other);
  });
});

describe("src/", () => {
  it("is read: a fair number of imports of each kind is found", () => {
    expect(inner.length).toBeGreaterThan(300);
    expect(links.length - inner.length).toBeGreaterThan(50);
    const sample =
      'import a, {\n  type B,\n} from "./b.js";\nexport * from "c";\nimport "d";\nx = await import("e");\n';
    expect(importsOf(`${sample}y: typeof import("f") = createRequire(import.meta.url)("g");`)).toEqual([
      ..."./b.js c d e f g".split(" "),
    ]);
  });

  it.each(places)("%s imports only what its row allows", (place) => {
    const row = table.get(place)!;
    const forbidden = inner
      .filter(({ file, to }) => folderOf(file) === place && folderOf(to) !== place && !row.folders.has(folderOf(to)))
      .map(({ file, to }) => `${file} imports ${to}`);
    expect(forbidden).toEqual([]);
  });

  it.each(places)("%s uses only the packages and Node modules of its row", (place) => {
    const { packages } = table.get(place)!;
    const forbidden = links
      .filter(({ file, from }) => folderOf(file) === place && !from.startsWith("."))
      .filter(({ from }) => !packages.has(from) && !(from.startsWith("node:") && packages.has("node:*")))
      .map(({ file, from }) => `${file} imports ${from}`);
    expect(forbidden).toEqual([]);
  });

  it("has no row that allows a package which nothing there uses", () => {
    const unused: string[] = [];
    for (const [place, { packages }] of table)
      for (const name of packages)
        if (name !== "node:*" && !links.some(({ file, from }) => folderOf(file) === place && from === name))
          unused.push(`${place}: ${name}`);
    expect(unused).toEqual([]);
  });

  it("imports files that are there", () => {
    const known = new Set(files);
    expect(inner.filter(({ to }) => !known.has(to)).map(({ file, to }) => `${file}: ${relative("", to)}`)).toEqual([]);
  });
});

describe("files and terminals", () => {
  const users = (names: readonly string[]): string[] =>
    [...new Set(links.filter(({ from }) => names.includes(from)).map(({ file }) => folderOf(file)))].sort();

  it.each([
    ["files are read only in cli/ and loader.ts", ["node:fs", "node:fs/promises"], ["cli", "loader.ts"]],
    ["commander is used only in cli/", ["commander"], ["cli"]],
    ["chalk is used only in output/ and cli/", ["chalk"], ["cli", "output"]],
    ["nspell is used only in models/lexicon/", ["nspell"], ["models/lexicon"]],
    ["processes and threads are started only in cli/", ["node:child_process", "node:worker_threads"], ["cli"]],
  ])("%s", (_, names, allowed) => {
    expect(users(names).length).toBeGreaterThan(0);
    expect(allowed).toEqual(expect.arrayContaining(users(names)));
  });

  it("are named nowhere else by process or console, but for the loader's environment", () => {
    const named = files
      .filter((file) => folderOf(file) !== "cli")
      .filter((file) => /\b(?:process|console)\./.test(readFileSync(join(ROOT, "src", file), "utf8")))
      .filter((file) => file !== "loader.ts");
    expect(named).toEqual([]);
  });
});
