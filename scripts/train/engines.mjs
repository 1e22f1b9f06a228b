// Writes engine-scans.jsonl.gz: public-domain prose as four OCR engines read it from pages that print-page.mjs draws. Run by
// hand; training reads the file, so that it needs no engine. Debian packages: tesseract-ocr, tesseract-ocr-eng, -deu, -fra, -frk,
// -lat, gocr, ocrad, fonts-dejavu-core, fonts-ebgaramond, fonts-liberation, fonts-linuxlibertine, fonts-oldstandard, fonts-urw-base35.
// `legacy` is Tesseract's recogniser of before 2018, which read most of what libraries have digitised; its models are fetched.
//   node scripts/train/engines.mjs [--out FILE] [--only NAME,NAME] [--documents N]
// With --only or --documents nothing is written but what --out names.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { gunzipSync, gzipSync } from "node:zlib";
import { distance } from "fastest-levenshtein";
import { unpackInputs } from "../language-model/inputs.mjs";
import { ENGINE_SCANS } from "./engine-scans.mjs";
import { makeFace, printPage } from "./print-page.mjs";
import { proseDocuments } from "./prose.mjs";
import { hash, random as makeRandom } from "./random.mjs";

/** Of each scanner. */
const DOCUMENTS = 24;
/** Characters of a page, which ends with a line. */
const LONGEST_PAGE = 2500;
/** Prose with a line for each paragraph is wrapped. */
const LONGEST_LINE = 75;
/** What is read worse than this was not read at all. */
const WORST_RATE = 0.15;
/** Pages tried for each that is wanted: a look that cannot be read comes to an end. */
const MOST_TRIES = 3;
/** gocr may not come to an end where specks abound. */
const PATIENCE_MS = 60_000;

/** Models that have what the older recogniser needs, unlike those of Debian's packages. */
const LEGACY_MODELS = {
  eng: "c9bddf2e2f0a214ac7918f3f4a3caf45e09ce8674fe26662ae7787ac8927f7bb",
  fra: "ffcef66c64e763499d56ea3f8d7470215390b7c3ab8f33df19a2ab0f2d88c0e5",
  lat: "ca3bedf8da88ee506b70140407030c9a69db190651e90047405e3454311a5351",
};

const tesseract = (page, language, recogniser, ...more) => [
  "tesseract",
  page,
  "-",
  "--psm",
  "6",
  "--oem",
  recogniser,
  "-l",
  language,
  ...more,
];

const COMMANDS = {
  legacy: (page, language, folder) => tesseract(page, language, "0", "--tessdata-dir", folder),
  tesseract: (page, language) => tesseract(page, language, "1"),
  gocr: (page) => ["gocr", "-i", page],
  ocrad: (page) => ["ocrad", "-F", "utf8", page],
};

const FONTS = "/usr/share/fonts";
const FACES = {
  Biolinum: "opentype/linux-libertine/LinBiolinum_R.otf",
  "DejaVu Serif": "truetype/dejavu/DejaVuSerif.ttf",
  "EB Garamond": "opentype/ebgaramond/EBGaramond12-Regular.otf",
  "Liberation Mono": "truetype/liberation/LiberationMono-Regular.ttf",
  "Liberation Sans": "truetype/liberation/LiberationSans-Regular.ttf",
  "Liberation Serif": "truetype/liberation/LiberationSerif-Regular.ttf",
  "Liberation Sans Narrow": "truetype/liberation/LiberationSansNarrow-Regular.ttf",
  "Linux Libertine": "opentype/linux-libertine/LinLibertine_R.otf",
  "Linux Libertine Bold": "opentype/linux-libertine/LinLibertine_RB.otf",
  "Nimbus Roman": "opentype/urw-base35/NimbusRoman-Regular.otf",
  "Nimbus Sans": "opentype/urw-base35/NimbusSans-Regular.otf",
  "Old Standard": "truetype/fonts-oldstandard/OldStandard-Regular.ttf",
  Palladio: "opentype/urw-base35/P052-Roman.otf",
  "Palladio Italic": "opentype/urw-base35/P052-Italic.otf",
};

/** A page that was printed and scanned well. */
const PLAIN = {
  jitter: 0.1,
  ink: 0,
  broken: 0,
  dirt: 0,
  speck: 1,
  blur: 0.6,
  grain: 0.02,
  clots: 0.02,
  patches: 0.02,
  threshold: 0.5,
};

/**
 * `look` is what of a page is not PLAIN. Tesseract, old or new, is not given Old Standard or C059, gocr and ocrad not Liberation Serif, C059
 * or Nimbus Mono Bold: with these their readings are kept as a test of what training has not seen.
 */
const SCANNERS = {
  "tesseract-liberation-serif": {
    engine: "tesseract",
    face: "Liberation Serif",
    size: 20,
    look: { ink: 0.25, blur: 0.7, grain: 0.04, clots: 0.04, patches: 0.04 },
  },
  "tesseract-nimbus-roman": {
    engine: "tesseract",
    face: "Nimbus Roman",
    size: 26,
    look: { ink: 0.2, broken: 250, speck: 1.2 },
  },
  "tesseract-palladio": {
    engine: "tesseract",
    face: "Palladio",
    size: 24,
    look: { ink: 0.2, broken: 30, dirt: 60, speck: 1.2, patches: 0.04 },
  },
  "tesseract-libertine": {
    engine: "tesseract",
    face: "Linux Libertine",
    size: 24,
    look: { ink: 0.9, blur: 1.1, grain: 0.05, clots: 0.05 },
  },
  "tesseract-garamond": {
    engine: "tesseract",
    face: "EB Garamond",
    size: 27,
    look: { ink: 0.1, blur: 0.8, grain: 0.05, clots: 0.05 },
  },
  "tesseract-liberation-mono": {
    engine: "tesseract",
    face: "Liberation Mono",
    size: 18,
    look: { jitter: 0.4, broken: 60, grain: 0.1, clots: 0.1 },
  },
  "tesseract-nimbus-sans": {
    engine: "tesseract",
    face: "Nimbus Sans",
    size: 20,
    look: { ink: 0.2, blur: 0.8, grain: 0.08, clots: 0.08 },
  },
  "tesseract-dejavu-serif": {
    engine: "tesseract",
    face: "DejaVu Serif",
    size: 20,
    look: { ink: 0.2, blur: 0.9, grain: 0.08, clots: 0.08 },
  },
  "gocr-old-standard": { engine: "gocr", face: "Old Standard", size: 44, look: { ink: 0.4, grain: 0.05, clots: 0.04 } },
  "gocr-nimbus-roman": { engine: "gocr", face: "Nimbus Roman", size: 44, look: { ink: 0.4, grain: 0.06, clots: 0.06 } },
  "gocr-liberation-mono": {
    engine: "gocr",
    face: "Liberation Mono",
    size: 36,
    look: { ink: 0.2, broken: 80, speck: 1.6, grain: 0.05, clots: 0.05 },
  },
  "gocr-liberation-sans": { engine: "gocr", face: "Liberation Sans", size: 38, look: { grain: 0.07, clots: 0.07 } },
  "gocr-palladio": {
    engine: "gocr",
    face: "Palladio",
    size: 42,
    look: { ink: 0.2, blur: 0.7, grain: 0.04, patches: 0.03 },
  },
  "ocrad-old-standard": {
    engine: "ocrad",
    face: "Old Standard",
    size: 44,
    look: { ink: 0.4, grain: 0.03, clots: 0.03 },
  },
  "ocrad-nimbus-roman": { engine: "ocrad", face: "Nimbus Roman", size: 46, look: { ink: 0.3, broken: 50, speck: 1.8 } },
  "ocrad-liberation-mono": {
    engine: "ocrad",
    face: "Liberation Mono",
    size: 36,
    look: { ink: 0.2, grain: 0.1, clots: 0.1 },
  },
  "ocrad-nimbus-sans": { engine: "ocrad", face: "Nimbus Sans", size: 36, look: { broken: 90, dirt: 12, speck: 1.6 } },
  "ocrad-dejavu-serif": {
    engine: "ocrad",
    face: "DejaVu Serif",
    size: 36,
    look: { broken: 6, speck: 1.8, grain: 0.04, clots: 0.04 },
  },
  "tesseract-latin-liberation-sans": {
    engine: "tesseract",
    language: "lat",
    face: "Liberation Sans",
    size: 20,
    look: { ink: 0.2, blur: 0.8, grain: 0.06, clots: 0.05 },
  },
  "tesseract-french-nimbus-roman": {
    engine: "tesseract",
    language: "fra",
    face: "Nimbus Roman",
    size: 22,
    look: { ink: 0.3, broken: 60, blur: 0.8, grain: 0.04 },
  },
  "tesseract-german-liberation-serif": {
    engine: "tesseract",
    language: "deu",
    face: "Liberation Serif",
    size: 22,
    look: { ink: 0.2, blur: 0.9, grain: 0.05, clots: 0.06 },
  },
  "tesseract-fraktur-palladio": {
    engine: "tesseract",
    language: "frk",
    face: "Palladio",
    size: 28,
    look: { ink: 0.3, blur: 0.8, grain: 0.03 },
  },
  "tesseract-palladio-italic": {
    engine: "tesseract",
    face: "Palladio Italic",
    size: 22,
    look: { ink: 0.2, blur: 0.8, grain: 0.03, clots: 0.03 },
  },
  "gocr-dejavu-serif": { engine: "gocr", face: "DejaVu Serif", size: 36, look: { ink: 0.3, grain: 0.05, clots: 0.05 } },
  "gocr-biolinum": { engine: "gocr", face: "Biolinum", size: 42, look: { ink: 0.3, grain: 0.05, clots: 0.04 } },
  "ocrad-garamond": { engine: "ocrad", face: "EB Garamond", size: 48, look: { ink: 0.3, grain: 0.03, clots: 0.03 } },
  "ocrad-libertine-bold": {
    engine: "ocrad",
    face: "Linux Libertine Bold",
    size: 44,
    look: { broken: 40, speck: 1.6, grain: 0.04, clots: 0.04 },
  },
  "ocrad-liberation-sans-narrow": {
    engine: "ocrad",
    face: "Liberation Sans Narrow",
    size: 40,
    look: { ink: 0.2, broken: 40, speck: 1.6, grain: 0.07, clots: 0.07 },
  },
  "legacy-nimbus-roman": {
    engine: "legacy",
    face: "Nimbus Roman",
    size: 26,
    look: { ink: 0.3, blur: 0.8, grain: 0.05, clots: 0.05 },
  },
  "legacy-liberation-serif": {
    engine: "legacy",
    face: "Liberation Serif",
    size: 28,
    look: { ink: 0.2, broken: 100, speck: 1.2, blur: 0.7, grain: 0.05 },
  },
  "legacy-palladio": { engine: "legacy", face: "Palladio", size: 22, look: { ink: 0.2, blur: 0.8, grain: 0.05 } },
  "legacy-libertine": {
    engine: "legacy",
    face: "Linux Libertine",
    size: 32,
    look: { ink: 0.4, blur: 0.8, grain: 0.06, clots: 0.06 },
  },
  "legacy-garamond": {
    engine: "legacy",
    face: "EB Garamond",
    size: 27,
    look: { ink: 0.2, broken: 30, grain: 0.05, clots: 0.04 },
  },
  "legacy-dejavu-serif": {
    engine: "legacy",
    face: "DejaVu Serif",
    size: 24,
    look: { broken: 300, dirt: 200, blur: 0.6, grain: 0.05 },
  },
  "legacy-nimbus-sans": {
    engine: "legacy",
    face: "Nimbus Sans",
    size: 26,
    look: { ink: 0.1, blur: 0.7, grain: 0.05, clots: 0.05 },
  },
  "legacy-palladio-italic": { engine: "legacy", face: "Palladio Italic", size: 26, look: { ink: 0.2, grain: 0.04 } },
  "legacy-french-nimbus-roman": {
    engine: "legacy",
    language: "fra",
    face: "Nimbus Roman",
    size: 28,
    look: { ink: 0.4, blur: 0.8, grain: 0.05, patches: 0.04 },
  },
  "legacy-latin-libertine": {
    engine: "legacy",
    language: "lat",
    face: "Linux Libertine",
    size: 26,
    look: { ink: 0.3, broken: 50, grain: 0.05 },
  },
};

const plain = (text) => text.replace(/\s+/g, " ").trim();

function errorRate(ocr, gt) {
  const truth = plain(gt);
  return distance(plain(ocr), truth) / truth.length;
}

function wrapLine(line) {
  const lines = [];
  let rest = line;
  for (let at; rest.length > LONGEST_LINE && (at = rest.lastIndexOf(" ", LONGEST_LINE)) > 0; rest = rest.slice(at + 1))
    lines.push(rest.slice(0, at));
  return [...lines, rest];
}

/** The lines of a text's first page. */
function pageOf(text) {
  const lines = text.trimEnd().split("\n").flatMap(wrapLine);
  let length = 0;
  const end = lines.findIndex((line) => (length += line.length + 1) > LONGEST_PAGE);
  return (end < 0 ? lines : lines.slice(0, end)).join("\n").trimEnd().split("\n");
}

/** No two pages of a scanner are quite alike. */
function vary(look, random) {
  const about = (amount) => amount * random.logarithmic(0.8, 1.25);
  const varied = Object.fromEntries(Object.entries(look).map(([name, amount]) => [name, about(amount)]));
  return { ...varied, threshold: look.threshold + 0.03 * (2 * random.next() - 1) };
}

/** Puts the models of the older recogniser into the folder. */
function unpackModels(folder) {
  const archives = Object.entries(LEGACY_MODELS).map(([language, sha256]) => [
    `legacy-${language}`,
    { file: `tesseract.js-data-${language}-1.0.0.tgz`, npm: `@tesseract.js-data/${language}@1.0.0`, sha256 },
  ]);
  const unpacked = unpackInputs([], Object.fromEntries(archives));
  for (const language of Object.keys(LEGACY_MODELS)) {
    const model = readFileSync(join(unpacked[`legacy-${language}`], "4.0.0", `${language}.traineddata.gz`));
    writeFileSync(join(folder, `${language}.traineddata`), gunzipSync(model));
  }
}

/** What an engine reads on a page; nothing where it fails. */
function readPage(engine, language, page, folder) {
  const path = join(folder, "page.pgm");
  writeFileSync(path, page);
  const [command, ...args] = COMMANDS[engine](path, language, folder);
  // More threads than one make Tesseract slower.
  const env = { ...process.env, OMP_THREAD_LIMIT: "1" };
  try {
    const read = execFileSync(command, args, { env, timeout: PATIENCE_MS, stdio: ["ignore", "pipe", "ignore"] });
    return `${read.toString("utf8").replaceAll("\f", "").trimEnd()}\n`;
  } catch (error) {
    if (error.code === "ENOENT") throw error;
    return "\n";
  }
}

/** `count` scans; documents with letters that the font lacks, and pages that could not be read, are passed over. */
function* scansOf(name, count, folder) {
  const { engine, language = "eng", face: faceName, size, look } = SCANNERS[name];
  const face = makeFace(join(FONTS, FACES[faceName]), size);
  let [made, tried] = [0, 0];
  // The truth of development sets, which has a fold, may not enter the project.
  for (const { source, id, fold, text } of proseDocuments({
    seed: `engines ${name}`,
    count: Number.POSITIVE_INFINITY,
  })) {
    if (made === count || tried === MOST_TRIES * count) return;
    if (fold !== -1 || !face.has(text)) continue;
    tried++;
    const lines = pageOf(text);
    const random = makeRandom(hash(`${name} ${id}`));
    const ocr = readPage(engine, language, printPage(lines, face, vary({ ...PLAIN, ...look }, random), random), folder);
    const gt = `${lines.join("\n")}\n`;
    if (plain(ocr) === "" || errorRate(ocr, gt) > WORST_RATE) {
      console.log(`  ${name} ${id}: ${(100 * errorRate(ocr, gt)).toFixed(1)}%, left out`);
      continue;
    }
    made++;
    yield { id: `${name}/${id}`, scanner: name, source, ocr, gt };
  }
}

function report(name, scans) {
  const words = scans.reduce((sum, { gt }) => sum + plain(gt).split(" ").length, 0);
  const letters = scans.reduce((sum, { gt }) => sum + plain(gt).length, 0);
  const wrong = scans.reduce((sum, { ocr, gt }) => sum + distance(plain(ocr), plain(gt)), 0);
  const rate = `${((100 * wrong) / letters).toFixed(2)}%`;
  console.log(name.padEnd(28), scans.length, "documents", words, "words", "CER", rate);
}

const { values: options } = parseArgs({
  options: { out: { type: "string" }, only: { type: "string" }, documents: { type: "string" } },
});
const partial = options.only !== undefined || options.documents !== undefined;
const out = options.out ?? (partial ? undefined : ENGINE_SCANS);
const folder = mkdtempSync(join(tmpdir(), "ocrfix-engines-"));
const all = [];
try {
  const names = options.only?.split(",") ?? Object.keys(SCANNERS);
  if (names.some((name) => SCANNERS[name].engine === "legacy")) unpackModels(folder);
  for (const name of names) {
    const scans = [...scansOf(name, Number(options.documents ?? DOCUMENTS), folder)];
    report(name, scans);
    all.push(...scans);
  }
} finally {
  rmSync(folder, { recursive: true });
}
if (out !== undefined)
  writeFileSync(out, gzipSync(all.map((scan) => `${JSON.stringify(scan)}\n`).join(""), { level: 9 }));
