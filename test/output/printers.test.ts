import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import Ajv from "ajv";
import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/edits/finding.js";
import { createPrinter } from "../../src/output/create-printer.js";

const finding = (over: Partial<Finding> = {}): Finding => ({
  type: "correction",
  id: "0123456789abcdef",
  path: "a dir/é.txt",
  line: 12,
  column: 5,
  endLine: 12,
  endColumn: 11,
  offset: 431,
  length: 6,
  byteOffset: 433,
  byteLength: 6,
  original: "nenber",
  replacement: "member",
  class: "confusion",
  rules: ["confusion/n>m"],
  confidence: 0.6,
  candidates: [
    { text: "member", confidence: 0.6 },
    { text: "number", confidence: 0.7 },
  ],
  evidence: ["n for m 67 times in this document"],
  applied: true,
  series: 7,
  before: "every ",
  after: " of the",
  ...over,
});

/** Everything that can harm: quotes, tags, entities, control characters, breaks, commands, what XML cannot carry. */
const NASTY = '\x1b[31m<b a="\'">&amp;]]>\r\n::error::x %0A \u202e\0\ufffe\ud800::';

type Format = Parameters<typeof createPrinter>[0];

const NOWHERE = { text: "", offset: 0 };

/** A run with a file that has findings, one that has none, one passed over, one that fails midway and one at once. */
function printed(format: Format, findings: readonly Finding[], nasty = false, suggestions = true): string {
  const printer = createPrinter(format, { coloured: false, suggestions, context: undefined, version: "1.2.3" });
  const path = nasty ? `${NASTY}.txt` : "a dir/é.txt";
  const message = nasty ? NASTY : "no such file";
  return [
    printer.start(),
    printer.begin(path),
    printer.findings(findings.slice(0, 1), NOWHERE),
    printer.findings(findings.slice(1), NOWHERE),
    printer.end({ path, words: 9, corrections: findings.length, suggestions: 0 }),
    printer.begin("clean.txt"),
    printer.findings([], NOWHERE),
    printer.end({ path: "clean.txt", words: 3, corrections: 0, suggestions: 0, givenUp: { line: 7, length: 2048 } }),
    printer.skipped("data.bin", "binary"),
    printer.begin("half.txt"),
    printer.findings(findings.slice(0, 1), NOWHERE),
    printer.error("half.txt", message),
    printer.error(nasty ? path : "gone.txt", message),
    printer.finish({ files: 2, words: 12, corrections: findings.length, suggestions: 0, errors: 2 }),
  ].join("");
}

const two = [finding(), finding({ applied: false, type: "suggestion", line: 13, endLine: 14, rules: [] })];
const nasty = [finding({ original: NASTY, replacement: NASTY, path: NASTY, evidence: [NASTY], rules: [NASTY] })];

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
}

/** The elements of a document that is well formed; what is not throws. */
function elements(xml: string): Element {
  const root: Element = { name: "", attributes: {}, children: [] };
  const stack = [root];
  const parser = new SaxesParser();
  parser.on("opentag", ({ name, attributes }) => {
    const element = { name, attributes: { ...attributes } as Record<string, string>, children: [] };
    stack.at(-1)!.children.push(element);
    stack.push(element);
  });
  parser.on("closetag", () => stack.pop());
  parser.write(xml).close();
  return root.children[0];
}

describe("sarif", () => {
  const require = createRequire(import.meta.url);
  const schemaPath = require.resolve("@microsoft/jest-sarif").replace(/index\.js$/, "schemas/sarif-2.1.0-rtm.5.json");
  const schema = JSON.parse(readFileSync(schemaPath, "utf8"));
  const ajv = new Ajv({ schemaId: "auto", unknownFormats: "ignore" });
  ajv.addMetaSchema(require("ajv/lib/refs/json-schema-draft-04.json"));
  const validate = ajv.compile(schema);

  it.each([
    ["findings", two, false],
    ["no findings", [], false],
    ["hostile text", nasty, true],
  ])("is valid against the published schema: %s", (_, findings, hostile) => {
    const log = JSON.parse(printed("sarif", findings, hostile));
    expect(validate(log), JSON.stringify(validate.errors)).toBe(true);
  });

  it("carries place, fingerprint, and fixes with the most confident first", () => {
    const [run] = JSON.parse(printed("sarif", two)).runs;
    const [first, second] = run.results;
    expect(first).toMatchObject({
      ruleId: "confusion",
      level: "warning",
      partialFingerprints: { "ocrfix/v1": "0123456789abcdef" },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: "a%20dir/%C3%A9.txt" },
            region: { startLine: 12, startColumn: 5, endColumn: 11, charOffset: 431, byteOffset: 433 },
          },
        },
      ],
    });
    const texts = first.fixes.map(
      (fix: { artifactChanges: { replacements: { insertedContent: { text: string } }[] }[] }) =>
        fix.artifactChanges[0].replacements[0].insertedContent.text,
    );
    expect(texts).toEqual(["number", "member"]);
    expect(second.level).toBe("note");
    expect(run.tool.driver.rules[first.ruleIndex].id).toBe("confusion");
    expect(run.invocations[0]).toMatchObject({ executionSuccessful: false });
    expect(run.invocations[0].toolExecutionNotifications).toHaveLength(4);
    expect(run.invocations[0].toolExecutionNotifications[0]).toMatchObject({
      level: "warning",
      message: { text: "left as it is from line 7 on: too much to search" },
    });
    expect(run.columnKind).toBe("utf16CodeUnits");
  });
});

describe("json", () => {
  it("is one object, whatever happens to the files", () => {
    const { files, summary } = JSON.parse(printed("json", two));
    expect(files).toEqual([
      { path: "a dir/é.txt", findings: two, words: 9, corrections: 2, suggestions: 0 },
      { path: "clean.txt", findings: [], words: 3, corrections: 0, suggestions: 0, givenUp: { line: 7, length: 2048 } },
      { path: "data.bin", findings: [], skipped: "binary" },
      { path: "half.txt", findings: two.slice(0, 1), error: "no such file" },
      { path: "gone.txt", findings: [], error: "no such file" },
    ]);
    expect(summary).toMatchObject({ files: 2, errors: 2 });
  });

  it("keeps hostile text as it is, escaped", () => {
    expect(JSON.parse(printed("json", nasty, true)).files[0].findings[0].original).toBe(NASTY);
  });
});

describe("jsonl", () => {
  it("has a type on every line", () => {
    const events = printed("jsonl", two)
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(events.filter(({ givenUp }) => givenUp)).toMatchObject([
      { type: "end", givenUp: { line: 7, length: 2048 } },
    ]);
    const types = events.map(({ type }) => type);
    expect(types).toEqual(
      "begin correction suggestion end begin end skipped begin correction error error summary".split(" "),
    );
  });
});

describe("github", () => {
  it("annotates lines, and columns within one line", () => {
    expect(printed("github", two).split("\n").slice(0, 2)).toEqual([
      "::warning file=a dir/é.txt,line=12,col=5,endColumn=11,title=ocrfix confusion::nenber → member (0.60) confusion/n>m",
      "::notice file=a dir/é.txt,line=13,endLine=14,title=ocrfix confusion::nenber → member (0.60)",
    ]);
  });

  it("escapes what would end a line or a property, and lets nothing begin a command", () => {
    const lines = printed("github", nasty, true).trimEnd().split("\n");
    expect(lines).toHaveLength(4);
    for (const line of lines) {
      expect(line).toMatch(/^::(warning|error) file=[^\r\n]*::/);
      expect(line).not.toMatch(/[\0-\x1f\u202e]/);
    }
    const [properties] = lines[0].slice("::warning ".length).split("::");
    expect(properties).toMatch(/^file=[^,:]*,line=12,col=5,endColumn=11,title=ocrfix confusion$/);
    expect(lines[0]).toContain("%250A");
  });
});

describe("checkstyle", () => {
  it("is well formed and has what its readers ask for", () => {
    const root = elements(printed("checkstyle", two));
    expect(root).toMatchObject({ name: "checkstyle", attributes: { version: "1.2.3" } });
    expect(root.children.map(({ attributes }) => attributes.name)).toEqual([
      "a dir/é.txt",
      "clean.txt",
      "half.txt",
      "gone.txt",
    ]);
    expect(root.children[0].children.map(({ attributes }) => attributes)).toEqual([
      expect.objectContaining({ line: "12", column: "5", severity: "warning", message: "nenber → member (0.60)" }),
      expect.objectContaining({ line: "13", severity: "info" }),
    ]);
    expect(root.children[3].children[0].attributes).toMatchObject({ severity: "error", message: "no such file" });
  });

  it("cannot be broken out of", () => {
    const root = elements(printed("checkstyle", nasty, true));
    expect(root.children[0].children).toHaveLength(1);
    expect(root.children[0].children[0].attributes.message).toContain('<b a="\'">&amp;]]>\\r\\n');
  });
});

describe("junit", () => {
  // What JUnit's readers require of the elements: names, and counts that agree with what is inside.
  it("is well formed, and its counts are right", () => {
    const root = elements(printed("junit", two));
    expect(root.name).toBe("testsuites");
    for (const suite of root.children) {
      const inside = (name: string): number =>
        suite.children.filter(({ children }) => children.some((child) => child.name === name)).length;
      expect(suite.name).toBe("testsuite");
      expect(suite.attributes).toMatchObject({
        name: expect.stringMatching(/./),
        tests: String(suite.children.length),
        failures: String(inside("failure")),
        errors: String(inside("error")),
        skipped: String(inside("skipped")),
        time: "0",
      });
      for (const { name, attributes } of suite.children) {
        expect(name).toBe("testcase");
        expect(Object.keys(attributes)).toEqual(["classname", "name", "time"]);
      }
    }
    const outcomes = root.children.map(({ attributes: a }) => [a.name, a.failures, a.errors, a.skipped].join(" "));
    expect(outcomes).toEqual([
      "a dir/é.txt 1 0 0",
      "clean.txt 0 0 0",
      "data.bin 0 0 1",
      "half.txt 0 1 0",
      "gone.txt 0 1 0",
    ]);
  });

  it("cannot be broken out of", () => {
    const root = elements(printed("junit", nasty, true));
    expect(root.children[0].children[0].children.map(({ name }) => name)).toEqual(["failure"]);
  });
});

describe("formats for a person", () => {
  it("pretty shows lines around a finding if asked to", () => {
    const printer = createPrinter("pretty", { coloured: false, suggestions: false, context: 1, version: "1" });
    const text = "one\r\ntwo\r\nevery nenber of\r\nfour\x1b\r\nfive";
    const found = finding({ line: 12, endLine: 12, offset: 100 + text.indexOf("nenber") });
    printer.begin("a.txt");
    expect(printer.findings([found], { text, offset: 100 })).toBe(
      [
        "a.txt",
        "       11 │ two",
        " ▶     12 │ every [nenber → member] of",
        "       13 │ four\\x1b",
        "           0.60 · confusion/n>m · n for m 67 times in this document",
        "",
        "",
      ].join("\n"),
    );
  });

  it.each(["pretty", "brief"] as const)("%s shows control characters and does not send them", (format) => {
    const text = printed(format, nasty, true);
    expect(text).toContain("\\x1b[31m");
    expect(text).not.toMatch(/[\0-\x09\x0b-\x1f\u202e]/);
  });

  it.each(["pretty", "brief"] as const)("%s shows suggestions only when they are asked for", (format) => {
    const suggestion = [finding({ applied: false })];
    expect(printed(format, suggestion, false, true)).toContain("nenber");
    expect(printed(format, suggestion, false, false)).toBe("");
  });
});
