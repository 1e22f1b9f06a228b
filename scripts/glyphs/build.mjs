// Writes dictionaries/en/glyphs.tsv: how letters and marks look in print, as columns of black and white, drawn from the font DejaVu Serif.
// Argument: path of the archive if it is there already; else it is fetched.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import opentype from "opentype.js";
import { dataFolder, recordTables } from "../checksums.mjs";
import { unpackInputs } from "../language-model/inputs.mjs";
import { edgesOf } from "../outline.mjs";

const ARCHIVES = {
  dejavu: {
    file: "fonts-dejavu-core_2.37-6_all.deb",
    debian: "fonts-dejavu-core=2.37-6",
    sha256: "8892669e51aab4dc56682c8e39d8ddb7d70fad83c369344e1e240bf3ca22bb76",
  },
};
const FONT = "usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf";
/** All of ASCII that leaves ink, and what else print and scans have. Letters with accents look like those without. */
const CHARACTERS = [
  ...Array.from({ length: 94 }, (_, i) => String.fromCharCode(33 + i)),
  ..."‘’‚“”„–—£§°•«»¬¦¢©®¥€½¼¾ßæÆœŒøØðþſ",
];
/** Rows from above the tallest letter to below the lowest, shares of the font's size. */
const ROWS = 14;
const TOP = 0.76;
const BOTTOM = -0.24;
/** Width of a column, likewise; a letter has a whole number of them. */
const COLUMN = 0.055;
/** A cell is black from this share of ink on. */
const BLACK = 0.4;
const SAMPLES = 8;

/** Is the point in the ink? By its winding number. */
function isInked(edges, x, y) {
  let winding = 0;
  for (const [x0, y0, x1, y1] of edges) {
    if (y0 <= y === y1 <= y) continue;
    if (x0 + ((y - y0) / (y1 - y0)) * (x1 - x0) > x) winding += y1 > y0 ? 1 : -1;
  }
  return winding !== 0;
}

/** Columns of a glyph from the left, a bit a row, the lowest bit on top. */
function columnsOf(glyph, unitsPerEm) {
  const edges = edgesOf(glyph, 1);
  const width = glyph.advanceWidth / unitsPerEm;
  const count = Math.max(1, Math.round(width / COLUMN));
  const [cellWidth, cellHeight] = [width / count, (TOP - BOTTOM) / ROWS];
  return Array.from({ length: count }, (_, column) => {
    let bits = 0;
    for (let row = 0; row < ROWS; row++) {
      let inked = 0;
      for (let i = 0; i < SAMPLES ** 2; i++) {
        const x = (column + ((i % SAMPLES) + 0.5) / SAMPLES) * cellWidth;
        const y = TOP - (row + (Math.floor(i / SAMPLES) + 0.5) / SAMPLES) * cellHeight;
        if (isInked(edges, x, -y)) inked++;
      }
      if (inked > BLACK * SAMPLES ** 2) bits |= 1 << row;
    }
    return bits;
  });
}

const folder = dataFolder();
const font = opentype.loadSync(join(unpackInputs(process.argv.slice(2), ARCHIVES).dejavu, FONT));
const lines = CHARACTERS.sort().map((character) => {
  const columns = columnsOf(font.charToGlyph(character), font.unitsPerEm);
  return `${character}\t${columns.map((bits) => bits.toString(16).padStart(4, "0")).join(" ")}\n`;
});
writeFileSync(join(folder, "glyphs.tsv"), lines.join(""));
recordTables(folder);
console.error(`glyphs.tsv: ${lines.length} characters`);
