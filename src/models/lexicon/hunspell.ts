import nspell from "nspell";
import { compileLexicon } from "./compile.js";
import { NOT_IN_MODEL } from "./lexicon.js";
import { writingFlags } from "./writing.js";

/** All words alike: −ln of one word in 150,000, tenths of nats. */
const FLAT_COST = 120;
const BYTE_ORDER_MARK = "\ufeff";

/** A word that takes the affixes of another one. */
export interface WordModel {
  readonly word: string;
  readonly like: string;
}

/** What nspell keeps: the flags of each form, affixes applied; and which flag means what. */
interface Expanded {
  readonly data: Readonly<Record<string, readonly string[]>>;
  readonly flags: Readonly<Record<string, string | false>>;
  add(word: string, model: string): void;
}

/**
 * All forms that a Hunspell dictionary spells out: its words with every affix they take. Compounds that it only
 * describes by rule (German, Hungarian) are not among them.
 *
 * @param aff affix file; bytes are read in the encoding of its SET line
 * @param dic word list, in the same encoding
 * @param models words to add, each with the affixes of a word of the list
 * @throws Error if they are no Hunspell dictionary
 */
export function expandHunspell(
  aff: Uint8Array | string,
  dic: Uint8Array | string,
  models: readonly WordModel[] = [],
): string[] {
  const encoding = encodingOf(aff);
  const dictionary = parse(decode(aff, encoding), decode(dic, encoding));
  for (const { word, like } of models) dictionary.add(word, like);
  const { data, flags } = dictionary;
  const barred = [flags.ONLYINCOMPOUND, flags.FORBIDDENWORD];
  return Object.keys(data).filter((word) => !data[word].some((flag) => barred.includes(flag)));
}

/**
 * A lexicon made of a Hunspell dictionary, in the bytes that `openLexicon` opens. Every word costs the same and none
 * is in a language model, so that the context says nothing. Look-up knows the letters a–z and the apostrophe: accents
 * are folded, so that in a language that has them, `côte`, `côté` and `cote` are one word, a wrong accent is not
 * noticed, and a correction is written as the first of them; words in other scripts, with digits or hyphens are left out.
 * Parameters as of `expandHunspell`.
 *
 * @throws Error if they are no Hunspell dictionary
 */
export function compileHunspell(
  aff: Uint8Array | string,
  dic: Uint8Array | string,
  models: readonly WordModel[] = [],
): Uint8Array {
  const words = expandHunspell(aff, dic, models).map((text) => ({
    text,
    cost: FLAT_COST,
    flags: writingFlags(text),
    languageId: NOT_IN_MODEL,
  }));
  return compileLexicon(words, 0, true);
}

function parse(aff: string, dic: string): Expanded {
  if (!/^\s*\d+/.test(dic)) throw new Error("not a Hunspell word list: its first line must be a number of words");
  try {
    return nspell(aff, dic) as unknown as Expanded;
  } catch (error) {
    throw new Error(`not a Hunspell affix file: ${error instanceof Error ? error.message : error}`);
  }
}

function encodingOf(aff: Uint8Array | string): string {
  const head = typeof aff === "string" ? aff : new TextDecoder("latin1").decode(aff);
  return /^\s*SET\s+(\S+)/m.exec(head)?.[1] ?? "utf-8";
}

function decode(source: Uint8Array | string, encoding: string): string {
  if (typeof source === "string") return source.startsWith(BYTE_ORDER_MARK) ? source.slice(1) : source;
  // Hunspell writes ISO8859-1 where the name that everybody else knows is ISO-8859-1.
  const label = encoding.replace(/^ISO(\d)/i, "ISO-$1").replace(/^microsoft-cp/i, "windows-");
  try {
    return new TextDecoder(label, { fatal: true }).decode(source);
  } catch {
    throw new Error(`the Hunspell dictionary is not in the encoding that its SET line names, ${encoding}`);
  }
}
