// Trains the context model: a log-bilinear model of the word at a place given those around it, each weighted by its place
// (vLBL: Mnih and Kavukcuoglu, Learning word embeddings efficiently with noise-contrastive estimation, 2013), by telling the
// word from others (negative sampling: Mikolov and others, 2013), with AdaGrad (Duchi and others, 2011).

/** What a word is told from at each place: so many of its look-alikes, and so many words at random. */
const LOOKALIKES = 6;
const NOISE = 3;
/** Share of the places within sentences at which it is told that none ends. */
const NO_END = 0.15;
/** Of the words at random, the share of a word grows with this power of its frequency. */
const FLATTEN = 0.75;
const NOISE_TABLE = 2 ** 20;
const RATE = 0.04;
/** The last pass goes on with this share of the first one's rate. */
const LAST_RATE = 0.44;
const BIAS_RATE = 0.02;
/** Sums of squares that AdaGrad begins with. */
const FIRST_SQUARE = 1e-3;
const FIRST_PLACE_SQUARE = 0.1;

/**
 * Float32 arrays `around` ((words + 1) × dimensions, the last row for unknown words), `word` (words × dimensions), `bias` (words) and `place`
 * (2 · reach × dimensions, the words before from the farthest on, then those behind from the nearest on).
 *
 * @param tokens ids in a row, sentences between `start` and `end`; `words` stands for all that are none of the vocabulary
 * @param frequency of each word, for the words at random
 * @param lookalikes ids, for each word
 */
export function train({ tokens, words, start, end, frequency, lookalikes, dimensions, reach, passes, random }) {
  const D = dimensions;
  const places = 2 * reach;
  const around = Float32Array.from({ length: (words + 1) * D }, () => (random.next() - 0.5) / Math.sqrt(D));
  const word = new Float32Array(words * D);
  const bias = new Float32Array(words);
  const place = new Float32Array(places * D).fill(1);
  const aroundSquare = new Float32Array(words + 1).fill(FIRST_SQUARE);
  const wordSquare = new Float32Array(words).fill(FIRST_SQUARE);
  const placeSquare = new Float32Array(places).fill(FIRST_PLACE_SQUARE);
  const noise = noiseTable(frequency, [start, end]);
  const context = new Int32Array(places);
  const wanted = new Float32Array(D);
  const slope = new Float32Array(D);

  /** One step of logistic regression towards `label` for `id` in the context; adds to what the context is to move by. */
  const tell = (id, label, wantedSquare, rate) => {
    const at = id * D;
    let odds = bias[id];
    for (let d = 0; d < D; d++) odds += wanted[d] * word[at + d];
    const error = label - 1 / (1 + Math.exp(-odds));
    wordSquare[id] += wantedSquare * error * error;
    const step = (rate * error) / Math.sqrt(wordSquare[id]);
    for (let d = 0; d < D; d++) {
      slope[d] += error * word[at + d];
      word[at + d] += step * wanted[d];
    }
    bias[id] += BIAS_RATE * error;
  };

  /** What the context wants, then what `tells` makes of it, then the context's own steps. */
  const learn = (rate, tells) => {
    wanted.fill(0);
    slope.fill(0);
    for (let p = 0; p < places; p++) {
      if (context[p] < 0) continue;
      const [row, weights] = [context[p] * D, p * D];
      for (let d = 0; d < D; d++) wanted[d] += around[row + d] * place[weights + d];
    }
    tells(meanSquare(wanted));
    const slopeSquare = meanSquare(slope);
    for (let p = 0; p < places; p++) {
      if (context[p] < 0) continue;
      const [row, weights] = [context[p] * D, p * D];
      aroundSquare[context[p]] += slopeSquare;
      placeSquare[p] += slopeSquare;
      const aroundStep = rate / Math.sqrt(aroundSquare[context[p]]);
      const placeStep = rate / Math.sqrt(placeSquare[p]);
      for (let d = 0; d < D; d++) {
        const before = around[row + d];
        around[row + d] += aroundStep * slope[d] * place[weights + d];
        place[weights + d] += placeStep * slope[d] * before;
      }
    }
  };

  const learnWord = (id, rate) =>
    learn(rate, (square) => {
      tell(id, 1, square, rate);
      for (let k = 0; k < NOISE; k++) {
        const other = noise[(random.next() * NOISE_TABLE) | 0];
        if (other !== id) tell(other, 0, square, rate);
      }
      const likes = lookalikes[id];
      for (let k = 0; k < LOOKALIKES && likes.length > 0; k++)
        tell(likes[(random.next() * likes.length) | 0], 0, square, rate);
    });
  const learnEnd = (label, rate) => learn(rate, (square) => tell(end, label, square, rate));

  /** The words up to `last` and from `first` on, each as far as the sentence goes. */
  const lookAround = (last, first) => {
    context.fill(-1);
    for (let k = 0; k < reach && last - k >= 0; k++) {
      context[reach - 1 - k] = tokens[last - k];
      if (tokens[last - k] === start) break;
    }
    for (let k = 0; k < reach && first + k < tokens.length; k++) {
      context[reach + k] = tokens[first + k];
      if (tokens[first + k] === end) break;
    }
  };

  for (let pass = 0; pass < passes; pass++) {
    const rate = RATE * (1 - ((1 - LAST_RATE) * pass) / Math.max(1, passes - 1));
    for (let at = 0; at < tokens.length; at++) {
      const id = tokens[at];
      if (id === start) continue;
      if (id === end) {
        if (at + 2 >= tokens.length) continue;
        lookAround(at - 1, at + 2);
        learnEnd(1, rate);
        continue;
      }
      if (tokens[at - 1] !== start && random.next() < NO_END) {
        lookAround(at - 1, at);
        learnEnd(0, rate);
      }
      if (id === words) continue;
      lookAround(at - 1, at + 1);
      learnWord(id, rate);
    }
  }
  return { around, word, bias, place };
}

function meanSquare(vector) {
  let sum = 0;
  for (let d = 0; d < vector.length; d++) sum += vector[d] * vector[d];
  return sum / vector.length;
}

/** Ids, each as often as it is to be drawn. */
function noiseTable(frequency, left) {
  const shares = frequency.map((each, id) => (left.includes(id) ? 0 : each ** FLATTEN));
  const total = shares.reduce((sum, share) => sum + share, 0);
  const table = new Int32Array(NOISE_TABLE);
  let id = 0;
  let up = shares[0] / total;
  for (let i = 0; i < NOISE_TABLE; i++) {
    while (i / NOISE_TABLE > up && id < shares.length - 1) up += shares[++id] / total;
    table[i] = id;
  }
  return table;
}
