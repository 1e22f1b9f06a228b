import { DataFileError } from "../../binary/data-file-error.js";
import { openContainer } from "../../binary/open.js";

/**
 * How well a word fits among those around it, whatever their order of two or three: a log-bilinear model whose vectors are
 * weighted by place (vLBL; Mnih and Kavukcuoglu, Learning word embeddings efficiently with noise-contrastive estimation, 2013).
 * Ids are those of the language model, the commonest V of them; W words on either side count; vectors have D numbers of four bits
 * each, an even number first in the low half of a byte.
 *
 * | section | elements | holds |
 * | --- | --- | --- |
 * | `counts` | u32 × 4 | V, D, W, identity of the language model, see `identityOf` |
 * | `around` | u8 × (V + 1)·D/2 | vectors of the words around, the last of any that the model lacks; 8 stands for zero |
 * | `around-scale` | f32 × (V + 1) | what a step of theirs is worth |
 * | `word` | u8 × V·D/2 | vectors of the word in the middle |
 * | `word-scale` | f32 × V | what a step of theirs is worth |
 * | `bias` | f32 × V | log odds of each word where nothing is around it |
 * | `place` | f32 × 2W·D | weights of the places, from the farthest before to the farthest behind |
 */
export const CONTEXT_FILE = { magic: "OCRFIXCX", version: 1, role: "context model" } as const;

/** The code that stands for zero. */
export const ZERO_CODE = 8;
/** No word: beyond the sentence. */
export const NO_WORD = -2;
/** A word that the model lacks, or that is not known. */
export const SOME_WORD = -1;
/** What a word has that the model lacks; less than any other has. */
export const UNFIT = -12;

export interface ContextModel {
  /** Words on either side that count. */
  readonly reach: number;
  /**
   * Log odds that it is `word` that stands among these words, and no other that looks like it or is as common; UNFIT for a word that the model lacks.
   *
   * @param around ids of 2·reach words from the farthest before to the farthest behind, NO_WORD or SOME_WORD
   */
  fit(word: number, around: Int32Array): number;
}

/** Fills `around` with the words nearest to a place, of those before and behind it in their order. */
export function lookAround(around: Int32Array, before: readonly number[], behind: readonly number[]): void {
  const reach = around.length / 2;
  for (let k = 0; k < reach; k++) {
    around[reach - 1 - k] = before[before.length - 1 - k] ?? NO_WORD;
    around[reach + k] = behind[k] ?? NO_WORD;
  }
}

/**
 * Opens `context-model.bin`, which stays in the bytes given.
 *
 * @param languageModel identity (`identityOf`) of the language model whose ids are used
 * @throws DataFileError if the bytes are no such model, or were made for another language model
 */
export function openContext(bytes: Uint8Array, languageModel: number): ContextModel {
  const file = openContainer(bytes, CONTEXT_FILE);
  const [words, dimensions, reach, identity] = file.section("counts", Uint32Array);
  const around = file.section("around", Uint8Array);
  const aroundScale = file.section("around-scale", Float32Array);
  const word = file.section("word", Uint8Array);
  const wordScale = file.section("word-scale", Float32Array);
  const bias = file.section("bias", Float32Array);
  const place = file.section("place", Float32Array);
  const half = dimensions / 2;
  const fits =
    around.length === (words + 1) * half &&
    aroundScale.length === words + 1 &&
    word.length === words * half &&
    wordScale.length === words &&
    bias.length === words &&
    place.length === 2 * reach * dimensions;
  if (!fits) throw new DataFileError(CONTEXT_FILE.role, "its sections do not fit together");
  if (identity !== languageModel) throw new DataFileError(CONTEXT_FILE.role, "it was made for another language model");

  // Several words are asked about in one place: what is wanted there is summed up once.
  const heldAround = new Int32Array(2 * reach).fill(NO_WORD);
  const wanted = new Float64Array(dimensions);

  const see = (ids: Int32Array): void => {
    let same = true;
    for (let p = 0; p < 2 * reach; p++) if (heldAround[p] !== ids[p]) same = false;
    if (same) return;
    heldAround.set(ids);
    wanted.fill(0);
    for (let p = 0; p < 2 * reach; p++) {
      if (ids[p] === NO_WORD) continue;
      const row = ids[p] < 0 || ids[p] >= words ? words : ids[p];
      const scale = aroundScale[row];
      const weights = p * dimensions;
      for (let at = row * half, d = 0; d < dimensions; at++, d += 2) {
        const pair = around[at];
        wanted[d] += scale * ((pair & 15) - ZERO_CODE) * place[weights + d];
        wanted[d + 1] += scale * ((pair >>> 4) - ZERO_CODE) * place[weights + d + 1];
      }
    }
  };

  return {
    reach,
    fit(id, ids) {
      if (id < 0 || id >= words) return UNFIT;
      see(ids);
      let sum = 0;
      for (let at = id * half, d = 0; d < dimensions; at++, d += 2) {
        const pair = word[at];
        sum += wanted[d] * ((pair & 15) - ZERO_CODE) + wanted[d + 1] * ((pair >>> 4) - ZERO_CODE);
      }
      return bias[id] + wordScale[id] * sum;
    },
  };
}
