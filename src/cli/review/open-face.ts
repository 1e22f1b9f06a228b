import { createPaint } from "../../output/paint.js";
import { ASCII_GLYPHS, UNICODE_GLYPHS } from "../../output/review-words.js";
import { type ColourChoice, isColoured } from "../colour.js";
import type { Context } from "../context.js";
import type { Face } from "./face.js";
import { createLineFace } from "./line-face.js";
import { createScreenFace } from "./screen-face.js";

/** Opens the terminal that the program was started from. */
export type OpenFace = (context: Context, colour: ColourChoice) => Face;

/** A full screen where the terminal can move its cursor, else line by line. */
export const openTerminalFace: OpenFace = (context, colour) => {
  const { env, stdout } = context;
  const { stdin, stdout: output } = process;
  const paint = createPaint(isColoured(colour, stdout, env));
  const glyphs = speaksUnicode(env) ? UNICODE_GLYPHS : ASCII_GLYPHS;
  const isDumb = env.TERM === undefined || env.TERM === "" || env.TERM === "dumb";
  return isDumb ? createLineFace(stdin, output, paint, glyphs) : createScreenFace(stdin, output, paint, glyphs);
};

/** A locale that is named says it; none is taken for a modern one. */
function speaksUnicode(env: NodeJS.ProcessEnv): boolean {
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG;
  return locale === undefined || locale === "" || /utf-?8/i.test(locale);
}
