// Spelling correctors that people use on OCR text today, each as it is meant to be used: the first suggestion is taken.
// hunspell, aspell and nspell know nothing of context, so that each distinct word is asked once: a favour to their speed.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import dictionary from "dictionary-en";
import nspell from "nspell";
import { run } from "./program.mjs";

const WORD = /\p{L}+(?:['’]\p{L}+)*/gu;

const isThere = (command, ...args) => spawnSync(command, args, { stdio: "ignore" }).error === undefined;

/** Corrects texts word by word, with `ask` giving each distinct word's correction. */
async function wordByWord(texts, ask) {
  const words = new Set();
  for (const text of texts) for (const [word] of text.matchAll(WORD)) words.add(word);
  const answers = await ask([...words]);
  return texts.map((text) => text.replace(WORD, (word) => answers.get(word) ?? word));
}

/** The protocol of ispell: a line for each word, answered by `*` (right), `#` (no idea) or `& word n offset: suggestions`. */
const ispell = (command, ...args) => ({
  name: command,
  missing: isThere(command, "-v") ? undefined : `${command} is not installed`,
  correct: (texts) =>
    wordByWord(texts, async (words) => {
      const answers = new Map();
      const output = await run(command, ["-a", ...args], `!\n${words.map((word) => `^${word}\n`).join("")}`);
      for (const line of output.split("\n")) {
        const match = /^& (\S+) \d+ \d+: (.*?)(?:, |$)/.exec(line);
        if (match) answers.set(match[1], match[2]);
      }
      return answers;
    }),
});

const nspellPeer = {
  name: "nspell",
  correct: (texts) =>
    wordByWord(texts, async (words) => {
      const spell = nspell({ aff: Buffer.from(dictionary.aff), dic: Buffer.from(dictionary.dic) });
      const answers = new Map();
      for (const word of words) if (!spell.correct(word)) answers.set(word, spell.suggest(word)[0] ?? word);
      return answers;
    }),
};

/** codespell works on files, and changes what has one correction only. */
const codespell = {
  name: "codespell",
  missing: isThere("codespell", "--version") ? undefined : "codespell is not installed",
  async correct(texts) {
    const folder = mkdtempSync(join(tmpdir(), "ocrfix-codespell-"));
    try {
      const files = texts.map((_, at) => join(folder, `${at}.txt`));
      texts.forEach((text, at) => {
        writeFileSync(files[at], text);
      });
      // Its own colours and warnings go unread; 0 corrections and some are both a success under -w.
      await run("codespell", ["-w", "-q", "63", folder], "");
      return files.map((file) => readFileSync(file, "utf8"));
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

export const PEERS = [
  ispell("hunspell", "-d", "en_US", "-i", "utf-8"),
  ispell("aspell", "-l", "en_US", "--encoding=utf-8"),
  nspellPeer,
  codespell,
];
