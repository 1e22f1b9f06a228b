import { statSync } from "node:fs";
import { resolve } from "node:path";
import type { Explanation } from "../../edits/explanation.js";
import { explanationText, type PlacedExplanation } from "../../output/explain.js";
import { safeJson, visibleInLine } from "../../output/visible.js";
import type { Encoding } from "../../text/encoding.js";
import type { Context } from "../context.js";
import { CliError, documentReason } from "../errors.js";
import { shownPath } from "../files/shown-path.js";
import type { CorrectionOptions, SettingsOptions } from "../fix/options.js";
import { makeCorrector } from "../make-corrector.js";
import { createCorrectorOptions } from "../settings/corrector-options.js";
import { createRunSettings } from "../settings/run-settings.js";
import { untrainedNote } from "../settings/untrained.js";
import { findPlace, type Place, type Wanted } from "./find-place.js";

/** The options of `explain` as they were typed. */
export interface ExplainOptions extends CorrectionOptions, SettingsOptions {
  readonly encoding?: Encoding | "auto";
  readonly json?: true;
}

const FILE_PLACE = /^(.+?):(\d+)(?::(\d+))?$/s;

/** The `explain` command: a word by itself, a word in a file, or what stands at a line or column of a file. */
export async function runExplain(
  target: string,
  file: string | undefined,
  options: ExplainOptions,
  context: Context,
): Promise<void> {
  const asked = parseTarget(target, file, context);
  const settings = createRunSettings(options, context).forFile(asked.file);
  const wished = await createCorrectorOptions(context)(settings);
  // A word by itself has nothing to teach.
  const corrector = await makeCorrector(asked.file === undefined ? { ...wished, learn: false } : wished, context);
  const place = await placeOf(asked, settings.get("encoding")!.value as Encoding | "auto", context);
  const study = asked.file === undefined ? { version: 1 as const, lessons: [] } : corrector.study(place.sample);
  const all = corrector.explain(place.window, study, place.start, place.end);
  const line = "wanted" in asked && "line" in asked.wanted && asked.wanted.column === undefined;
  const shown = line ? all.filter(isOfInterest) : all;
  if (shown.length === 0)
    throw new CliError(`${visibleInLine(target)}: ${line ? "nothing doubtful there" : "no word there"}`);
  const placed = shown.map((explanation): PlacedExplanation => {
    const path = asked.file === undefined ? undefined : shownPath(asked.file, context.cwd);
    const { line: at, column } = place.locate(explanation.start);
    return { path, line: at, column, ...aroundOf(place.window, explanation), explanation };
  });
  if (options.json) return context.stdout.write(`${safeJson(placed)}\n`);
  const { language } = wished;
  const note = language === undefined ? "" : `\n${untrainedNote(language)}\n`;
  await context.stdout.write(placed.map(explanationText).join("\n") + note);
}

/** In a line that is asked about as a whole, what is right and has no rival is passed over. */
function isOfInterest({ outcome, candidates }: Explanation): boolean {
  return outcome !== "kept" && outcome !== "left alone" ? true : candidates.length > 1 && candidates[1].above < NEAR;
}

/** A reading that costs so much more, in nats, is no rival. */
const NEAR = 5;

type Asked = { readonly file: undefined; readonly word: string } | { readonly file: string; readonly wanted: Wanted };

function parseTarget(target: string, file: string | undefined, { cwd }: Context): Asked {
  if (file !== undefined) return { file: resolve(cwd, file), wanted: { word: target } };
  const match = FILE_PLACE.exec(target);
  if (match === null) return { file: undefined, word: target };
  const [, path, line, column] = match;
  if (statSync(resolve(cwd, path), { throwIfNoEntry: false }) === undefined && !/[/.]/.test(path))
    return { file: undefined, word: target };
  return {
    file: resolve(cwd, path),
    wanted: { line: Number(line), column: column === undefined ? undefined : Number(column) },
  };
}

async function placeOf(asked: Asked, encoding: Encoding | "auto", context: Context): Promise<Place> {
  if (asked.file === undefined) {
    const { word } = asked;
    if (word.trim() === "") throw new CliError("there is no word to explain");
    const locate = (offset: number) => ({ line: 1, column: offset + 1 });
    return { window: word, sample: [word], start: 0, end: word.length, locate };
  }
  const shown = visibleInLine(shownPath(asked.file, context.cwd));
  let place: Place | undefined;
  try {
    place = await findPlace(asked.file, asked.wanted, encoding, context);
  } catch (error) {
    const reason = documentReason(error);
    throw reason === undefined ? error : new CliError(`${shown}: ${reason}`);
  }
  if (place !== undefined) return place;
  const { wanted } = asked;
  if ("word" in wanted) throw new CliError(`${shown}: ${visibleInLine(wanted.word)} does not stand there`);
  const where = wanted.column === undefined ? `line ${wanted.line}` : `column ${wanted.column} in line ${wanted.line}`;
  throw new CliError(`${shown}: there is no ${where}`);
}

const AROUND = 32;

/** The text around it, within its line. */
function aroundOf(window: string, { start, end }: Explanation): { readonly before: string; readonly after: string } {
  return {
    before: window.slice(Math.max(0, start - AROUND), start).replace(/^.*[\r\n]/s, ""),
    after: window.slice(end, end + AROUND).replace(/[\r\n].*$/s, ""),
  };
}
