// How well a model foretells sentences.
import { NUMBER } from "./sentences.mjs";

/**
 * Perplexity over the words that the model knows and the ends of sentences, and the share of words that it does not
 * know. After an unknown word or a number the history is broken, as in the corrector.
 */
export function evaluate(model, sentences) {
  let nats = 0;
  let known = 0;
  let unknown = 0;
  for (const words of sentences) {
    let a = -1;
    let b = model.sentenceStart;
    for (let i = 0; i <= words.length; i++) {
      const c = i < words.length ? model.idOf(words[i]) : model.sentenceEnd;
      if (c >= 0) {
        nats += model.cost(a, b, c);
        known++;
      } else if (words[i] !== NUMBER) unknown++;
      a = c < 0 ? -1 : b;
      b = c;
    }
  }
  return { words: known + unknown, perplexity: Math.exp(nats / known), unknown: unknown / (known + unknown) };
}
