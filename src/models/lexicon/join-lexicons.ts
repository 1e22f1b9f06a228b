import { DataFileError } from "../../binary/data-file-error.js";
import { foldWord } from "../../text/folding.js";
import { findFolded, type Lexicon, type LexiconPart, NOT_IN_MODEL } from "./lexicon.js";

export interface JoinOptions {
  /** Words that are none here, whatever the lexicons say; case and accents count for nothing. */
  readonly forbidden?: readonly string[];
  /** What the collection taught: stands behind the others, and its entries count as collected. */
  readonly collected?: Lexicon;
}

/**
 * Lexicons looked up as one. The first is the main one: of a word that several have, its entry counts if the language
 * model knows it, else that of the first other lexicon. All but the first must be without numbers of a language model.
 *
 * @throws DataFileError if one of the others was made for a language model
 */
export function joinLexicons(lexicons: readonly Lexicon[], options: JoinOptions = {}): Lexicon {
  const { forbidden: words = [], collected } = options;
  const all = collected === undefined ? lexicons : [...lexicons, collected];
  const [main, ...others] = all;
  for (const { languageModelIdentity } of others)
    if (languageModelIdentity !== 0) throw new DataFileError("lexicon", "it was made for another language model");
  const parts: LexiconPart[] = [];
  const first: number[] = [];
  let count = 0;
  for (const { parts: own, cost } of all) {
    first.push(count);
    for (const part of own) parts.push({ ...part, firstEntry: part.firstEntry + count });
    count += cost.length;
  }
  const joined = <T extends Uint8Array | Uint16Array>(into: T, of: (lexicon: Lexicon) => T): T => {
    all.forEach((lexicon, at) => {
      into.set(of(lexicon), first[at]);
    });
    return into;
  };
  const languageId = joined(new Uint16Array(count), (lexicon) => lexicon.languageId);
  const forbidden = new Set<number>();
  const folded = new Set(words.map(foldWord));
  for (const word of folded)
    for (const { trie, firstEntry } of parts) {
      const entry = findFolded(trie, word);
      if (entry >= 0) forbidden.add(firstEntry + entry);
    }
  const findUnits = (text: string, start: number, end: number): number => {
    const entry = main.findUnits(text, start, end);
    if (entry >= 0 && (languageId[entry] !== NOT_IN_MODEL || forbidden.has(entry)))
      return forbidden.has(entry) ? -1 : entry;
    for (let at = 0; at < others.length; at++) {
      const other = others[at].findUnits(text, start, end);
      if (other < 0) continue;
      return forbidden.has(first[at + 1] + other) ? -1 : first[at + 1] + other;
    }
    return entry;
  };
  const spelled = (entry: number, by: (lexicon: Lexicon, entry: number) => string): string => {
    let at = all.length - 1;
    while (first[at] > entry) at--;
    return by(all[at], entry - first[at]);
  };
  return {
    trie: main.trie,
    parts,
    forbidden,
    forbids: (text) => folded.has(foldWord(text)),
    firstCollected: collected === undefined ? main.firstCollected : first[all.length - 1],
    cost: joined(new Uint8Array(count), (lexicon) => lexicon.cost),
    flags: joined(new Uint16Array(count), (lexicon) => lexicon.flags),
    languageId,
    languageModelIdentity: main.languageModelIdentity,
    find: (text) => findUnits(text, 0, text.length),
    findUnits,
    textOf: (entry) => spelled(entry, (lexicon, own) => lexicon.textOf(own)),
    writtenOf: (entry) => spelled(entry, (lexicon, own) => lexicon.writtenOf(own)),
  };
}
