import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { crc32 } from "node:zlib";
import { DataFileError } from "./binary/data-file-error.js";
import { identityOf } from "./binary/identity.js";
import { FEATURES } from "./decision/features.js";
import { JUDGED, type JudgeModel, openJudge } from "./decision/judge.js";
import type { DecisionModel } from "./decision/model.js";
import { type Confusion, parseConfusions } from "./models/channel/confusion.js";
import { openPrint } from "./models/channel/print.js";
import { CONTEXT_FILE, openContext } from "./models/language/context.js";
import { openLetters } from "./models/language/letters.js";
import { openNgramModel } from "./models/language/ngrams.js";
import { openLexicon } from "./models/lexicon/lexicon.js";
import { PACKAGE_ROOT } from "./package-root.js";
import type { Models } from "./pipeline/models.js";
import { parseRules } from "./rules/parse-rules.js";
import type { Rule } from "./rules/rule.js";
import { parseFunctionWords } from "./tokens/function-words.js";

/** The dictionaries that came with the program; OCRFIX_DICTIONARIES names others, as for trying out what was retrained. */
const SHIPPED = process.env.OCRFIX_DICTIONARIES ?? fileURLToPath(new URL("dictionaries/en/", PACKAGE_ROOT));

/** The tables that stand beside each other as the prior; of a confusion in several the likeliest counts. */
const CONFUSION_TABLES = ["confusions.tsv", "confusions.visual.tsv", "confusions.pieces.tsv"];

const GLYPHS = "glyphs.tsv";

const FUNCTION_WORDS = "rules/foreign.tsv";

/**
 * Opens the dictionaries of a folder, by default those that came with the program.
 *
 * @throws DataFileError if a file is cut short, damaged, not what its checksum says, or made for another
 */
export function loadModels(folder: string = SHIPPED): Models {
  const files = openFolder(folder);
  const [identity, language] = files.compiled("language-model.bin", "language model", (bytes) => [
    identityOf(bytes),
    openNgramModel(bytes),
  ]);
  return {
    lexicon: files.compiled("lexicon.bin", "lexicon", (bytes) => openLexicon(bytes, identity)),
    letters: files.compiled("letters.bin", "letter model", openLetters),
    language,
    context: files.compiled("context-model.bin", CONTEXT_FILE.role, (bytes) => openContext(bytes, identity)),
    confusions: loadConfusions(folder, files),
    print: openPrint(files.table(GLYPHS), GLYPHS),
    functionWords: parseFunctionWords(files.table(FUNCTION_WORDS)),
    rules: loadRules(folder, files),
    judge: openJudge(readDecision(files.table("decision.json"))),
  };
}

/** The files of a folder of dictionaries, each compared with its checksum. */
interface DataFiles {
  /** Opened first: where the head of a compiled file is wrong, it says more than the sum does. */
  compiled<T>(name: string, role: string, open: (bytes: Uint8Array) => T): T;
  /** A file that is text. */
  table(name: string): string;
}

function openFolder(folder: string): DataFiles {
  const sums = readSums(folder);
  const isWhole = (name: string, bytes: Uint8Array): boolean => {
    const sum = sums[name]?.crc32;
    return sum === undefined || sum === crc32(bytes);
  };
  return {
    compiled(name, role, open) {
      const path = join(folder, name);
      if (!existsSync(path)) throw new DataFileError(role, `${path} is not there`);
      const bytes = readFileSync(path);
      const opened = open(bytes);
      if (!isWhole(name, bytes)) throw new DataFileError(role, "the file is damaged");
      return opened;
    },
    table(name) {
      const bytes = readFileSync(join(folder, name));
      if (!isWhole(name, bytes))
        throw new DataFileError(name, "the file is damaged, or was changed and its checksum was not", "data:sums");
      return bytes.toString("utf8");
    },
  };
}

/** CRC-32 of the files: fast enough for every start, and no burst of up to 32 bits goes unseen. */
function readSums(folder: string): Readonly<Record<string, { readonly crc32?: number } | undefined>> {
  const path = join(folder, "checksums.json");
  // A folder for trying something out need not have it.
  return existsSync(path) ? parseJson(readFileSync(path, "utf8"), "checksums", "data:build") : {};
}

/** The decision model, whose trees are whole: no branch leads out of them or back. */
function readDecision(text: string): JudgeModel {
  const role = "decision model";
  const model = parseJson<JudgeModel>(text, role, "train:decision");
  const { alone, together } = Object(model) as Partial<JudgeModel>;
  if (!isForest(alone, FEATURES) || !isForest(together, JUDGED))
    throw new DataFileError(role, "the file is damaged", "train:decision");
  return model;
}

function isForest(forest: unknown, features: readonly string[]): boolean {
  const { feature, value, right, roots, calibration, base } = Object(forest) as Partial<DecisionModel>;
  const numbers = (list: unknown): list is readonly number[] => Array.isArray(list) && list.every(Number.isFinite);
  return (
    numbers(feature) &&
    numbers(value) &&
    numbers(right) &&
    numbers(roots) &&
    numbers([base]) &&
    Array.isArray(calibration) &&
    calibration.length > 0 &&
    calibration.every((point) => numbers(point) && point.length === 2) &&
    feature.length === value.length &&
    feature.length === right.length &&
    roots.every((root) => root >= 0 && root < feature.length) &&
    feature.every((at, node) => at < 0 || (at < features.length && right[node] > node && right[node] < feature.length))
  );
}

function parseJson<T>(text: string, role: string, command: string): T {
  try {
    return JSON.parse(text) as T;
  } catch {
    throw new DataFileError(role, "the file is cut short or damaged", command);
  }
}

/** The table of confusions that is the prior. */
export function loadConfusions(folder: string = SHIPPED, files = openFolder(folder)): Confusion[] {
  const confusions = new Map<string, Confusion>();
  for (const name of CONFUSION_TABLES)
    for (const confusion of parseConfusions(files.table(name), name)) {
      const key = `${confusion.scanned}\t${confusion.printed}\t${confusion.where}`;
      const other = confusions.get(key);
      if (other === undefined || other.probability < confusion.probability) confusions.set(key, confusion);
    }
  return [...confusions.values()];
}

/** The rule packs: each table in `rules/` but those of other kinds of words. */
export function loadRules(folder: string = SHIPPED, files = openFolder(folder)): Rule[] {
  const rules: Rule[] = [];
  for (const name of readdirSync(join(folder, "rules")).sort()) {
    const pack = /^([a-z-]+)\.tsv$/.exec(name)?.[1];
    if (pack === undefined || pack === "foreign") continue;
    const parsed = parseRules(files.table(`rules/${name}`), pack, name);
    const [problem] = parsed.problems;
    if (problem !== undefined) throw new Error(`${problem.file}:${problem.line}: ${problem.reason}`);
    rules.push(...parsed.rules);
  }
  return rules;
}
