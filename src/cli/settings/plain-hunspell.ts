/** The two files of a Hunspell dictionary, in any encoding that has ASCII in it. */
export interface HunspellFiles {
  readonly aff: Uint8Array;
  readonly dic: Uint8Array;
}

/** What may follow a word and its flags: fields such as `po:noun`, or, as it was done once, anything behind a tab. */
const MORPHOLOGY = /[ \t]+[^\s:]{2}:.*$|\t.*$/gm;
const ALIAS = /^AF[ \t]+(\S+)/gm;
const NUMBERED_ENTRY = /^([PS]FX[ \t]+\S+[ \t]+\S+[ \t]+[^\s/]+\/)(\d+)(?=\s|$)/gm;
const NUMBERED_WORD = /(?<!\\)\/(\d+)[ \t]*$/gm;

/**
 * A Hunspell dictionary without what nspell does not know. Morphological fields go: nspell takes them for a part of the
 * word, and behind flags for more flags, so that of a French list every word without flags (par, le, que) would be lost.
 * Flags that stand as a number in a table of them (AF, as in Hungarian) are written out.
 */
export function plainHunspell({ aff, dic }: HunspellFiles): HunspellFiles {
  const affix = latin1(aff);
  const words = latin1(dic).replace(MORPHOLOGY, "");
  // The first line of the table says how many there are.
  const aliases = [...affix.matchAll(ALIAS)].slice(1).map(([, flags]) => flags);
  if (aliases.length === 0) return { aff, dic: bytes(words) };
  const flags = (number: string): string => aliases[Number(number) - 1] ?? number;
  return {
    aff: bytes(affix.replace(NUMBERED_ENTRY, (_, before: string, number: string) => before + flags(number))),
    dic: bytes(words.replace(NUMBERED_WORD, (_, number: string) => `/${flags(number)}`)),
  };
}

/** A character a byte, whatever the encoding. */
function latin1(content: Uint8Array): string {
  return Buffer.from(content).toString("latin1");
}

function bytes(text: string): Uint8Array {
  return Buffer.from(text, "latin1");
}
