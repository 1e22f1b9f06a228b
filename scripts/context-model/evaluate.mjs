// How often models tell the word of a place from its look-alikes.
import { lookAround } from "../../dist/models/language/context.js";

/** What a nat of the context model counts for beside one of the language model. */
const WEIGHT = 0.6;

/** Of the places where a word has look-alikes: how many, and the shares at which each model puts it before all of them. */
export function evaluate(language, context, sentences, lookalikes) {
  const around = new Int32Array(2 * context.reach);
  const right = { byLanguage: 0, byContext: 0, byBoth: 0 };
  let places = 0;
  for (const sentence of sentences) {
    const ids = [language.sentenceStart, ...sentence.map((word) => language.idOf(word)), language.sentenceEnd];
    for (let at = 1; at < ids.length - 1; at++) {
      const id = ids[at];
      const others = lookalikes[id] ?? [];
      if (others.length === 0) continue;
      places++;
      lookAround(around, ids.slice(0, at), ids.slice(at + 1));
      const before = at > 1 && ids[at - 1] >= 0 ? ids[at - 2] : -1;
      const [second, third = -1] = ids.slice(at + 1);
      const cost = (word) => {
        let nats = language.cost(before, ids[at - 1], word);
        if (second >= 0) nats += language.cost(ids[at - 1], word, second);
        if (second >= 0 && third >= 0) nats += language.cost(word, second, third);
        return nats;
      };
      const scores = [id, ...others].map((word) => [-cost(word), context.fit(word, around)]);
      const first = (score) => scores.every((each, i) => i === 0 || score(each) < score(scores[0]));
      if (first(([spoken]) => spoken)) right.byLanguage++;
      if (first(([, fit]) => fit)) right.byContext++;
      if (first(([spoken, fit]) => spoken + WEIGHT * fit)) right.byBoth++;
    }
  }
  const toldEnds = endsTold(language, context, sentences);
  return {
    places,
    toldEnds,
    ...Object.fromEntries(Object.entries(right).map(([name, count]) => [name, count / places])),
  };
}

/** The share of sentences' ends and places within sentences, drawn in pairs, of which the end is held for the likelier one. */
function endsTold(language, context, sentences) {
  const around = new Int32Array(2 * context.reach);
  const oddsOfEnd = (before, behind) => {
    lookAround(around, before, behind);
    return context.fit(language.sentenceEnd, around);
  };
  let told = 0;
  let pairs = 0;
  for (let i = 0; i + 1 < sentences.length; i++) {
    const [ids, next] = [sentences[i], sentences[i + 1]].map((sentence) => sentence.map((word) => language.idOf(word)));
    if (ids.length < 2 || next.length === 0) continue;
    const middle = 1 + (i % (ids.length - 1));
    const before = [language.sentenceStart, ...ids];
    const none = oddsOfEnd(before.slice(0, middle + 1), [...ids.slice(middle), language.sentenceEnd]);
    if (oddsOfEnd(before, [...next, language.sentenceEnd]) > none) told++;
    pairs++;
  }
  return told / pairs;
}
