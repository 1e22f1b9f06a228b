import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { identityOf } from "./binary/identity.js";
import { FEATURES } from "./decision/features.js";
import { type DecisionModel, openDecision } from "./decision/model.js";
import { type Confusion, parseConfusions } from "./models/channel/confusion.js";
import { openLetters } from "./models/language/letters.js";
import { openNgramModel } from "./models/language/ngrams.js";
import { openLexicon } from "./models/lexicon/lexicon.js";
import type { Models } from "./pipeline/models.js";
import { parseRules } from "./rules/parse-rules.js";
import type { Rule } from "./rules/rule.js";
import { parseFunctionWords } from "./tokens/function-words.js";

/** The dictionaries that came with the program; OCRFIX_DICTIONARIES names others, as for trying out what was retrained. */
const SHIPPED = process.env.OCRFIX_DICTIONARIES ?? fileURLToPath(new URL("../dictionaries/en/", import.meta.url));

/** The tables that stand beside each other as the prior; of a confusion in both the likelier counts. */
const CONFUSION_TABLES = ["confusions.tsv", "confusions.visual.tsv"];

const FUNCTION_WORDS = "rules/foreign.tsv";

/** Opens the dictionaries of a folder, by default those that came with the program. */
export function loadModels(folder: string = SHIPPED): Models {
  const bytes = (name: string): Uint8Array => readFileSync(join(folder, name));
  const table = (name: string): string => readFileSync(join(folder, name), "utf8");
  const model = bytes("language-model.bin");
  return {
    lexicon: openLexicon(bytes("lexicon.bin"), identityOf(model)),
    letters: openLetters(bytes("letters.bin")),
    language: openNgramModel(model),
    confusions: loadConfusions(folder),
    functionWords: parseFunctionWords(table(FUNCTION_WORDS)),
    rules: loadRules(folder),
    decision: openDecision(JSON.parse(table("decision.json")) as DecisionModel, FEATURES),
  };
}

/** The table of confusions that is the prior. */
export function loadConfusions(folder: string = SHIPPED): Confusion[] {
  const confusions = new Map<string, Confusion>();
  for (const name of CONFUSION_TABLES)
    for (const confusion of parseConfusions(readFileSync(join(folder, name), "utf8"), name)) {
      const key = `${confusion.scanned}\t${confusion.printed}\t${confusion.where}`;
      const other = confusions.get(key);
      if (other === undefined || other.probability < confusion.probability) confusions.set(key, confusion);
    }
  return [...confusions.values()];
}

/** The rule packs: each table in `rules/` but those of other kinds of words. */
export function loadRules(folder: string = SHIPPED): Rule[] {
  const rules: Rule[] = [];
  for (const name of readdirSync(join(folder, "rules")).sort()) {
    const pack = /^([a-z-]+)\.tsv$/.exec(name)?.[1];
    if (pack === undefined || pack === "foreign") continue;
    const parsed = parseRules(readFileSync(join(folder, "rules", name), "utf8"), pack, name);
    const [problem] = parsed.problems;
    if (problem !== undefined) throw new Error(`${problem.file}:${problem.line}: ${problem.reason}`);
    rules.push(...parsed.rules);
  }
  return rules;
}
