import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const ROOT = fileURLToPath(new URL("../", import.meta.url));
const pagesIn = (folder: string): string[] =>
  readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith(".md"))
    .map((name) => join(folder, name));

const PAGES = [".", "docs", "examples", "dictionaries/en"].flatMap(pagesIn);

/** Text without code, in which brackets mean something else. */
const prose = (page: string): string =>
  readFileSync(join(ROOT, page), "utf8")
    .replace(/^```.*?^```/gms, "")
    .replace(/`[^`\n]*`/g, "`code`");

/** The anchors that GitHub gives to the headings of a page. */
function anchors(page: string): string[] {
  const headings = readFileSync(join(ROOT, page), "utf8")
    .replace(/^```.*?^```/gms, "")
    .match(/^#+ .*$/gm)!;
  return headings.map((heading) =>
    heading
      .replace(/^#+ /, "")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .replace(/ /g, "-"),
  );
}

it.each(PAGES)("%s: every link within the project leads somewhere", (page) => {
  const broken: string[] = [];
  for (const [, link] of prose(page).matchAll(/\]\(([^()\s]+)\)/g)) {
    if (/^[a-z]+:/.test(link)) continue;
    const [path, anchor] = link.split("#");
    const target = path === "" ? page : join(dirname(page), path);
    const there = existsSync(join(ROOT, target));
    if (!there || (anchor !== undefined && !anchors(target).includes(anchor))) broken.push(link);
  }
  expect(broken).toEqual([]);
});

it("docs/getting-started.md leads to every other page", () => {
  const text = prose("docs/getting-started.md");
  for (const page of pagesIn("docs")) {
    const name = page.slice("docs/".length);
    if (name !== "getting-started.md") expect(text, name).toContain(`](${name})`);
  }
});
