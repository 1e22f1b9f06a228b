import {
  ABBREVIATION_STOP,
  DIVIDE,
  HYPHENATED_READ,
  JOIN,
  LINE_HYPHEN,
  LINE_HYPHEN_READ,
  MERGE,
  RECASE,
  RULE,
  SPECK,
  STOP,
  STRAY,
  WHOLE,
} from "../candidates/lattice.js";
import { features } from "../decision/features.js";
import { alignment, type Step } from "../decoder/alignment.js";
import { createFitter, type Fits, fitGain, fitsOf } from "../decoder/fit.js";
import { type Standing, standing } from "../decoder/margin.js";
import { surfaceOf } from "../decoder/surface-of.js";
import { type Choice, choices } from "../decoder/tempting.js";
import type { CorrectionClass } from "../edits/edit.js";
import type { InkDifference, Print } from "../models/channel/print.js";
import type { DecodedWindow } from "./decode-window.js";
import type { Models } from "./models.js";
import { restraintOf } from "./restraint.js";
import type { Lesson } from "./study.js";

/** An edit that the best path proposes, or that comes near it, with its evidence; not yet decided. */
export interface Proposal {
  readonly start: number;
  readonly end: number;
  readonly original: string;
  readonly replacement: string;
  readonly class: CorrectionClass;
  readonly steps: readonly Step[];
  readonly standing: Standing;
  readonly features: Float64Array;
  /** Rule that wrote it, of a table or not, if one did. */
  readonly rule: string | undefined;
  /** Rivals' texts, best first; the original among them. */
  readonly rivals: readonly { readonly text: string; readonly above: number }[];
}

/** A change that is proposed, before its features are known. */
interface Change {
  readonly choice: Choice;
  readonly arc: number;
  readonly end: number;
  readonly original: string;
  readonly replacement: string;
  readonly steps: readonly Step[];
  readonly standing: Standing;
  readonly fits: Fits;
}

/** What a window says of a change wherever it proposes it. */
interface Repeated {
  times: number;
  plainGain: number;
  fitGain: number;
}

/** The proposals of a decoded window, in order. */
export function proposals(window: DecodedWindow, models: Models, lesson: Lesson): Proposal[] {
  const { decoded, facts } = window;
  const { lattice, proposer } = decoded;
  const { units } = lattice;
  const surfaceTimes = (surface: string): number => units.times.get(surface.toLowerCase().replace(/[.,]$/, "")) ?? 0;
  const changes = changesOf(window, models, lesson);
  const repeated = repeatedOf(changes);
  const print = remembering(models.print);
  return changes.map(
    ({ choice: { path, index }, arc, end, original, replacement, steps, standing: stands, fits }): Proposal => {
      const kind = lattice.kind[arc];
      const { times, plainGain, fitGain: formFitGain } = repeated.get(keyOf(original, replacement))!;
      const vector = features({
        decoded: { ...decoded, path },
        facts,
        index,
        standing: stands,
        steps,
        surface: replacement,
        letters: models.letters,
        language: models.language,
        habits: lesson.habits,
        print,
        rawNoise: lesson.rawNoise,
        archaic: lesson.archaic,
        formShare: times / (units.repeated[path.nodes[index]] || 1),
        formGain: plainGain / times,
        fits,
        formFitGain: formFitGain / times,
        surfaceTimes,
      });
      // The others at its place are readings of the word beside it.
      const rivals = (kind === STRAY ? [] : stands.rivals).map(({ arc: rival, above }) => ({
        text: rival < 0 ? original : surfaceOf(lattice, rival, proposer),
        above,
      }));
      return {
        start: lattice.start[arc],
        end,
        original,
        replacement,
        class: classOf(kind, steps, original),
        steps,
        standing: stands,
        features: vector,
        rule: lattice.rule.get(arc),
        rivals,
      };
    },
  );
}

/** What the decoder would change, or comes near changing, but for what something speaks against. */
function changesOf(window: DecodedWindow, models: Models, lesson: Lesson): Change[] {
  const { decoded, facts } = window;
  const { lattice, vocabulary, channel, proposer } = decoded;
  const { units } = lattice;
  const { path: whole } = decoded;
  const list: Change[] = [];
  const isDoubtful = (unit: number): boolean => facts.suspicious[unit] === 1 || facts.strange[unit] === 1;
  for (const choice of choices(lattice, whole, models.language, isDoubtful)) {
    const { path, index, place } = choice;
    const arc = path.arcs[index];
    const node = path.nodes[index];
    const mark = markApart(units.text, lattice.end[arc], lattice.kind[arc]);
    const end = lattice.end[arc] + mark.length;
    const original = units.text.slice(lattice.start[arc], end);
    const replacement = surfaceOf(lattice, arc, proposer) + mark.trim();
    if (replacement === original) continue;
    const steps = alignment(lattice, arc, vocabulary, channel);
    if (restraintOf(window, node, arc, original, replacement, steps, lesson) !== undefined) continue;
    const stands = standing(lattice, models.language, path, index);
    const fitter = createFitter(lattice, models.language, models.context, whole, place);
    list.push({
      choice,
      arc,
      end,
      original,
      replacement,
      steps,
      standing: stands,
      fits: fitsOf(lattice, fitter, arc, node, stands),
    });
  }
  return list;
}

/** The stop behind a word in pieces that stands apart as its letters do, `p a t h .`, with its blank; empty if there is none. */
function markApart(text: string, end: number, kind: number): string {
  if (kind !== JOIN && kind !== MERGE) return "";
  return /^ [.,](?=\s|$)/.exec(text.slice(end, end + 3))?.[0] ?? "";
}

/** A window proposes the same changes many times. */
function remembering(print: Print): Print {
  const known = new Map<string, InkDifference>();
  return (scanned, printed) => {
    const key = keyOf(scanned, printed);
    const found = known.get(key) ?? print(scanned, printed);
    known.set(key, found);
    return found;
  };
}

function repeatedOf(changes: readonly Change[]): Map<string, Repeated> {
  const repeated = new Map<string, Repeated>();
  for (const { original, replacement, standing: stands, fits } of changes) {
    const key = keyOf(original, replacement);
    const row = repeated.get(key) ?? { times: 0, plainGain: 0, fitGain: 0 };
    row.times++;
    row.plainGain += stands.plainGain;
    row.fitGain += fitGain(fits);
    repeated.set(key, row);
  }
  return repeated;
}

function keyOf(original: string, replacement: string): string {
  return `${original}\t${replacement}`;
}

/** The class under which a correction is listed and switched off: what is rarest among its steps. */
function classOf(kind: number, steps: readonly Step[], original: string): CorrectionClass {
  if (kind === RULE) return "rule";
  if (kind === RECASE) return "case";
  if (kind === STOP || kind === ABBREVIATION_STOP || kind === SPECK || kind === STRAY) return "punctuation";
  if (kind === LINE_HYPHEN) return "hyphen";
  if (kind === DIVIDE) return "split";
  if (kind === JOIN) return steps.some((step) => step.kind === "hyphen") ? "hyphen" : "join";
  if (kind === WHOLE) return "confusion";
  const changed = steps.filter((step) => step.kind !== "same");
  const has = (k: Step["kind"]): boolean => changed.some((step) => step.kind === k);
  if (kind === HYPHENATED_READ || kind === LINE_HYPHEN_READ || has("misread")) {
    const read = changed.filter((step) => step.kind === "misread");
    if (read.length > 0 && read.every((step) => /\p{N}/u.test(step.scanned))) return "digit";
    if (
      read.length > 0 &&
      /\p{L}/u.test(original) &&
      read.every((step) => /^[^\p{L}\p{N}]+$/u.test(step.scanned + step.printed))
    )
      return "punctuation";
    return "confusion";
  }
  if (has("split")) return "split";
  if (has("space")) return "join";
  if (has("case")) return "case";
  return "confusion";
}
