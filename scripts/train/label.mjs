// Which proposals are right: the ground-truth words aligned to an edit's span must equal the result, punctuation included.

/** Longest common subsequence of two word lists by Myers' greedy algorithm; pairs [i, j] of equal words. */
function equalWords(a, b) {
  const most = a.length + b.length;
  const reach = new Int32Array(2 * most + 2);
  const trace = [];
  for (let d = 0; d <= most; d++) {
    trace.push(reach.slice(most - d, most + d + 1));
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && reach[most + k - 1] < reach[most + k + 1]);
      let x = down ? reach[most + k + 1] : reach[most + k - 1] + 1;
      let y = x - k;
      while (x < a.length && y < b.length && a[x] === b[y]) {
        x++;
        y++;
      }
      reach[most + k] = x;
      if (x < a.length || y < b.length) continue;
      const pairs = [];
      for (let step = d; x > 0 || y > 0; step--) {
        const before = step > 0 ? trace[step] : undefined;
        const at = (diagonal) => before[diagonal + step];
        const diagonal = x - y;
        let px = 0;
        let py = 0;
        if (before !== undefined) {
          const fell = diagonal === -step || (diagonal !== step && at(diagonal - 1) < at(diagonal + 1));
          const previous = fell ? diagonal + 1 : diagonal - 1;
          px = at(previous);
          py = px - previous;
        }
        while (x > px && y > py) pairs.push([--x, --y]);
        if (before === undefined) break;
        x = px;
        y = py;
      }
      return pairs.reverse();
    }
  }
  return [];
}

/** Words with their offsets. */
function wordsOf(text) {
  return [...text.matchAll(/\S+/gu)].map((match) => ({ text: match[0], start: match.index }));
}

/** Levenshtein path between two short strings: for each position of `a` (and its end) the position in `b`. */
function positions(a, b) {
  const n = a.length;
  const m = b.length;
  const width = m + 1;
  const cost = new Int32Array((n + 1) * width);
  for (let i = 0; i <= n; i++) cost[i * width] = i;
  for (let j = 0; j <= m; j++) cost[j] = j;
  for (let i = 1; i <= n; i++)
    for (let j = 1; j <= m; j++)
      cost[i * width + j] = Math.min(
        cost[(i - 1) * width + j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1),
        cost[(i - 1) * width + j] + 1,
        cost[i * width + j - 1] + 1,
      );
  const map = new Int32Array(n + 1);
  map[n] = m;
  let i = n;
  let j = m;
  while (i > 0 || j > 0) {
    if (i > 0 && j > 0 && cost[i * width + j] === cost[(i - 1) * width + j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)) {
      map[--i] = --j;
    } else if (i > 0 && cost[i * width + j] === cost[(i - 1) * width + j] + 1) map[--i] = j;
    else j--;
  }
  return map;
}

/** For each offset of `ocr` (and its end) the offset in `gt` that stands for it; monotone. */
export function characterMap(ocr, gt) {
  const map = new Int32Array(ocr.length + 1);
  const a = wordsOf(ocr);
  const b = wordsOf(gt);
  const pairs = equalWords(
    a.map((word) => word.text),
    b.map((word) => word.text),
  );
  let fromA = 0;
  let fromB = 0;
  const stretch = (toA, toB) => {
    const n = toA - fromA;
    const m = toB - fromB;
    if (n * m > 4e6) for (let i = 0; i < n; i++) map[fromA + i] = fromB + Math.round((i * m) / n);
    else {
      const inner = positions(ocr.slice(fromA, toA), gt.slice(fromB, toB));
      for (let i = 0; i < n; i++) map[fromA + i] = fromB + inner[i];
    }
  };
  for (const [i, j] of pairs) {
    stretch(a[i].start, b[j].start);
    const { length } = a[i].text;
    for (let k = 0; k < length; k++) map[a[i].start + k] = b[j].start + k;
    fromA = a[i].start + length;
    fromB = b[j].start + length;
  }
  stretch(ocr.length, gt.length);
  map[ocr.length] = gt.length;
  return map;
}

/** Long s is one letter with s: truths differ in which they write. */
const collapsed = (text) => text.normalize("NFC").replace(/ſ/gu, "s").replace(/\s+/gu, " ").trim();
const isSpace = (character) => character === undefined || /\s/u.test(character);

/**
 * The label of marks that are taken away: right if nothing of the truth is aligned to them. Where they stand for a letter or
 * a word, what stands beside it is `torn`: what could have been read is gone, and a blank with it.
 */
function labelOfGone(ocr, gt, { start, end }, map) {
  const original = ocr.slice(start, end);
  const from = start + original.length - original.trimStart().length;
  const truth = collapsed(gt.slice(map[from], map[from + original.trim().length]));
  const broke = truth === collapsed(original);
  return { right: truth === "", broke, torn: truth !== "" && !broke, truth, result: "" };
}

/**
 * Labels edits {start, end, replacement}, ordered and apart: `right` as above, `broke` when the text was right before.
 * Edits inside one run of non-blanks are judged together, but marks that go are judged by themselves.
 */
export function label(ocr, gt, edits, map = characterMap(ocr, gt)) {
  return edits.map((edit, index) => {
    let { start, end } = edit;
    if (edit.replacement === "" && /^[^\p{L}\p{N}]+$/u.test(ocr.slice(start, end)))
      return labelOfGone(ocr, gt, edit, map);
    while (start > 0 && !isSpace(ocr[start - 1])) start--;
    while (end < ocr.length && !isSpace(ocr[end])) end++;
    let first = index;
    let last = index;
    while (first > 0 && edits[first - 1].end > start) first--;
    while (last + 1 < edits.length && edits[last + 1].start < end) last++;
    start = Math.min(start, edits[first].start);
    end = Math.max(end, edits[last].end);
    let result = "";
    let at = start;
    for (const other of edits.slice(first, last + 1)) {
      result += ocr.slice(at, other.start) + other.replacement;
      at = other.end;
    }
    result += ocr.slice(at, end);
    let from = map[start];
    let to = map[end];
    while (from > 0 && !isSpace(gt[from - 1])) from--;
    while (to < gt.length && to > from && !isSpace(gt[to])) to++;
    const truth = collapsed(gt.slice(from, to));
    return {
      right: collapsed(result) === truth,
      broke: collapsed(ocr.slice(start, end)) === truth,
      torn: false,
      truth,
      result: collapsed(result),
    };
  });
}
