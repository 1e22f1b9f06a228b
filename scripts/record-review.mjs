// Records a review in a real terminal (tmux) as docs/review.svg: node scripts/record-review.mjs [FILE]
// Run it after `npm run build`. The same program and file give the same recording.
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const SOURCE = resolve(process.argv[2] ?? join(ROOT, "fixtures/belarus/input.txt"));
const [COLUMNS, ROWS] = [80, 24];

/** What is pressed, as tmux names it; what is said of it; what then is seen; seconds to look at it. */
const STEPS = [
  [[], "ocrfix review essay.txt", "[q]uit and save", 3],
  [["j", "j"], "j: the next one", "3/", 2],
  [["y"], "y: yes", "accepted:", 2],
  [["/", "t", "i", "n", "e", "Enter"], "/tine: search", "[tine", 2],
  [["s"], "s: the series of the same confusion", "or [s]  tine", 2],
  [["l"], "l: all its places", "[Enter] show it", 3],
  [["A"], "A: accept them all, wherever they are", "accepted:", 3],
  [["u"], "u: undo, without end", "undone", 2],
  [["C-r"], "Ctrl-R: and again", "done again", 2],
  [["e", "C-u", "o", "w", "n"], "e: a text of my own", "own", 2],
  [["Escape"], "Esc: never mind", "[q]uit and save", 1],
  [["q"], "q: write what is accepted; the next review goes on with the rest", "written", 4],
];

const folder = mkdtempSync(join(tmpdir(), "ocrfix-record-"));
copyFileSync(SOURCE, join(folder, "essay.txt"));
const tmux = (...args) =>
  execFileSync("tmux", ["-u", "-L", `ocrfix-record-${process.pid}`, "-f", "/dev/null", ...args], {
    encoding: "utf8",
    env: { ...process.env, LC_ALL: "C.UTF-8" },
  });

/** Frames as lines with their colours. */
async function record() {
  const command = `'${process.execPath}' '${join(ROOT, "bin/ocrfix.js")}' review essay.txt; sleep 60`;
  tmux("new-session", "-d", "-s", "s", "-x", String(COLUMNS), "-y", String(ROWS), "-c", folder, "sh", "-c", command);
  const frames = [];
  for (const [keys, caption, sees, seconds] of STEPS) {
    if (keys.length > 0) tmux("send-keys", "-t", "s", ...keys);
    for (let tries = 0; !tmux("capture-pane", "-p", "-t", "s").includes(sees); tries++) {
      if (tries > 1200) throw new Error(`not seen: ${sees}\n${tmux("capture-pane", "-p", "-t", "s")}`);
      await new Promise((done) => setTimeout(done, 25));
    }
    // The rest of the screen comes with the same write.
    await new Promise((done) => setTimeout(done, 150));
    frames.push({ lines: tmux("capture-pane", "-p", "-e", "-t", "s").split("\n").slice(0, ROWS), caption, seconds });
  }
  return frames;
}

const escapeXml = (text) => text.replace(/[&<>]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[sign]);

/** A line with its colours as spans of classes: b bold, d dim, r g y colours. */
function spans(line) {
  const state = { b: false, d: false, colour: "" };
  let output = "";
  for (const [, codes, text] of `\u001b[0m${line}`.matchAll(/\u001b\[([\d;]*)m([^\u001b]*)/g)) {
    for (const code of (codes || "0").split(";").map(Number)) {
      if (code === 0) Object.assign(state, { b: false, d: false, colour: "" });
      else if (code === 1) state.b = true;
      else if (code === 2) state.d = true;
      else if (code === 22) Object.assign(state, { b: false, d: false });
      else if (code === 39) state.colour = "";
      else if (code >= 31 && code <= 33) state.colour = "rgy"[code - 31];
    }
    const classes = [state.b && "b", state.d && "d", state.colour].filter(Boolean).join(" ");
    if (text) output += classes ? `<tspan class="${classes}">${escapeXml(text)}</tspan>` : escapeXml(text);
  }
  return output;
}

function toSvg(frames) {
  const [charWidth, lineHeight, margin] = [8.4, 18, 14];
  const width = Math.round(COLUMNS * charWidth + 2 * margin);
  const height = (ROWS + 2) * lineHeight + 2 * margin;
  const total = frames.reduce((sum, { seconds }) => sum + seconds, 0);
  let at = 0;
  const styles = frames.map(({ seconds }, i) => {
    const [from, to] = [at, at + seconds].map((time) => ((100 * time) / total).toFixed(3));
    at += seconds;
    const hidden = i === 0 ? "" : `0%,${(from - 0.001).toFixed(3)}%{opacity:0}`;
    const gone = i === frames.length - 1 ? "" : `${to}%,100%{opacity:0}`;
    return `@keyframes f${i}{${hidden}${from}%,${(to - 0.001).toFixed(3)}%{opacity:1}${gone}}#f${i}{animation:f${i} ${total}s infinite step-end}`;
  });
  const groups = frames.map(({ lines, caption }, i) => {
    const rows = [...lines, "", `\u001b[1m${caption}`]
      .map((line, row) => [line.trimEnd(), margin + (row + 1) * lineHeight - 5])
      .filter(([line]) => line !== "")
      .map(
        ([line, y]) => `<text x="${margin}" y="${y}" textLength="${textLength(line, charWidth)}">${spans(line)}</text>`,
      );
    return `<g id="f${i}">\n${rows.join("\n")}\n</g>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" xml:space="preserve" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="A review of a scanned text in the terminal">
<style>
text{font:14px ui-monospace,Menlo,Consolas,"DejaVu Sans Mono",monospace;fill:#d8dee9;white-space:pre}
.b{font-weight:bold}.d{opacity:.6}.r{fill:#f28b82}.g{fill:#81c995}.y{fill:#fdd663}
g{opacity:0}
${styles.join("\n")}
@media (prefers-reduced-motion:reduce){g{animation:none!important}#f1{opacity:1}}
</style>
<rect width="100%" height="100%" rx="8" fill="#1e222a"/>
${groups.join("\n")}
</svg>
`;
}

/** So that columns stand under each other in any font. */
function textLength(line, charWidth) {
  return ([...line.replace(/\u001b\[[\d;]*m/g, "")].length * charWidth).toFixed(1);
}

try {
  const frames = await record();
  writeFileSync(join(ROOT, "docs/review.svg"), toSvg(frames));
  process.stdout.write(`docs/review.svg: ${frames.length} frames\n`);
} finally {
  execFileSync("tmux", ["-L", `ocrfix-record-${process.pid}`, "kill-server"], { stdio: "ignore" });
  rmSync(folder, { recursive: true, force: true });
}
