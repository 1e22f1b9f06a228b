import { type Section, writeContainer } from "../../binary/write.js";
import { foldWord } from "../../text/folding.js";
import { LEXICON_MAGIC, LEXICON_VERSION, NOT_IN_MODEL } from "./lexicon.js";
import { buildTrie, clampCost } from "./trie.js";

/** A word that is to become an entry. */
export interface LexiconWord {
  readonly text: string;
  /** Tenths of nats, 0–255. */
  readonly cost: number;
  readonly flags: number;
  /** Number in the language model, or NOT_IN_MODEL. */
  readonly languageId: number;
}

/**
 * The bytes of a compiled lexicon. Words that fold to the same letters become one entry with the flags of all, and
 * cost and number of the cheapest; those that do not fold to a–z and apostrophes are left out.
 *
 * | section | element | holds |
 * |---|---|---|
 * | `childMask` | u32 a node | masks of the trie, see `Trie` |
 * | `cost` | u8 an entry | tenths of nats |
 * | `flags` | u16 an entry | see `lexicon.ts` |
 * | `languageId` | u16 an entry | number in the language model, 0xffff for none |
 * | `languageModel` | u32 | identity of that model, see `identityOf` |
 * | `written` | u8 | UTF-8 lines `entry word` of the words that have accents; only with `accents` |
 *
 * @param accents Keep how words with accents are written; else corrections come without.
 */
export function compileLexicon(
  words: readonly LexiconWord[],
  languageModelIdentity: number,
  accents = false,
): Uint8Array {
  const merged = new Map<string, LexiconWord>();
  for (const word of words) {
    const text = foldWord(word.text);
    const other = merged.get(text);
    if (other === undefined) merged.set(text, word);
    else {
      const cheaper = word.cost < other.cost ? word : other;
      const languageId =
        cheaper.languageId === NOT_IN_MODEL ? Math.min(word.languageId, other.languageId) : cheaper.languageId;
      merged.set(text, { ...cheaper, languageId, flags: word.flags | other.flags });
    }
  }
  const texts = [...merged.keys()];
  const list = [...merged.values()];
  const { trie, order } = buildTrie(
    texts,
    list.map(({ cost }) => cost),
  );
  const sections: Section[] = [
    { name: "childMask", data: trie.childMask },
    { name: "cost", data: Uint8Array.from(order, (index) => clampCost(list[index].cost)) },
    { name: "flags", data: Uint16Array.from(order, (index) => list[index].flags) },
    { name: "languageId", data: Uint16Array.from(order, (index) => list[index].languageId) },
    { name: "languageModel", data: Uint32Array.of(languageModelIdentity) },
  ];
  if (accents) {
    const lines = Array.from(order, (index, entry) => {
      const small = list[index].text.normalize("NFC").toLowerCase().replaceAll("’", "'");
      return small === texts[index] ? "" : `${entry} ${small}\n`;
    });
    sections.push({ name: "written", data: new TextEncoder().encode(lines.join("")) });
  }
  return writeContainer(LEXICON_MAGIC, LEXICON_VERSION, sections);
}
