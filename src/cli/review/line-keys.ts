import type { View } from "../../review/view.js";

/** Keys that a line terminal has no key for, and what people write out. */
const WORDS: Readonly<Record<string, string>> = {
  yes: "y",
  no: "n",
  undo: "u",
  redo: "ctrl-r",
  R: "ctrl-r",
  help: "?",
  quit: "q",
};

/** Keys after which a text may follow in the same line: `e member`, `g 12`, `/word`. */
const WITH_TEXT = /^([eEg/])\s*(.+)$/s;

/**
 * The keys that a line stands for where one cannot be pressed alone; undefined for a line that stands for none. An empty one
 * begins nothing and ends nothing, but searches on.
 */
export function keysOfLine(line: string, view: View): readonly string[] | undefined {
  const text = line.trim();
  if (view.mode === "type") {
    if (text === "" && view.purpose !== "search") return ["escape"];
    return ["ctrl-e", "ctrl-u", `paste:${text}`, "enter"];
  }
  if (text === "") return view.mode === "help" || view.mode === "rules" ? ["escape"] : [];
  if (Object.hasOwn(WORDS, text)) return [WORDS[text]];
  if (text.length === 1) return [text];
  const withText = WITH_TEXT.exec(text);
  return withText ? [withText[1], "ctrl-e", "ctrl-u", `paste:${withText[2]}`, "enter"] : undefined;
}
