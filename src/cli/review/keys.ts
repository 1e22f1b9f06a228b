const PASTE_END = "\u001b[201~";

/** What terminals send for a key, by what follows ESC `[` or ESC `O`. */
const SEQUENCES: Readonly<Record<string, string>> = {
  A: "up",
  B: "down",
  C: "right",
  D: "left",
  H: "home",
  F: "end",
  "1~": "home",
  "7~": "home",
  "4~": "end",
  "8~": "end",
  "3~": "delete",
  "5~": "page-up",
  "6~": "page-down",
};

const CONTROLS: Readonly<Record<string, string>> = {
  "\r": "enter",
  "\n": "enter",
  "\t": "tab",
  "\u007f": "backspace",
  "\b": "backspace",
};

/** Turns what a terminal sends into keys, however it is cut. */
export interface KeyDecoder {
  /** The keys that are complete with this text. */
  push(text: string): string[];
  /** Nothing has followed for a while: an ESC that waits is a key of its own. */
  flush(): string[];
  readonly waiting: boolean;
}

/** Keys are named as `press` takes them; sequences that mean nothing here are swallowed. */
export function createKeyDecoder(): KeyDecoder {
  let held = "";
  const take = (): string[] => {
    const keys: string[] = [];
    while (held !== "") {
      const [length, key] = firstKey(held);
      if (length === 0) break;
      held = held.slice(length);
      if (key !== "") keys.push(key);
    }
    return keys;
  };
  return {
    push(text) {
      held += text;
      return take();
    },
    flush() {
      // A paste without its end may still come to it.
      if (!held.startsWith("\u001b") || held.startsWith("\u001b[200~")) return [];
      held = held.slice(1);
      return ["escape", ...take()];
    },
    get waiting() {
      return held !== "";
    },
  };
}

/** Length and name of the first key; length 0 where more must come, an empty name for what is no key. */
function firstKey(text: string): [length: number, key: string] {
  const first = text[0];
  if (first === "\u001b") return escapeKey(text);
  if (Object.hasOwn(CONTROLS, first)) return [1, CONTROLS[first]];
  const code = text.codePointAt(0)!;
  if (code < 0x20) return [1, code === 0 ? "" : `ctrl-${String.fromCharCode(code + 0x60)}`];
  if (code >= 0x80 && code < 0xa0) return [1, ""];
  const character = String.fromCodePoint(code);
  return [character.length, character];
}

function escapeKey(text: string): [length: number, key: string] {
  if (text.length === 1) return [0, ""];
  if (text.startsWith("\u001b[200~")) {
    const end = text.indexOf(PASTE_END);
    return end < 0 ? [0, ""] : [end + PASTE_END.length, `paste:${text.slice(6, end)}`];
  }
  if (text[1] === "\u001b") return [1, "escape"];
  const sequence = /^\u001b(?:O(.)|\[([\d;:<=>?]*[ -/]*[@-~]))/su.exec(text);
  if (sequence) return [sequence[0].length, nameOf(sequence[1] ?? sequence[2])];
  if (/^\u001b(?:O|\[[\d;:<=>?]*[ -/]*)$/.test(text)) return [0, ""];
  // Alt and a key, or a sequence that is none: neither is an answer.
  return [1 + String.fromCodePoint(text.codePointAt(1)!).length, ""];
}

/** With modifiers (`1;5C`) a key is the same. */
function nameOf(sequence: string): string {
  const plain = sequence.replace(/^1;\d+/, "").replace(/;\d+/, "");
  return Object.hasOwn(SEQUENCES, plain) ? SEQUENCES[plain] : "";
}
