import fc from "fast-check";
import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/edits/finding.js";
import { compareDocument, confusions, scoreDocument } from "../../src/evaluation/score.js";
import { createPrinter } from "../../src/output/create-printer.js";
import { evalFigures } from "../../src/output/eval-figures.js";
import { evalHtml } from "../../src/output/eval-html.js";

/** What a terminal acts upon, or what hides and reorders. */
const SENT = /[\0-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/** Anything, and what means something to one of the formats. */
const hostile = fc
  .array(
    fc.oneof(
      fc.string({ unit: "binary", maxLength: 6 }),
      fc.constantFrom(
        "\u001b[2J",
        "\u001b]0;title\u0007",
        "\u009b31m",
        "\u202e",
        "\r",
        "\n",
        "\r\n",
        "::error::x",
        "\n::set-output name=a::b",
        "%0A",
        "%25",
        ",line=1",
        "<",
        ">",
        "&",
        '"',
        "'",
        "]]>",
        "-->",
        "</script><script>alert(1)</script>",
        '" onmouseover="x',
        "<!ENTITY a SYSTEM 'file:///etc/passwd'>",
        "\ud800",
        "\ufffe",
        "\0",
      ),
    ),
    { maxLength: 5 },
  )
  .map((pieces) => pieces.join(""));

const finding = fc
  .record({ original: hostile, replacement: hostile, evidence: hostile, rule: hostile, before: hostile, path: hostile })
  .map(
    ({ original, replacement, evidence, rule, before, path }): Finding => ({
      type: "correction",
      id: "c3f1",
      path: `p${path}`,
      line: 1,
      column: 1,
      endLine: 1,
      endColumn: 1 + original.length,
      offset: 0,
      length: original.length,
      byteOffset: 0,
      byteLength: original.length,
      original,
      replacement,
      class: "confusion",
      rules: [rule],
      confidence: 0.9,
      candidates: [{ text: replacement, confidence: 0.9 }],
      evidence: [evidence],
      applied: true,
      series: 1,
      before,
      after: before,
    }),
  );

/** One file with one finding, and one that cannot be read for a hostile reason. */
function printed(format: Parameters<typeof createPrinter>[0], found: Finding): string {
  const printer = createPrinter(format, { coloured: false, suggestions: true, context: 1, version: "1" });
  const { path } = found;
  return [
    printer.start(),
    printer.begin(path),
    printer.findings([found], { text: found.original, offset: 0 }),
    printer.end({ path, words: 1, corrections: 1, suggestions: 0 }),
    printer.error(`${path}.gone`, found.original),
    printer.finish({ files: 1, words: 1, corrections: 1, suggestions: 0, errors: 1 }),
  ].join("");
}

/** How often each element opens in what must be well-formed XML. */
function elements(xml: string): Record<string, number> {
  const counts: Record<string, number> = {};
  const parser = new SaxesParser();
  parser.on("opentag", ({ name }) => (counts[name] = (counts[name] ?? 0) + 1));
  parser.write(xml).close();
  return counts;
}

const runs = { numRuns: 400, seed: 8 };

describe("whatever stands in a document, its name and its errors", () => {
  it.each(["pretty", "brief"] as const)("%s sends nothing that a terminal acts upon", (format) => {
    fc.assert(
      fc.property(finding, (found) => {
        expect(printed(format, found)).not.toMatch(SENT);
      }),
      runs,
    );
  });

  it.each(["jsonl", "json", "sarif"] as const)("%s is JSON that means the same, with nothing raw", (format) => {
    fc.assert(
      fc.property(finding, (found) => {
        const text = printed(format, found);
        expect(text).not.toMatch(SENT);
        const values = format === "jsonl" ? text.trimEnd().split("\n") : [text];
        expect(values).toHaveLength(format === "jsonl" ? 5 : 1);
        expect(JSON.stringify(values.map((value) => JSON.parse(value)))).toContain(
          JSON.stringify(found.replacement).slice(1, -1),
        );
      }),
      runs,
    );
  });

  it("github is one annotation a line, each ours", () => {
    fc.assert(
      fc.property(finding, (found) => {
        const lines = printed("github", found).trimEnd().split("\n");
        expect(lines).toHaveLength(2);
        expect(lines[0]).toMatch(
          /^::warning file=[^,:\r\n]+,line=1,col=1,endColumn=\d+,title=ocrfix confusion::[^\r\n]*$/,
        );
        expect(lines[1]).toMatch(
          /^::error file=[^,:\r\n]+,title=ocrfix::[^\r\n]*$|^::error file=[^,:\r\n]+::[^\r\n]*$/,
        );
        expect(lines.join("")).not.toMatch(SENT);
      }),
      runs,
    );
  });

  it.each([
    ["checkstyle", { checkstyle: 1, file: 2, error: 2 }],
    ["junit", { testsuites: 1, testsuite: 2, testcase: 2, failure: 1, error: 1 }],
  ] as const)("%s is well formed, with our elements alone", (format, counts) => {
    fc.assert(
      fc.property(finding, (found) => {
        expect(elements(printed(format, found))).toEqual(counts);
      }),
      runs,
    );
  });

  it("the page that compares has our elements and attributes alone", () => {
    const page = (truth: string, ocr: string, id: string): string => {
      const documents = [compareDocument({ id, truth, scanned: ocr, corrected: truth }, "none")];
      return evalHtml(documents, evalFigures(documents.map(scoreDocument), confusions(documents, 9), "none"));
    };
    const tags = (html: string): Set<string> => new Set(html.match(/<[^>]*>?/g));
    const ours = tags(
      [page("a b", "a c", "x"), page("a", "", "x"), page("", "a", "x"), page("a b c", "a d b", "x")].join(""),
    );
    expect(ours.size).toBeGreaterThan(10);
    fc.assert(
      fc.property(hostile, hostile, hostile, (truth, ocr, id) => {
        const strange = [...tags(page(`a b ${truth}`, `a c ${ocr}`, id))].filter((tag) => !ours.has(tag));
        // A number or a title in an attribute may differ, but nothing ends the attribute.
        for (const tag of strange) expect(tag).toMatch(/^<(?:\/?[a-z]+[0-9]?)(?: [a-z-]+="[^"<>]*")*>$/);
        expect(strange.join("")).not.toMatch(/<script|\son[a-z]+=/i);
      }),
      runs,
    );
  });
});
