// Public-domain prose in documents as a scanner meets them, for clean text and synthetic scans. What the language model
// learned from is left out but for the parts that it holds out.
//   node scripts/train/prose.mjs        fetches what is missing; words by source
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync, inflateSync } from "node:zlib";
import { ARCHIVES as LANGUAGE_ARCHIVES, unpackInputs } from "../language-model/inputs.mjs";
import { readProse } from "../language-model/prose.mjs";
import { foldOf } from "./folds.mjs";
import { hash, random as makeRandom } from "./random.mjs";
import { readSet, setNames } from "./sets.mjs";

const CACHE = fileURLToPath(new URL("../../.data-cache", import.meta.url));

/** All public domain: The Jargon File 4.4.7 (2003), World English Bible (2000s), Newton's Opticks (1730). */
const ARCHIVES = {
  jargon: {
    package: "jargon-text=4.4.7-4.1",
    file: "jargon-text_4.4.7-4.1_all.deb",
    sha256: "17d05997e30eb3d5d6713929b8e2f81b63a5f50073858ad2a06701c71f54dcdb",
  },
  bible: {
    package: "sword-text-web=426.0-1",
    file: "sword-text-web_426.0-1_all.deb",
    sha256: "930b23670b352f0829a306501de4bebb5e654a2df02cde2cbe86b802177868e1",
  },
  opticks: {
    package: "golang-1.19-src=1.19.8-2",
    file: "golang-1.19-src_1.19.8-2_all.deb",
    sha256: "2dfa82fe4f08f4e0193c532e561af4c91871f5235608f04f2bb8d57bb288df5a",
  },
};

function unpack(name) {
  const { package: wanted, file, sha256 } = ARCHIVES[name];
  const [path, folder] = [join(CACHE, file), join(CACHE, name)];
  if (existsSync(folder)) return folder;
  mkdirSync(CACHE, { recursive: true });
  if (!existsSync(path))
    execFileSync("apt-get", ["download", wanted], { cwd: CACHE, stdio: ["ignore", "ignore", "inherit"] });
  const sum = createHash("sha256").update(readFileSync(path)).digest("hex");
  if (sum !== sha256) throw new Error(`${path}: sha256 is ${sum}, not ${sha256}`);
  execFileSync("dpkg-deb", ["-x", path, folder]);
  return folder;
}

function jargon() {
  const bytes = readFileSync(join(unpack("jargon"), "usr/share/doc/jargon-text/jargon.txt.gz"));
  const text = gunzipSync(bytes).toString("utf8");
  return text.slice(text.indexOf(":abbrev:")).replace(/[{}]/g, "");
}

/** Books of a SWORD module: an index of {offset, length, length unpacked} in u32, and zlib blocks of OSIS. */
function bible() {
  const folder = join(unpack("bible"), "usr/share/sword/modules/texts/ztext/engWEB2015eb");
  const books = [];
  for (const part of ["ot", "nt"]) {
    const [index, blocks] = ["bzs", "bzz"].map((kind) => readFileSync(join(folder, `${part}.${kind}`)));
    for (let at = 0; at + 12 <= index.length; at += 12) {
      const [offset, length] = [index.readUInt32LE(at), index.readUInt32LE(at + 4)];
      books.push(inflateSync(blocks.subarray(offset, offset + length)).toString("utf8"));
    }
  }
  return books
    .join("\n\n")
    .replace(/<(note|title)\b[\s\S]*?<\/\1>/g, " ")
    .replace(/<div eID="\w+" type="x-p"\/>|<lg\b[^>]*>/g, "\n\n")
    .replace(/<[^>]*>/g, " ")
    .replace(/ +([,.;:?!”’])/g, "$1");
}

function opticks() {
  const text = readFileSync(join(unpack("opticks"), "usr/share/go-1.19/src/testdata/Isaac.Newton-Opticks.txt"), "utf8");
  const [start, end] = ["*** START", "*** END"].map((mark) => text.indexOf(mark));
  return text
    .slice(text.indexOf("\n", start), end)
    .replace(/_/g, "")
    .replace(/\[[A-Z\d]{1,2}\]/g, "");
}

/** Longer ones are cut at sentence ends: some sources have a whole speech in one. */
const LONGEST_PARAGRAPH = 200;

function cutLong(paragraph) {
  if (paragraph.split(" ").length <= LONGEST_PARAGRAPH) return [paragraph];
  const parts = [""];
  for (const sentence of paragraph.split(/(?<=[a-z]{3}[.!?]["”]?) (?=["“]?[A-Z])/)) {
    if (parts.at(-1).split(" ").length > LONGEST_PARAGRAPH / 2) parts.push("");
    parts[parts.length - 1] = `${parts.at(-1)} ${sentence}`.trim();
  }
  return parts;
}

/** Paragraphs of running prose: no tables, lists, verse, headings. */
function paragraphs(text) {
  return text
    .replace(/\r/g, "")
    .split(/\n\s*\n/)
    .flatMap((paragraph) => cutLong(paragraph.replace(/\s+/g, " ").trim()))
    .filter((paragraph) => {
      const words = paragraph.split(" ").length;
      const strange = paragraph.match(/[^\p{L} ,.;:'"!?()“”‘’-]/gu)?.length ?? 0;
      return words >= 12 && strange < 0.02 * paragraph.length && /[.!?”"]$/.test(paragraph);
    });
}

/** Sources as `{ source, paragraphs }`; what is not in .data-cache is fetched, by one process at a time. */
export function sources() {
  const names = Object.keys(LANGUAGE_ARCHIVES);
  const unpacked = names.every((name) => existsSync(join(CACHE, name)));
  const folders = unpacked ? Object.fromEntries(names.map((name) => [name, join(CACHE, name)])) : unpackInputs([]);
  const held = new Map();
  for (const { source, text, heldOut } of readProse(folders))
    if (heldOut) held.set(source, `${held.get(source) ?? ""}\n\n${text}`);
  const all = [["jargon", jargon()], ["bible", bible()], ["opticks", opticks()], ...held];
  return all.map(([source, text]) => ({ source, paragraphs: paragraphs(text) }));
}

/** A place where a printer may have broken a word: between a vowel and a consonant that a vowel follows, or two consonants. */
function breakPlace(word) {
  const match =
    /^(\p{L}{2,}[aeiouy])([bcdfghjklmnpqrstvwz][aeiou]\p{L}+[.,;]?)$/u.exec(word) ??
    /^(\p{L}+[bcdfghjklmnpqrstvwz])([bcdfghjklmnpqrstvwz][aeiou]\p{L}+[.,;]?)$/u.exec(word);
  return match ? match[1].length : 0;
}

function wrap(paragraph, width, hyphenate) {
  const lines = [];
  let line = "";
  for (const word of paragraph.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > width) {
      const at = hyphenate ? breakPlace(word) : 0;
      const fits = at > 0 && line.length + at + 2 <= width;
      lines.push(fits ? `${line} ${word.slice(0, at)}-` : line);
      line = fits ? word.slice(at) : word;
    } else line += (line === "" ? "" : " ") + word;
  }
  return [...lines, line].join("\n");
}

const plainQuotes = (text) => text.replace(/[“”]/g, '"').replace(/[‘’]/g, "'");

/** Sets paragraphs in lines: of a book, of a newspaper's column with words broken at line ends, or one line a paragraph. */
function typeset(chosen, random) {
  const manner = random.weighted(["book", "column", "line"], (kind) => ({ book: 5, column: 3, line: 2 })[kind]);
  const width = manner === "book" ? random.whole(55, 80) : random.whole(28, 50);
  const curly = random.chance(0.3);
  const headings = random.chance(0.2);
  const set = chosen.map((paragraph) => {
    const text = curly ? paragraph : plainQuotes(paragraph);
    const heading =
      headings && random.chance(0.3)
        ? `${text.split(" ").slice(0, random.whole(2, 6)).join(" ").toUpperCase()}\n\n`
        : "";
    return heading + (manner === "line" ? text : wrap(text, width, manner === "column"));
  });
  return `${set.join(random.chance(0.5) ? "\n\n" : "\n")}\n`;
}

/**
 * Documents of 200–1500 words, `{ source, id, fold, text }`, the same for the same seed. One in four is the truth of a
 * development set's document and has that one's fold; the others have fold −1.
 */
export function* proseDocuments({ seed = 1, count }) {
  const random = makeRandom(hash(`prose ${seed}`));
  const prose = sources();
  const truths = setNames().flatMap((set) =>
    readSet(set)
      .filter(({ gt }) => gt.length > 500 && gt.length < 12_000)
      .map(({ id, gt }) => ({ set, id, gt })),
  );
  for (let made = 0; made < count; made++) {
    if (truths.length > 0 && random.chance(0.25)) {
      const { set, id, gt } = random.pick(truths);
      yield { source: set, id: `${made}:${set}/${id}`, fold: foldOf(set, id), text: gt };
      continue;
    }
    const { source, paragraphs: list } = random.pick(prose);
    const wanted = random.logarithmic(200, 1500);
    const start = random.whole(0, list.length - 1);
    const chosen = [];
    for (let at = start, words = 0; words < wanted && at < list.length; at++) {
      chosen.push(list[at]);
      words += list[at].split(" ").length;
    }
    yield { source, id: `${made}:${source}/${start}`, fold: -1, text: typeset(chosen, random) };
  }
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url))
  for (const { source, paragraphs: list } of sources())
    console.log(source.padEnd(12), list.length, "paragraphs", list.join(" ").split(" ").length, "words");
