import { type KeyTable, NONE, type Outcome, say } from "./outcome.js";
import { ANSWER_KEYS, HISTORY_KEYS, takeCandidate } from "./press-answer.js";
import { LIST_KEYS, MOVE_KEYS } from "./press-move.js";
import { chooseRule, SCOPE_KEYS } from "./press-scope.js";
import { pressInLine, TYPE_KEYS } from "./press-type.js";
import type { Review } from "./review.js";
import type { Mode, View } from "./view.js";

const QUIT_KEYS: KeyTable = {
  q: () => ({ kind: "write" }),
  Q: () => ({ kind: "abandon" }),
  "ctrl-c": () => ({ kind: "abandon" }),
  "ctrl-z": () => ({ kind: "suspend" }),
};

const { "/": find, g } = TYPE_KEYS;
const ANYWHERE: KeyTable = { ...QUIT_KEYS, ...MOVE_KEYS, ...HISTORY_KEYS, "/": find, g };
const QUESTION: KeyTable = { ...ANYWHERE, ...TYPE_KEYS, ...ANSWER_KEYS, ...SCOPE_KEYS };

const KEYS: Readonly<Record<Exclude<Mode, "type" | "rules" | "help">, KeyTable>> = {
  ask: QUESTION,
  list: { ...QUESTION, ...LIST_KEYS },
  end: { ...ANYWHERE, enter: QUIT_KEYS.q },
};

/**
 * Lets a key act on review and view.
 *
 * @param key A character; or `enter`, `escape`, `tab`, `backspace`, `delete`, `up`, `down`, `left`, `right`, `home`, `end`,
 *   `page-up`, `page-down`; `ctrl-` and a letter; `paste:` and what was pasted.
 */
export function press(review: Review, view: View, key: string): Outcome {
  view.message = "";
  if (key === "ctrl-c" || key === "ctrl-z") return QUIT_KEYS[key](review, view);
  if (view.mode === "type") return pressInLine(review, view, key);
  if (view.mode === "rules") return chooseRule(review, view, key);
  if (view.mode === "help") {
    view.mode = view.back;
    return NONE;
  }
  if (key.startsWith("paste:")) return say(view, "what is pasted is no answer");
  const table = view.question < 0 ? QUIT_KEYS : KEYS[view.mode];
  if (Object.hasOwn(table, key)) return table[key](review, view);
  if (view.mode !== "end" && /^[1-9]$/.test(key)) return takeCandidate(review, view, Number(key));
  return say(view, "no such key here: ? shows them all");
}
