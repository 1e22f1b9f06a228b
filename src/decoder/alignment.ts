import { DIVIDE, JOIN, type Lattice, LINE_HYPHEN, RECASE, RULE, WHOLE } from "../candidates/lattice.js";
import { CROP, LOWER, SPACE, SPLIT, TITLE } from "../candidates/pool.js";
import { written } from "../candidates/surface.js";
import type { Vocabulary } from "../candidates/vocabulary.js";
import type { Channel } from "../models/channel/channel.js";

/** What happened to one piece of a corrected stretch. */
export type StepKind = "same" | "misread" | "case" | "space" | "split" | "crop" | "hyphen" | "lineHyphen" | "word";

/** One step from print to scan. */
export interface Step {
  readonly kind: StepKind;
  readonly printed: string;
  readonly scanned: string;
  /** Rule of the channel, −1 for a generic edit or none. */
  readonly rule: number;
  /** Unit before the step in the scan, 0 at the start. */
  readonly before: number;
}

/** The steps by which an arc's words became what was scanned, in order. */
export function alignment(lattice: Lattice, arc: number, vocabulary: Vocabulary, channel: Channel): Step[] {
  const { units, pool, kind } = lattice;
  const scanned = lattice.scanned.get(arc) ?? units.text.slice(lattice.start[arc], lattice.end[arc]);
  if (lattice.candidate[arc] < 0) {
    if (kind[arc] === DIVIDE) return [{ kind: "split", printed: "", scanned: "", rule: -1, before: 0 }];
    if (kind[arc] === LINE_HYPHEN) {
      const at = (lattice.surface.get(arc) ?? scanned).length - 1;
      return [lineHyphenStep(scanned.slice(at), scanned.charCodeAt(at - 1))];
    }
    if (kind[arc] === WHOLE)
      return [{ kind: "word", printed: lattice.surface.get(arc) ?? scanned, scanned, rule: -1, before: 0 }];
    if (kind[arc] === RECASE) return caseSteps(scanned, lattice.surface.get(arc) ?? scanned);
    if (kind[arc] === RULE) return ruleSteps(scanned, lattice.surface.get(arc) ?? scanned);
    return kind[arc] === JOIN ? joinSteps(scanned) : [];
  }
  const c = lattice.candidate[arc];
  const mode = pool.mode[c];
  const words: string[] = [];
  for (let w = 0; w < pool.wordCount[c]; w++) {
    const entry = pool.words[c * 3 + w];
    words.push(written(vocabulary.textOf(entry), vocabulary.flags(entry), mode === TITLE && w > 0 ? LOWER : mode));
  }
  const steps: Step[] = [];
  let word = 0;
  for (let o = pool.opStart[c]; o < pool.opStart[c + 1]; o += 3) {
    const op = pool.ops[o];
    const from = pool.ops[o + 1];
    const depth = pool.ops[o + 2];
    const last = o + 3 >= pool.opStart[c + 1];
    const to = last ? scanned.length : pool.ops[o + 4];
    const before = from > 0 ? scanned.charCodeAt(from - 1) : 0;
    if (op === SPLIT) {
      steps.push({ kind: "split", printed: "", scanned: "", rule: -1, before });
      word++;
      continue;
    }
    const until = last ? words[word].length : pool.ops[o + 5];
    const read = scanned.slice(from, to);
    let printed = words[word].slice(depth, until);
    if (op === SPACE) {
      steps.push({ kind: "space", printed, scanned: read, rule: -1, before });
      continue;
    }
    if (op >= 0 && channel.ending[op] !== 0) printed += String.fromCharCode(channel.ending[op]);
    const stepKind: StepKind =
      op === CROP ? "crop" : printed === read ? "same" : isCase(read, printed) ? "case" : "misread";
    steps.push({ kind: stepKind, printed, scanned: read, rule: op >= 0 ? op : -1, before });
  }
  const hyphen = lattice.hyphenRead.get(arc);
  if (hyphen !== undefined) steps.push(lineHyphenStep(hyphen, 0));
  return steps;
}

function isCase(read: string, printed: string): boolean {
  return read.toLowerCase() === printed.toLowerCase();
}

function caseSteps(scanned: string, printed: string): Step[] {
  return Array.from(scanned, (letter, i) => ({
    kind: letter === printed[i] ? ("same" as const) : ("case" as const),
    printed: printed[i],
    scanned: letter,
    rule: -1,
    before: i > 0 ? scanned.charCodeAt(i - 1) : 0,
  }));
}

/** What a rule did to letters one by one, so that it shows what the scanner does; of other rewrites nothing is told. */
function ruleSteps(scanned: string, printed: string): Step[] {
  if (scanned.length !== printed.length || /\s/.test(scanned)) return [];
  return Array.from({ length: scanned.length }, (_, i) => {
    const [read, letter] = [scanned[i], printed[i]];
    const kind = read === letter ? "same" : isCase(read, letter) ? "case" : "misread";
    return { kind, printed: letter, scanned: read, rule: -1, before: i > 0 ? scanned.charCodeAt(i - 1) : 0 };
  });
}

/** `read`: what stands in the hyphen's place, or nothing. */
function lineHyphenStep(read: string, before: number): Step {
  return { kind: "lineHyphen", printed: "-", scanned: read, rule: -1, before };
}

function joinSteps(scanned: string): Step[] {
  const steps: Step[] = [];
  for (let i = 0; i < scanned.length; i++) {
    const before = i > 0 ? scanned.charCodeAt(i - 1) : 0;
    if (scanned[i] === " " && scanned[i - 1] !== "-")
      steps.push({ kind: "space", printed: "", scanned: " ", rule: -1, before });
    else if (scanned[i] === "-") steps.push({ kind: "hyphen", printed: "", scanned: "-", rule: -1, before });
  }
  return steps;
}
