import { anchor } from "./anchors.js";
import { type Clusters, encodeGraphemes } from "./graphemes.js";

/** A text ready to be compared: its graphemes and its words, which single spaces divide. */
export interface Comparable {
  readonly text: string;
  /** One code a grapheme, equal where the graphemes are. */
  readonly graphemes: Int32Array;
  /** UTF-16 offset of each grapheme and of the end; undefined where every grapheme is one unit. */
  readonly offsets: Int32Array | undefined;
  readonly words: readonly string[];
  /** Index of each word's first grapheme. */
  readonly wordStart: Int32Array;
}

/** What became of a grapheme of the truth. */
export const SAME = 0;
export const CHANGED = 1;
/** Of the truth, without a partner in the text. */
export const LOST = 2;
/** Of the text, without a partner in the truth; stands before the grapheme of the truth that is named with it. */
export const ADDED = 3;

/** Takes the steps of an alignment in order: kind, index in the truth, index in the text, in graphemes. */
export type Step = (kind: number, truthIndex: number, textIndex: number) => void;

/** Two stretches that stand for each other: [start, end) of each. */
export interface Piece {
  readonly truthStart: number;
  readonly truthEnd: number;
  readonly textStart: number;
  readonly textEnd: number;
}

/** Cells of one table of distances, a byte each: the most memory that an alignment takes. */
const LARGEST_TABLE = 150e6;

const SPACE = 32;

/** Makes a text comparable; it must be collapsed (single spaces, none at the ends). */
export function comparable(text: string, clusters: Clusters): Comparable {
  const { codes: graphemes, offsets } = encodeGraphemes(text, clusters);
  const words = text === "" ? [] : text.split(" ");
  const wordStart = new Int32Array(words.length);
  let word = 1;
  for (let at = 0; at < graphemes.length; at++) if (graphemes[at] === SPACE) wordStart[word++] = at + 1;
  return { text, graphemes, offsets, words, wordStart };
}

/** The text of graphemes [from, to). */
export function textBetween({ text, offsets }: Comparable, from: number, to: number): string {
  return offsets === undefined ? text.slice(from, to) : text.slice(offsets[from], offsets[to]);
}

/** Cuts two texts within runs of three or more equal words, so that each piece is small enough to align; in words. */
export function cutWords(truth: Comparable, text: Comparable): Piece[] {
  const ids = new Map<string, number>();
  const encode = (words: readonly string[]): Int32Array =>
    Int32Array.from(words, (word) => {
      const id = ids.get(word) ?? ids.size;
      ids.set(word, id);
      return id;
    });
  const { left, right } = anchor(encode(truth.words), encode(text.words));
  const pieces: Piece[] = [];
  let truthStart = 0;
  let textStart = 0;
  const close = (truthEnd: number, textEnd: number): void => {
    pieces.push({ truthStart, truthEnd, textStart, textEnd });
    truthStart = truthEnd;
    textStart = textEnd;
  };
  for (let n = 1; n + 1 < left.length; n++) {
    const inRun = left[n + 1] - left[n - 1] === 2 && right[n + 1] - right[n - 1] === 2;
    if (inRun) close(left[n], right[n]);
  }
  close(truth.words.length, text.words.length);
  return pieces;
}

/** The same piece in graphemes; the space before its first word belongs to the piece before. */
function inGraphemes(piece: Piece, truth: Comparable, text: Comparable): Piece {
  const place = ({ wordStart, graphemes }: Comparable, word: number): number =>
    word === 0 ? 0 : word < wordStart.length ? wordStart[word] : graphemes.length;
  return {
    truthStart: place(truth, piece.truthStart),
    truthEnd: place(truth, piece.truthEnd),
    textStart: place(text, piece.textStart),
    textEnd: place(text, piece.textEnd),
  };
}

function sameStretch(truth: Int32Array, text: Int32Array, piece: Piece): boolean {
  const length = piece.truthEnd - piece.truthStart;
  if (length !== piece.textEnd - piece.textStart) return false;
  for (let n = 0; n < length; n++) if (truth[piece.truthStart + n] !== text[piece.textStart + n]) return false;
  return true;
}

/** Levenshtein alignment of one piece; of equally short ones, that which changes rather than loses, and loses rather than adds. */
function alignPiece(truth: Int32Array, text: Int32Array, piece: Piece, step: Step): number {
  const { truthStart, truthEnd, textStart, textEnd } = piece;
  const height = truthEnd - truthStart;
  const width = textEnd - textStart;
  if (sameStretch(truth, text, piece)) {
    for (let n = 0; n < height; n++) step(SAME, truthStart + n, textStart + n);
    return 0;
  }
  if (height === 0 || width === 0) {
    for (let n = 0; n < height; n++) step(LOST, truthStart + n, textStart);
    for (let n = 0; n < width; n++) step(ADDED, truthStart, textStart + n);
    return height + width;
  }
  if (height * width > LARGEST_TABLE) {
    // Cut in half: an upper bound of the distance, where the texts have next to nothing in common.
    const truthHalf = truthStart + (height >> 1);
    const textHalf = textStart + (width >> 1);
    const first = { truthStart, truthEnd: truthHalf, textStart, textEnd: textHalf };
    const second = { truthStart: truthHalf, truthEnd, textStart: textHalf, textEnd };
    return alignPiece(truth, text, first, step) + alignPiece(truth, text, second, step);
  }
  const row = width + 1;
  const moves = new Uint8Array((height + 1) * row);
  let above = new Int32Array(row);
  let here = new Int32Array(row);
  for (let x = 1; x <= width; x++) {
    above[x] = x;
    moves[x] = ADDED;
  }
  for (let y = 1; y <= height; y++) {
    here[0] = y;
    moves[y * row] = LOST;
    const grapheme = truth[truthStart + y - 1];
    for (let x = 1; x <= width; x++) {
      let move = grapheme === text[textStart + x - 1] ? SAME : CHANGED;
      let least = above[x - 1] + move;
      if (above[x] + 1 < least) {
        least = above[x] + 1;
        move = LOST;
      }
      if (here[x - 1] + 1 < least) {
        least = here[x - 1] + 1;
        move = ADDED;
      }
      here[x] = least;
      moves[y * row + x] = move;
    }
    [above, here] = [here, above];
  }
  const path: number[] = [];
  for (let y = height, x = width; y > 0 || x > 0; ) {
    const move = moves[y * row + x];
    path.push(move);
    if (move !== ADDED) y--;
    if (move !== LOST) x--;
  }
  let truthIndex = truthStart;
  let textIndex = textStart;
  for (let n = path.length - 1; n >= 0; n--) {
    step(path[n], truthIndex, textIndex);
    if (path[n] !== ADDED) truthIndex++;
    if (path[n] !== LOST) textIndex++;
  }
  return above[width];
}

/**
 * Aligns a text with its truth by equal words, then by graphemes between them.
 * @param pieces the two cut in words; made here if they are not at hand.
 * @returns the edit distance in graphemes; `step` is called for each grapheme in order.
 */
export function align(truth: Comparable, text: Comparable, step: Step, pieces = cutWords(truth, text)): number {
  let distance = 0;
  for (const piece of pieces)
    distance += alignPiece(truth.graphemes, text.graphemes, inGraphemes(piece, truth, text), step);
  return distance;
}
