/** The commonest words, and some endings, of languages and ways of writing other than standard English, and of English. */
export interface FunctionWords {
  /** Names, in the order of their bits. */
  readonly languages: readonly string[];
  /** Bit of the commonest English words, `en`. */
  readonly english: number;
  /** Bit of words that English text or a scanner's fragments have too, `common`: they prove nothing. */
  readonly common: number;
  /** Word in small letters, with a straight apostrophe, or `-` and an ending → bits of its languages. */
  readonly bits: ReadonlyMap<string, number>;
}

/**
 * Reads the table `word<TAB>languages`, languages separated by blanks, under a line with these names. Throws an error
 * with the line of what is not of that form.
 */
export function parseFunctionWords(table: string): FunctionWords {
  const languages: string[] = [];
  const bits = new Map<string, number>();
  table.split("\n").forEach((line, index) => {
    if (index === 0 || line === "") return;
    const [word, names] = line.split("\t");
    if (!word || !names || bits.has(word))
      throw new Error(`line ${index + 1} of the function words is not "word<TAB>languages" of a new word`);
    let mask = 0;
    for (const name of names.split(" ")) {
      if (!languages.includes(name)) languages.push(name);
      mask |= 1 << languages.indexOf(name);
    }
    bits.set(word, mask);
  });
  return { languages, english: bitOf(languages, "en"), common: bitOf(languages, "common"), bits };
}

/** Bit of a language, 0 if the table has it not. */
export function bitOf(languages: readonly string[], name: string): number {
  const index = languages.indexOf(name);
  return index < 0 ? 0 : 1 << index;
}
