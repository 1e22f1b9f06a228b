import { writeContainer } from "../../binary/write.js";
import { CONTEXT_FILE, ZERO_CODE } from "./context.js";

/** Codes reach so far on either side of zero. */
const FARTHEST = 7;
/** Where the ends of a row's scale are tried, as shares of its largest number: what lies beyond is cut. */
const CUTS = [0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1];

/** Vectors and weights of a context model as numbers, row by row; see `context.ts`. */
export interface ContextWeights {
  readonly words: number;
  /** Even. */
  readonly dimensions: number;
  readonly reach: number;
  readonly around: Float32Array;
  readonly word: Float32Array;
  readonly bias: Float32Array;
  readonly place: Float32Array;
}

/** The bytes of a context model. */
export function compileContext(weights: ContextWeights, languageModelIdentity: number): Uint8Array {
  const { words, dimensions, reach, bias, place } = weights;
  if (dimensions % 2 !== 0) throw new RangeError(`vectors of ${dimensions} numbers: two make a byte`);
  const around = quantize(weights.around, dimensions);
  const word = quantize(weights.word, dimensions);
  return writeContainer(CONTEXT_FILE.magic, CONTEXT_FILE.version, [
    { name: "counts", data: Uint32Array.of(words, dimensions, reach, languageModelIdentity) },
    { name: "around", data: around.codes },
    { name: "around-scale", data: around.scales },
    { name: "word", data: word.codes },
    { name: "word-scale", data: word.scales },
    { name: "bias", data: bias },
    { name: "place", data: place },
  ]);
}

/** Rows of numbers in steps of a row's own scale, two to a byte; the scale is that with the least squared error. */
function quantize(rows: Float32Array, dimensions: number): { codes: Uint8Array; scales: Float32Array } {
  const codes = new Uint8Array(rows.length / 2);
  const scales = new Float32Array(rows.length / dimensions);
  const code = (x: number, scale: number): number =>
    scale === 0 ? 0 : Math.max(-FARTHEST, Math.min(FARTHEST, Math.round(x / scale)));
  for (let r = 0; r < scales.length; r++) {
    const row = rows.subarray(r * dimensions, (r + 1) * dimensions);
    const largest = row.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
    let least = Number.POSITIVE_INFINITY;
    for (const cut of CUTS) {
      const scale = Math.fround((largest * cut) / FARTHEST);
      const error = row.reduce((sum, x) => sum + (x - code(x, scale) * scale) ** 2, 0);
      if (error >= least) continue;
      least = error;
      scales[r] = scale;
    }
    for (let d = 0; d < dimensions; d += 2)
      codes[(r * dimensions + d) / 2] =
        (code(row[d], scales[r]) + ZERO_CODE) | ((code(row[d + 1], scales[r]) + ZERO_CODE) << 4);
  }
  return { codes, scales };
}
