import { writeContainer } from "../../binary/write.js";
import { symbolOf } from "../../text/folding.js";
import { CODES, LETTERS_FILE, STEP, SYMBOLS } from "./letters.js";

const MOST_CODE = 255;
const ORDER = 4;

/**
 * The bytes of a letter model made of words, each counted `weights[i]` times. Letters outside the alphabet count as
 * borders. Probabilities of all orders are interpolated as by Witten and Bell (1991): the more different letters have
 * followed a context, the more is left to the shorter one.
 */
export function compileLetters(words: readonly string[], weights: ArrayLike<number>): Uint8Array {
  const counts = Array.from({ length: ORDER }, (_, order) => new Float64Array(SYMBOLS ** (order + 1)));
  words.forEach((word, index) => {
    const symbols = [0, 0, 0];
    for (let i = 0; i < word.length; i++) symbols.push(symbolOf[word.charCodeAt(i)]);
    symbols.push(0);
    for (let at = ORDER - 1; at < symbols.length; at++) {
      let gram = 0;
      let place = 1;
      for (let order = 0; order < ORDER; order++) {
        gram += symbols[at - order] * place;
        place *= SYMBOLS;
        counts[order][gram] += weights[index];
      }
    }
  });
  let shorter: Float64Array = new Float64Array(SYMBOLS).fill(1 / SYMBOLS);
  for (const count of counts) shorter = interpolate(count, shorter);
  const codes = new Uint8Array(CODES);
  for (let i = 0; i < CODES; i++) codes[i] = Math.min(MOST_CODE, Math.round(-Math.log(shorter[i]) / STEP));
  return writeContainer(LETTERS_FILE.magic, LETTERS_FILE.version, [{ name: "codes", data: codes }]);
}

/** Probabilities of the last symbol of each gram, given the probabilities with one symbol less of context. */
function interpolate(count: Float64Array, shorter: Float64Array): Float64Array {
  const probability = new Float64Array(count.length);
  for (let context = 0; context < count.length; context += SYMBOLS) {
    let total = 0;
    let kinds = 0;
    for (let symbol = 0; symbol < SYMBOLS; symbol++) {
      total += count[context + symbol];
      if (count[context + symbol] > 0) kinds++;
    }
    for (let symbol = 0; symbol < SYMBOLS; symbol++) {
      const before = shorter[(context + symbol) % shorter.length];
      probability[context + symbol] =
        total === 0 ? before : (count[context + symbol] + kinds * before) / (total + kinds);
    }
  }
  return probability;
}
