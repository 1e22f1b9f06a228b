// Words that a scan may show in the place of others: what a place must be told from more than from words at random.
import { parseConfusions } from "../../dist/models/channel/confusion.js";

const LETTERS = /^[a-z]+$/;

/**
 * For each word the numbers of those that one confusion of `table` (as `confusions.visual.tsv`), or one letter more or
 * less, makes of it; both ways, so that it is listed with them as they are with it.
 */
export function lookalikesOf(words, table) {
  const confusions = parseConfusions(table, "confusions.visual.tsv").filter(
    ({ scanned, printed }) => LETTERS.test(scanned) && LETTERS.test(printed),
  );
  const ids = new Map(words.map((word, id) => [word, id]));
  const found = words.map(() => new Set());
  const note = (id, other) => {
    const otherId = ids.get(other);
    if (otherId === undefined || otherId === id) return;
    found[id].add(otherId);
    found[otherId].add(id);
  };
  words.forEach((word, id) => {
    for (let at = 0; at < word.length; at++) note(id, word.slice(0, at) + word.slice(at + 1));
    for (const { scanned, printed } of confusions)
      for (let at = word.indexOf(printed); at >= 0; at = word.indexOf(printed, at + 1))
        note(id, word.slice(0, at) + scanned + word.slice(at + printed.length));
  });
  return found.map((others) => Int32Array.from(others).sort());
}
