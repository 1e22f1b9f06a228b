import {
  ABBREVIATION_STOP,
  ACRONYM_ARC,
  DIVIDE,
  HYPHENATED_READ,
  JOIN,
  RECASE,
  RULE,
  SPECK,
  STOP,
} from "../candidates/lattice.js";
import { features } from "../decision/features.js";
import { isModernising } from "../decision/modernising.js";
import { alignment, type Step } from "../decoder/alignment.js";
import type { Decoded } from "../decoder/decoded.js";
import { type Standing, standing } from "../decoder/margin.js";
import { surfaceOf } from "../decoder/surface-of.js";
import { type Choice, choices } from "../decoder/tempting.js";
import type { CorrectionClass } from "../edits/edit.js";
import type { DecodedWindow } from "./decode-window.js";
import type { Models } from "./models.js";
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
  /** Rule that wrote it, if the rule engine did. */
  readonly rule: string | undefined;
  /** Rivals' texts, best first; the original among them. */
  readonly rivals: readonly { readonly text: string; readonly above: number }[];
}

/** The proposals of a decoded window, in order. */
export function proposals(window: DecodedWindow, models: Models, lesson: Lesson): Proposal[] {
  const { decoded, facts } = window;
  const { lattice, vocabulary, channel, proposer } = decoded;
  const { units } = lattice;
  const list: Proposal[] = [];
  const surfaceTimes = (surface: string): number => units.times.get(surface.toLowerCase().replace(/[.,]$/, "")) ?? 0;
  const chosen = choices(lattice, decoded.path, models.language, (unit) => facts.suspicious[unit] === 1);
  const shares = proposedTimes(decoded, chosen);
  for (const { path, index: i } of chosen) {
    const arc = path.arcs[i];
    const kind = lattice.kind[arc];
    const start = lattice.start[arc];
    const end = lattice.end[arc];
    const original = units.text.slice(start, end);
    const replacement = surfaceOf(lattice, arc, proposer);
    if (replacement === original) continue;
    const steps = alignment(lattice, arc, vocabulary, channel);
    const entry = lattice.to[arc] === path.nodes[i] + 1 ? facts.entry[path.nodes[i]] : -1;
    const keptFlags = entry >= 0 ? vocabulary.flags(entry) : 0;
    if (kind !== RULE && isModernising(original, steps, keptFlags, lesson.archaic)) continue;
    const stands = standing(lattice, models.language, path, i);
    const vector = features({
      decoded: { ...decoded, path },
      facts,
      index: i,
      standing: stands,
      steps,
      surface: replacement,
      letters: models.letters,
      habits: lesson.habits,
      rawNoise: lesson.rawNoise,
      archaic: lesson.archaic,
      formShare: (shares.get(`${original}\t${replacement}`) ?? 1) / (units.repeated[path.nodes[i]] || 1),
      surfaceTimes,
    });
    const rivals = stands.rivals.map(({ arc: rival, above }) => ({
      text: rival < 0 ? original : surfaceOf(lattice, rival, proposer),
      above,
    }));
    list.push({
      start,
      end,
      original,
      replacement,
      class: classOf(kind, steps, original),
      steps,
      standing: stands,
      features: vector,
      rule: kind === ACRONYM_ARC ? "acronym/initials" : lattice.rule.get(arc),
      rivals,
    });
  }
  return list;
}

/** How often each change is proposed in the window, by original and replacement. */
function proposedTimes({ lattice, proposer }: Decoded, chosen: readonly Choice[]): Map<string, number> {
  const times = new Map<string, number>();
  for (const { path, index } of chosen) {
    const arc = path.arcs[index];
    const original = lattice.units.text.slice(lattice.start[arc], lattice.end[arc]);
    const key = `${original}\t${surfaceOf(lattice, arc, proposer)}`;
    times.set(key, (times.get(key) ?? 0) + 1);
  }
  return times;
}

/** The class under which a correction is listed and switched off: what is rarest among its steps. */
function classOf(kind: number, steps: readonly Step[], original: string): CorrectionClass {
  if (kind === RULE) return "rule";
  if (kind === RECASE) return "case";
  if (kind === STOP || kind === ABBREVIATION_STOP || kind === SPECK) return "punctuation";
  if (kind === DIVIDE) return "split";
  if (kind === JOIN) return steps.some((step) => step.kind === "hyphen") ? "hyphen" : "join";
  const changed = steps.filter((step) => step.kind !== "same");
  const has = (k: Step["kind"]): boolean => changed.some((step) => step.kind === k);
  if (kind === HYPHENATED_READ || has("misread")) {
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
