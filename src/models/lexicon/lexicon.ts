import { DataFileError } from "../../binary/data-file-error.js";
import { type Container, openContainer } from "../../binary/open.js";
import { APOSTROPHE, foldWord, symbolOf } from "../../text/folding.js";
import { openTrie, type Trie } from "./trie.js";

// Flags of an entry. The first four tell how it is written, and it may have several of them.

/** Occurs in lower case. */
export const COMMON = 1;
/** Occurs with a capital first letter only: Minsk, Monday, I'm. */
export const NAME = 2;
/** Occurs in capitals: NATO. */
export const ACRONYM = 4;
/** Occurs with capitals elsewhere: McDonald. */
export const MIXED = 8;
/** So rare, or so old, that what looks like it is mostly a misreading. */
export const RARE = 16;
/** Written with a full stop, so that one after it need not end a sentence: Mr, Gen, viz. */
export const ABBREVIATION = 32;
/** No dictionary has it, only the language model; how it is written is not known. */
export const LM_ONLY = 64;
/** British, not American, spelling. */
export const BRITISH = 128;
/** Ends in 's, made from another word. */
export const POSSESSIVE = 256;
/** A spelling of earlier centuries: connexion, shew; with RARE one from before 1700: haue, vnto. */
export const OLD = 512;
/** Letters are left out at the apostrophe, or at the start: don't, o'er, 'tis. */
export const CONTRACTION = 1024;

/** `languageId` of a word that the language model does not have. */
export const NOT_IN_MODEL = 0xffff;

const NONE: ReadonlySet<number> = new Set();

export const LEXICON_MAGIC = "OCRFXLEX";
export const LEXICON_VERSION = 1;

/** A trie of a lexicon; its entries count from `firstEntry`. */
export interface LexiconPart {
  readonly trie: Trie;
  readonly cost: Uint8Array;
  readonly firstEntry: number;
}

/** Known words. Entries are numbered from 0; arrays have one element an entry. */
export interface Lexicon {
  /** Of the first part. */
  readonly trie: Trie;
  /** More than one where lexicons were joined (`joinLexicons`). */
  readonly parts: readonly LexiconPart[];
  /** Entries that are no words here: `find` never gives them. */
  readonly forbidden: ReadonlySet<number>;
  /** Is the word forbidden, be it in a lexicon or not? */
  forbids(text: string): boolean;
  /** Entries from here on are what the collection taught; Infinity without one. */
  readonly firstCollected: number;
  /** −ln of the probability without context, tenths of nats. */
  readonly cost: Uint8Array;
  readonly flags: Uint16Array;
  /** Number in the language model, or NOT_IN_MODEL. */
  readonly languageId: Uint16Array;
  /** Identity of the language model whose numbers these are; 0 if all are NOT_IN_MODEL. */
  readonly languageModelIdentity: number;
  /** Entry of a word, whatever its case and accents, or −1. */
  find(text: string): number;
  /** The same for the UTF-16 units from `start` to `end`, exclusive. */
  findUnits(text: string, start: number, end: number): number;
  /** The word in the letters of the trie: lower case, without accents. */
  textOf(entry: number): string;
  /** The word in lower case with its accents, where the lexicon has kept them. */
  writtenOf(entry: number): string;
}

/**
 * Opens a compiled lexicon, `lexicon.bin` or what `compileHunspell` makes. The bytes must stay as they are.
 *
 * @param languageModel identity (`identityOf`) of the language model that `languageId` is to be used with
 * @throws DataFileError if they are no lexicon, cut short, damaged, or made for another language model
 */
export function openLexicon(bytes: Uint8Array, languageModel?: number): Lexicon {
  const container = openContainer(bytes, { magic: LEXICON_MAGIC, version: LEXICON_VERSION, role: "lexicon" });
  const cost = container.section("cost", Uint8Array);
  const flags = container.section("flags", Uint16Array);
  const languageId = container.section("languageId", Uint16Array);
  const languageModelIdentity = container.section("languageModel", Uint32Array)[0];
  const trie = openMasks(container, cost);
  if (flags.length !== cost.length || languageId.length !== cost.length || languageModelIdentity === undefined) {
    throw new DataFileError("lexicon", "its sections do not fit together");
  }
  if (languageModel !== undefined && languageModelIdentity !== 0 && languageModelIdentity !== languageModel) {
    throw new DataFileError("lexicon", "it was made for another language model");
  }
  const accented = readWritten(container);
  const nodeOf = new Int32Array(trie.wordCount);
  for (let node = 0; node < trie.nodeCount; node++) if (trie.entry[node] >= 0) nodeOf[trie.entry[node]] = node;

  const findUnits = (text: string, start: number, end: number): number => {
    let node = 0;
    for (let i = start; i < end; i++) {
      const unit = text.charCodeAt(i);
      const symbol = symbolOf[unit];
      // A mark or a ligature: letters before it fold by themselves, so that a miss among them was final.
      if (symbol === 0) return unit < 128 ? -1 : findFolded(trie, foldWord(text.slice(start, end)));
      node = trie.child(node, symbol);
      if (node < 0) return -1;
    }
    return trie.entry[node];
  };
  return {
    trie,
    parts: [{ trie, cost, firstEntry: 0 }],
    forbidden: NONE,
    forbids: () => false,
    firstCollected: Number.POSITIVE_INFINITY,
    cost,
    flags,
    languageId,
    languageModelIdentity,
    find: (text) => findUnits(text, 0, text.length),
    findUnits,
    textOf: (entry) => spell(trie, nodeOf[entry]),
    writtenOf: (entry) => accented.get(entry) ?? spell(trie, nodeOf[entry]),
  };
}

function readWritten(container: Container): ReadonlyMap<number, string> {
  const written = new Map<number, string>();
  if (!container.has("written")) return written;
  for (const line of new TextDecoder().decode(container.section("written", Uint8Array)).split("\n")) {
    const blank = line.indexOf(" ");
    if (blank > 0) written.set(Number(line.slice(0, blank)), line.slice(blank + 1));
  }
  return written;
}

function openMasks(container: Container, cost: Uint8Array): Trie {
  try {
    return openTrie(container.section("childMask", Uint32Array), cost);
  } catch (error) {
    if (error instanceof RangeError) throw new DataFileError("lexicon", error.message);
    throw error;
  }
}

/** Entry of a folded word in a trie, or −1. */
export function findFolded(trie: Trie, folded: string): number {
  let node = 0;
  for (let i = 0; i < folded.length && node >= 0; i++) node = trie.child(node, symbolOf[folded.charCodeAt(i)]);
  return node < 0 ? -1 : trie.entry[node];
}

/** The letters on the way from the root to a node. */
function spell(trie: Trie, node: number): string {
  let text = "";
  for (let at = node; at > 0; at = trie.parent[at]) {
    text = (trie.label[at] === APOSTROPHE ? "'" : String.fromCharCode(96 + trie.label[at])) + text;
  }
  return text;
}
