// The public-domain prose that the model learns from, and what of it is held out to measure the model.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { inflateSync } from "node:zlib";

/** Of the novels and chapters and addresses, in their order, these are held out. */
const HELD_OUT_NOVEL = "Persuasion";
const HELD_OUT_STORY = "chesterton-thursday";
const EVERY_TENTH = 10;

/**
 * Of the Gutenberg package, what no other has; but not the Bible, with which newspapers were harder to foretell, nor the
 * plays, whose spelling is of 1623: their "haue" and "vs" would make misreadings of modern words look right.
 */
const STORIES = [
  "bryant-stories",
  "burgess-busterbrown",
  "carroll-alice",
  "chesterton-ball",
  "chesterton-brown",
  "chesterton-thursday",
  "edgeworth-parents",
];
const VERSE = ["milton-paradise", "whitman-leaves"];
const LICENCE = /^End of Project Gutenberg/m;

/** Texts as { source, text, heldOut }, always in the same order. */
export function readProse(folders) {
  return [
    ...addresses(folders.sotu),
    ...chapters(folders.moby),
    ...novels(folders.austen),
    ...books(folders.gutenberg, "stories", STORIES),
    ...books(folders.gutenberg, "verse", VERSE),
    ...glosses(folders.wordnet),
  ];
}

function addresses(folder) {
  const files = readdirSync(join(folder, "data"))
    .filter((file) => file.endsWith(".txt"))
    .sort();
  return files.map((file, index) => ({
    source: "sotu",
    text: readFileSync(join(folder, "data", file), "utf8"),
    heldOut: index % EVERY_TENTH === 5,
  }));
}

function chapters(folder) {
  const files = readdirSync(join(folder, "data")).filter((file) =>
    /^(chapter_\d+|epilogue|etymology|extracts)\.txt$/.test(file),
  );
  return files.sort().map((file, index) => ({
    source: "moby",
    text: readFileSync(join(folder, "data", file), "utf8"),
    heldOut: index % EVERY_TENTH === 5,
  }));
}

/** An .rdb file is a row of R objects, each a big-endian u32 length and that in zlib's format. */
function novels(folder) {
  const bytes = readFileSync(join(folder, "usr/lib/R/site-library/janeaustenr/data/Rdata.rdb"));
  const texts = [];
  for (let at = 0; at + 4 < bytes.length; ) {
    const { buffer, engine } = inflateSync(bytes.subarray(at + 4), { info: true });
    texts.push(readStrings(buffer));
    at += 4 + engine.bytesWritten;
  }
  return texts.map((lines) => ({ source: "austen", text: lines.join("\n"), heldOut: lines[0] === HELD_OUT_NOVEL }));
}

/** R's serialised vector of strings: 14 bytes, the encoding's name, 0x10 and the count; for each a flag word, length, bytes. */
function readStrings(buffer) {
  let at = 14;
  const u32 = () => buffer.readUInt32BE((at += 4) - 4);
  const encodingLength = u32();
  at += encodingLength;
  if (u32() !== 0x10) throw new Error("no vector of strings");
  return Array.from({ length: u32() }, () => {
    u32();
    const length = u32();
    return buffer.toString("utf8", at, (at += length));
  });
}

function books(folder, source, names) {
  return names.map((name) => ({
    source,
    text: readFileSync(join(folder, "gutenberg", `${name}.txt`), "latin1").split(LICENCE)[0],
    heldOut: name === HELD_OUT_STORY,
  }));
}

/** Definitions and examples, one a paragraph, without the subject in brackets that some begin with. */
function glosses(folder) {
  return ["noun", "verb", "adj", "adv"].map((kind) => {
    const lines = readFileSync(join(folder, "usr/share/wordnet", `data.${kind}`), "latin1").split("\n");
    const parts = lines.flatMap((line) => (line.split(" | ")[1] ?? "").split(/; ?(?=")/));
    return { source: "wordnet", text: parts.map((part) => part.replace(/^\(.*?\)/, "")).join("\n\n"), heldOut: false };
  });
}
