import { describe, expect, it } from "vitest";
import { formatOf, importRules } from "../../src/rules/import/import-rules.js";
import type { ListFormat } from "../../src/rules/import/list-formats.js";
import { readUserRules } from "../../src/rules/read-user-rules.js";
import { loadPatternCompiler } from "../../src/rules/user-pattern.js";

const compile = loadPatternCompiler();

function imported(list: string, format: ListFormat) {
  expect(formatOf(list)).toBe(format);
  const { table, rules, problems } = importRules(list, format, "list", compile);
  // Whatever comes out can be read in.
  expect(readUserRules([{ path: "t", text: table }], compile)).toHaveLength(rules);
  return {
    rows: table.replace(/\n$/, "").split("\n"),
    problems: problems.map(({ line, reason }) => `${line}: ${reason}`),
  };
}

describe("importRules", () => {
  it("reads codespell's dictionaries", () => {
    const list = "acn->can\nblok->block, bloke,\nklas->class, a name in some languages\nnonsense\nstne->\nacn->acne\n";
    expect(imported(list, "codespell")).toEqual({
      rows: ["acn\tcan", "blok\tblock|bloke", "klas\tclass|\ta name in some languages"],
      problems: ['4: no "->" in "nonsense"', '5: nothing after "->" in "stne->"', '6: "acn" again'],
    });
  });

  it("reads Subtitle Edit's replacement lists", () => {
    const list = `<?xml version="1.0" encoding="utf-8"?>
<OCRFixReplaceList>
  <WholeWords>
    <Word from="tne" to="the" />
    <Word from="same" to="same" />
    <Word from="sald" to="said" />
  </WholeWords>
  <PartialWordsAlways><WordPart from="I/l" to="M$" /></PartialWordsAlways>
  <PartialWords><WordPart from="vv" to="w" /></PartialWords>
  <PartialLines><LinePart from=" sald it " to=" said it " /><LinePart from=",.," to="..." /></PartialLines>
  <BeginLines><Beginning from="l am" to="I am" /></BeginLines>
  <EndLines><Ending from=" ,"  to="," /></EndLines>
  <WholeLines><Line from="&lt;i&gt;x" to="y" /></WholeLines>
  <RegularExpressions>
    <RegEx find="(\\d)O\\b" replaceWith="$10" />
    <RegEx find="(?&lt;=a)l" replaceWith="i" />
  </RegularExpressions>
  <Extra><Word from="a" to="b" /></Extra>
</OCRFixReplaceList>`;
    expect(imported(list, "subtitle-edit")).toEqual({
      rows: [
        "tne\tthe\tSubtitle Edit, WholeWords",
        "sald\tsaid\tSubtitle Edit, WholeWords",
        "/I/l/\tM$$\tSubtitle Edit, PartialWordsAlways",
        "sald it\tsaid it\tSubtitle Edit, PartialLines",
        "/,\\.,/\t...\tSubtitle Edit, PartialLines",
        "/^l am/\tI am\tSubtitle Edit, BeginLines",
        "/ ,$/\t,\tSubtitle Edit, EndLines",
        "/^<i>x$/\ty\tSubtitle Edit, WholeLines",
        "/(\\d)O\\b/\t$10\tSubtitle Edit, RegularExpressions",
      ],
      problems: [
        '9: "vv" of PartialWords depends on a spelling checker',
        expect.stringMatching(/^16: not a regular expression/),
        "18: the section Extra is not known",
      ],
    });
  });

  it("tells where XML is broken", () => {
    const { rows, problems } = imported(
      '<OCRFixReplaceList><WholeWords>\n<Word from="a" to="b">\n</WholeWords>',
      "subtitle-edit",
    );
    expect(rows).toEqual(["a\tb\tSubtitle Edit, WholeWords"]);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^3: unexpected close tag/);
  });

  it("reads Guiguts' word lists as questions and flags", () => {
    const list = `# comment
%scannoslist = (
'ana' => 'and',
'modem'=>'modern',
'o\\'er' => "over",
'&' => '',
'ana' => '',
broken
);

%reghints = (
'modem' => 'm for "rn"',
);
`;
    expect(imported(list, "guiguts")).toEqual({
      rows: ["ana\tand|", 'modem\tmodern|\tm for "rn"', "o'er\tover|", "&\t"],
      problems: ['7: "ana" again', "8: not an entry 'search' => 'replacement': broken"],
    });
  });

  it("reads Guiguts' pattern lists, what RE2 cannot do apart", () => {
    const list =
      "%::scannoslist = (\n'\\bhl' => 'bl',\n'tb' => 'th',\n'rn([bmp])' => 'm$1',\n'j(?<![a-z])' => ';',\n'\\t', => ' ',\n);\n";
    expect(imported(list, "guiguts")).toEqual({
      rows: ["/\\bhl/\tbl|", "/tb/\tth|", "/rn([bmp])/\tm$1|", "/\\t/\t |"],
      problems: [expect.stringMatching(/^5: not a regular expression/)],
    });
  });

  it("reads DataMunging's rule sets", () => {
    const list = "lbis\tthis\t1200\nofthe\tof the\naloft\talso ft\t30\nthis\tthus\nno tab\n";
    expect(imported(list, "datamunging")).toEqual({
      rows: ["ofthe\tof the", "aloft\talso ft\tseen 30 times", "this\tthus"],
      problems: ['1: "this" is itself replaced', '5: not "wrong<TAB>right" or "wrong<TAB>right<TAB>count": "no tab"'],
    });
  });

  it("knows that it does not know a list", () => {
    expect(formatOf("just a text\nof two lines")).toBeNull();
    expect(formatOf("")).toBeNull();
  });
});
