import { experienceOf } from "../learning/experience.js";
import { parseProfile } from "../learning/parse-profile.js";
import type { Profile } from "../learning/profile.js";
import { compileLetters } from "../models/language/compile-letters.js";
import { openLetters } from "../models/language/letters.js";
import { NO_LANGUAGE } from "../models/language/no-language.js";
import { joinLexicons } from "../models/lexicon/join-lexicons.js";
import { letterWords } from "../models/lexicon/letter-words.js";
import { type Lexicon, NOT_IN_MODEL, openLexicon } from "../models/lexicon/lexicon.js";
import { type OwnWord, ownWordsLexicon } from "../models/lexicon/own-words.js";
import { compileRules } from "../rules/compile-rules.js";
import type { CompiledPattern } from "../rules/pattern.js";
import { readUserRules } from "../rules/read-user-rules.js";
import type { Rule } from "../rules/rule.js";
import { selectRules } from "../rules/select-rules.js";
import { loadPatternCompiler } from "../rules/user-pattern.js";
import type { EngineOptions } from "./correct-window.js";
import type { Models } from "./models.js";
import { createPermit } from "./permit.js";
import { type Prepared, prepareText } from "./prepare.js";
import { createSparer } from "./spared.js";

/** What a person asks for besides a threshold: the options of a corrector of these names. */
export interface Wishes {
  readonly enable?: readonly string[];
  readonly disable?: readonly string[];
  readonly builtin?: boolean;
  readonly learn?: boolean;
  readonly words?: readonly string[];
  readonly names?: readonly string[];
  readonly forbid?: readonly string[];
  readonly ignore?: readonly string[];
  readonly ignorePatterns?: readonly string[];
  readonly rules?: readonly { readonly path: string; readonly text: string }[];
  readonly lexicons?: readonly Uint8Array[];
  readonly language?: string;
  readonly dehyphenate?: boolean;
  readonly profile?: { readonly path: string; readonly text: string };
}

/** The same, made ready. */
export interface CompiledWishes {
  readonly models: Models;
  readonly prepare: (text: string) => Prepared;
  readonly engineOptions: EngineOptions;
}

/** A word that somebody lists is one of some ten thousand that he may use; tenths of nats. */
const OWN_WORD_COST = 100;

/** A smaller collection does not tell how often its words are used. */
const LEAST_WORDS = 3000;
/** Fewer words do not show how the words of a language look: then English letters, as far as they are. */
const LEAST_LETTER_WORDS = 5000;

/**
 * Makes wishes ready. Throws an error that names what is wrong: a rule with its file and line, an expression, a language
 * without a lexicon; a DataFileError for bytes that are no lexicon.
 */
export function compileWishes(wishes: Wishes, models: Models): CompiledWishes {
  const { enable, disable, builtin, learn, dehyphenate, rules = [], ignore = [], ignorePatterns = [] } = wishes;
  const compile = rules.length > 0 || ignorePatterns.length > 0 ? loadPatternCompiler() : undefined;
  const own = rules.length > 0 ? selectRules(readUserRules(rules, compile!), enable, disable) : [];
  const listed = [...(wishes.words ?? []), ...(wishes.names ?? [])].flatMap((word) =>
    word.split(/[\s-]+/).filter(Boolean),
  );
  const languages = speaking(wishes, models);
  const right = [...listed, ...writtenBy(own, languages.lexicon)];
  const profile = wishes.profile === undefined ? undefined : parseProfile(wishes.profile);
  const experience = profile === undefined ? undefined : experienceOf(profile, models.confusions);
  const lexicon = withWords(languages.lexicon, right, collectedWords(profile, languages.lexicon), wishes.forbid ?? []);
  const patterns = ignorePatterns.map((source): CompiledPattern => {
    try {
      return compile!(source, false);
    } catch (error) {
      throw new Error(`the expression ${JSON.stringify(source)}: ${(error as Error).message}`, { cause: error });
    }
  });
  const preparation = {
    lexicon,
    functionWords: models.functionWords,
    rules: compileRules(selectRules(builtin === false ? [] : models.rules, enable, disable)),
    ownRules: own.length > 0 ? compileRules(own, compile) : undefined,
    spare: createSparer({ ignore, patterns, right, vouched: vouching(wishes, models, lexicon) }),
    otherLanguage: !isEnglish(wishes.language),
  };
  return {
    models: { ...languages, lexicon, confusions: experience?.prior() ?? models.confusions },
    prepare: (text) => prepareText(text, preparation),
    engineOptions: {
      builtin,
      learn,
      dehyphenate,
      permit: createPermit(enable, disable),
      experience,
    },
  };
}

function isEnglish(language = "en"): boolean {
  return /^en(?:[-_]|$)/i.test(language);
}

/** The models of the text's language. A language other than English has a lexicon and letters, and no context. */
function speaking({ lexicons = [], language }: Wishes, models: Models): Models {
  const opened = lexicons.map((bytes) => openLexicon(bytes));
  if (isEnglish(language)) {
    return opened.length === 0 ? models : { ...models, lexicon: joinLexicons([models.lexicon, ...opened]) };
  }
  if (opened.length === 0) throw new Error(`the language ${language} has no trained model: it needs a lexicon`);
  const lexicon = opened.length === 1 ? opened[0] : joinLexicons(opened);
  const { words, weights } = letterWords(lexicon);
  const letters = words.length < LEAST_LETTER_WORDS ? models.letters : openLetters(compileLetters(words, weights));
  return { ...models, lexicon, language: NO_LANGUAGE, letters };
}

/** Words of a person's own dictionaries beside the English one are right, whatever they resemble. */
function vouching({ lexicons = [], language }: Wishes, { lexicon: english }: Models, lexicon: Lexicon) {
  if (lexicons.length === 0 || !isEnglish(language)) return undefined;
  return (text: string, start: number, end: number): boolean => {
    const entry = lexicon.findUnits(text, start, end);
    return entry >= english.cost.length && entry < lexicon.firstCollected;
  };
}

/** Words that rules write and no lexicon has: else the corrector would mend them again. */
function writtenBy(rules: readonly Rule[], lexicon: Lexicon): string[] {
  return rules
    .filter(({ kind, action }) => kind === "phrase" && action === "replace")
    .flatMap(({ replacement }) => replacement.match(/\p{L}[\p{L}\p{M}\p{N}'’]*/gu) ?? [])
    .filter((word) => lexicon.find(word) < 0);
}

/** The words of a profile that no lexicon has, by how often the collection uses them. */
function collectedWords(profile: Profile | undefined, lexicon: Lexicon): OwnWord[] {
  if (profile === undefined) return [];
  const words = Math.max(LEAST_WORDS, profile.words);
  const cost = (count: number): number => Math.round(-10 * Math.log(Math.max(count, 1) / words));
  return [...profile.vocabulary, ...profile.names]
    .filter(({ text }) => lexicon.find(text) < 0)
    .map(({ text, count }) => ({
      text,
      cost: Math.min(OWN_WORD_COST * 1.4, Math.max(OWN_WORD_COST * 0.8, cost(count))),
    }));
}

function withWords(
  lexicon: Lexicon,
  words: readonly string[],
  collected: readonly OwnWord[],
  forbidden: readonly string[],
): Lexicon {
  const missing = words.filter((word) => {
    const entry = lexicon.find(word);
    return entry < 0 || lexicon.languageId[entry] === NOT_IN_MODEL;
  });
  if (missing.length + forbidden.length + collected.length === 0) return lexicon;
  const own = ownWordsLexicon(missing.map((text) => ({ text, cost: OWN_WORD_COST })));
  return joinLexicons([lexicon, own], {
    forbidden,
    ...(collected.length > 0 ? { collected: ownWordsLexicon(collected) } : {}),
  });
}
