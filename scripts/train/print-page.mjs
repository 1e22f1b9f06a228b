// Pages of text drawn as a press and a scanner make them: letters of a font, then ink that spreads, specks, blur, grain, and
// black or white in the end.
import opentype from "opentype.js";
import { edgesOf } from "../outline.mjs";
import { random as makeRandom } from "./random.mjs";

/** White around the text, pixels. */
const MARGIN = 40;
/** From baseline to baseline, shares of the size. */
const LEADING = 1.35;
/** A letter stands at one of so many places within a pixel, as a scanner's grid does not know of it. */
const PHASES = 4;
/** Lines of a pixel's height in which the share of ink is measured. */
const SUBROWS = 5;
/** Pixels between the points of noise that is coarser than a pixel: clots of ink and fibres, and parts of the page. */
const CLOTS = 4;
const PATCHES = 60;
/** The scanner's own lens, sigma in pixels: grain is a little soft. */
const LENS = 0.5;

/** Quantiles are looked up, since pages have millions of pixels. */
const NORMAL = (() => {
  const random = makeRandom(0);
  return Float32Array.from(
    { length: 1 << 16 },
    () => Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next()),
  );
})();
const normal = (random) => NORMAL[Math.floor(random.next() * NORMAL.length)];

/** Stretches of ink on a line at the height `y`, by winding number. */
function spansAt(edges, y) {
  const crossings = [];
  for (const [x0, y0, x1, y1] of edges)
    if (y0 <= y !== y1 <= y) crossings.push({ x: x0 + ((y - y0) / (y1 - y0)) * (x1 - x0), turn: y1 > y0 ? 1 : -1 });
  crossings.sort((a, b) => a.x - b.x);
  const spans = [];
  let winding = 0;
  for (const { x, turn } of crossings) {
    if (winding === 0) spans.push([x, x]);
    winding += turn;
    spans[spans.length - 1][1] = x;
  }
  return spans;
}

/** Share of ink in each pixel of a glyph: `{ left, top, width, height, ink }`, left and top from its place on the baseline. */
function bitmapOf(glyph, size, shift) {
  const edges = edgesOf(glyph, size).map(([x0, y0, x1, y1]) => [x0 + shift, y0, x1 + shift, y1]);
  if (edges.length === 0) return { left: 0, top: 0, width: 0, height: 0, ink: new Float32Array() };
  const xs = edges.map(([x]) => x);
  const ys = edges.map(([, y]) => y);
  const [left, top] = [Math.floor(Math.min(...xs)), Math.floor(Math.min(...ys))];
  const [width, height] = [Math.ceil(Math.max(...xs)) - left + 1, Math.ceil(Math.max(...ys)) - top + 1];
  const ink = new Float32Array(width * height);
  for (let row = 0; row < height * SUBROWS; row++) {
    const at = Math.floor(row / SUBROWS) * width;
    for (const [from, to] of spansAt(edges, top + (row + 0.5) / SUBROWS))
      for (let x = Math.floor(from); x < to; x++)
        ink[at + x - left] += (Math.min(to, x + 1) - Math.max(from, x)) / SUBROWS;
  }
  return { left, top, width, height, ink };
}

/** A font at a size: `has(text)`, `advance(character)`, `widthOf(line)`, `letter(character, phase)`. Neither kerning nor ligatures. */
export function makeFace(path, size) {
  const font = opentype.loadSync(path);
  const bitmaps = new Map();
  const advance = (character) => (font.charToGlyph(character).advanceWidth / font.unitsPerEm) * size;
  return {
    size,
    advance,
    has: (text) =>
      [...new Set(text)].every((character) => {
        if (character === "\n") return true;
        const drawn = font.charToGlyphIndex(character) > 0;
        return drawn && (character === " " || font.charToGlyph(character).getPath(0, 0, size).commands.length > 0);
      }),
    widthOf: (line) => [...line].reduce((sum, character) => sum + advance(character), 0),
    letter(character, phase) {
      const key = `${character}${phase}`;
      if (!bitmaps.has(key)) bitmaps.set(key, bitmapOf(font.charToGlyph(character), size, phase / PHASES));
      return bitmaps.get(key);
    },
  };
}

function blit(page, { left, top, width, height, ink }, x, y) {
  for (let row = 0; row < height; row++) {
    const to = (y + top + row) * page.width + x + left;
    for (let column = 0; column < width; column++)
      page.ink[to + column] = Math.min(1, page.ink[to + column] + ink[row * width + column]);
  }
}

/** Letters as black as ink on a white page; a letter stands a pixel low by the chance `jitter`. */
function typesetPage(lines, face, jitter, random) {
  const height = Math.round(face.size * LEADING);
  const page = {
    width: Math.ceil(Math.max(...lines.map(face.widthOf))) + 2 * MARGIN,
    height: height * lines.length + 2 * MARGIN,
  };
  page.ink = new Float32Array(page.width * page.height);
  lines.forEach((line, row) => {
    const baseline = MARGIN + row * height + Math.round(face.size);
    let x = MARGIN;
    for (const character of line) {
      const place = Math.floor(x * PHASES);
      const low = random.chance(jitter) ? 1 : 0;
      blit(page, face.letter(character, place % PHASES), Math.floor(place / PHASES), baseline + low);
      x += face.advance(character);
    }
  });
  return page;
}

/** What `choose` makes of each pixel and its neighbours `stride` before and after it. */
function extend(from, stride, choose) {
  const to = from.slice();
  for (let at = stride; at < from.length - stride; at++)
    to[at] = choose(from[at - stride], from[at], from[at + stride]);
  return to;
}

/** Ink that runs a pixel into the white around it, by the share `amount`, or that shrinks as far if it is below 0. */
function spread(page, amount) {
  if (amount === 0) return;
  const choose = amount > 0 ? (a, b, c) => Math.max(a, b, c) : (a, b, c) => Math.min(a, b, c);
  const most = extend(extend(page.ink, 1, choose), page.width, choose);
  const share = Math.abs(amount);
  for (let at = 0; at < most.length; at++) page.ink[at] += share * (most[at] - page.ink[at]);
}

/** A round spot of black (1) or white (0). */
function spot(page, x, y, radius, ink) {
  const reach = Math.ceil(radius);
  for (let down = -reach; down <= reach; down++)
    for (let right = -reach; right <= reach; right++)
      if (right ** 2 + down ** 2 <= radius ** 2) {
        const [column, row] = [x + right, y + down];
        if (column >= 0 && column < page.width && row >= 0 && row < page.height)
          page.ink[row * page.width + column] = ink;
      }
}

/** Tries for a place in the ink, until it is taken to be a page without. */
const MOST_TRIES = 1000;

/** `count` places where there is ink. */
function* inkedPlaces(page, count, random) {
  for (let made = 0, tries = 0; made < count && tries < MOST_TRIES; tries++) {
    const at = Math.floor(random.next() * page.ink.length);
    if (page.ink[at] < 0.5) continue;
    yield [at % page.width, Math.floor(at / page.width)];
    tries = 0;
    made++;
  }
}

/** White spots in the letters and black ones anywhere on the page. */
function speckle(page, { broken, dirt, speck }, random) {
  const size = () => random.logarithmic(0.6, 1.6) * speck;
  for (const [x, y] of inkedPlaces(page, broken, random)) spot(page, x, y, size(), 0);
  for (let made = 0; made < dirt; made++)
    spot(page, random.whole(0, page.width - 1), random.whole(0, page.height - 1), size(), 1);
}

/** Gaussian, sigma in pixels. */
function blur(page, sigma) {
  if (sigma <= 0) return;
  const reach = Math.ceil(2.5 * sigma);
  const raw = Array.from({ length: 2 * reach + 1 }, (_, i) => Math.exp(-((i - reach) ** 2) / (2 * sigma ** 2)));
  const sum = raw.reduce((total, weight) => total + weight, 0);
  for (const stride of [1, page.width]) {
    const from = page.ink;
    const to = new Float32Array(from.length);
    raw.forEach((weight, i) => {
      const step = (i - reach) * stride;
      const [first, last] = [Math.max(0, -step), from.length - Math.max(0, step)];
      for (let at = first; at < last; at++) to[at] += (weight / sum) * from[at + step];
    });
    page.ink = to;
  }
}

/** Noise at every pixel. */
function grain(page, amount, random) {
  if (amount > 0) for (let at = 0; at < page.ink.length; at++) page.ink[at] += amount * normal(random);
}

/** Noise at points `step` pixels apart, and in between what lies between theirs. */
function cloud(page, amount, step, random) {
  if (amount <= 0) return;
  const across = Math.ceil(page.width / step) + 1;
  const points = Float32Array.from({ length: across * (Math.ceil(page.height / step) + 1) }, () => normal(random));
  for (let y = 0; y < page.height; y++) {
    const row = Math.floor(y / step) * across;
    const down = (y % step) / step;
    for (let x = 0; x < page.width; x++) {
      const at = row + Math.floor(x / step);
      const right = (x % step) / step;
      const above = points[at] + right * (points[at + 1] - points[at]);
      const below = points[at + across] + right * (points[at + across + 1] - points[at + across]);
      page.ink[y * page.width + x] += amount * (above + down * (below - above));
    }
  }
}

/**
 * A page as a binary PGM. `look`: `jitter`, chance of a letter to stand low; `ink`, −1 to 1, how far it shrinks or spreads;
 * `broken` and `dirt`, white and black specks for each thousand letters, of about the radius `speck`; `blur`, sigma in pixels;
 * `grain`, `clots` and `patches`, sigma of finer and coarser noise, where white to black is 1; `threshold`, what is black.
 */
export function printPage(lines, face, look, random) {
  const page = typesetPage(lines, face, look.jitter, random);
  const thousands = lines.join("").length / 1000;
  spread(page, look.ink);
  speckle(page, { broken: look.broken * thousands, dirt: look.dirt * thousands, speck: look.speck }, random);
  blur(page, look.blur);
  grain(page, look.grain, random);
  cloud(page, look.clots, CLOTS, random);
  cloud(page, look.patches, PATCHES, random);
  blur(page, LENS);
  const grey = Uint8Array.from(page.ink, (ink) => (ink > look.threshold ? 0 : 255));
  return Buffer.concat([Buffer.from(`P5\n${page.width} ${page.height}\n255\n`), grey]);
}
