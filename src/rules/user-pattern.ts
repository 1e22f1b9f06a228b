import { createRequire } from "node:module";
import type { PatternCompiler } from "./pattern.js";

/**
 * The compiler for regular expressions of a user's, in the language of RE2: their time is linear in the text whatever
 * they are, so that none can hang; there is no look-around and no back-reference. Loaded when first asked for, as it
 * takes longer to load than most texts to correct.
 */
export function loadPatternCompiler(): PatternCompiler {
  const { RE2JS } = createRequire(import.meta.url)("re2js") as typeof import("re2js");
  return (source, ignoreCase) => {
    let expression: InstanceType<typeof RE2JS>;
    try {
      expression = RE2JS.compile(source, ignoreCase ? RE2JS.CASE_INSENSITIVE : 0);
    } catch (error) {
      throw new Error((error as Error).message.replace("error parsing regexp: ", "not a regular expression: "));
    }
    return {
      groups: expression.groupCount(),
      search: (text, from) => {
        const matcher = expression.matcher(text);
        if (!matcher.find(from)) return null;
        return { start: matcher.start(), end: matcher.end(), group: (number) => matcher.group(number) ?? "" };
      },
    };
  };
}
