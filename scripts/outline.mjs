// Outlines of the glyphs of a font, as opentype.js reads it.
const CURVE_STEPS = 8;

/** The outline's edges, each [x, y, x, y] in the unit of `size`, y downwards from the baseline. */
export function edgesOf(glyph, size) {
  const edges = [];
  let [startX, startY, x, y] = [0, 0, 0, 0];
  const line = (toX, toY) => {
    edges.push([x, y, toX, toY]);
    [x, y] = [toX, toY];
  };
  const curve = (points) => {
    const from = [x, y];
    for (let step = 1; step <= CURVE_STEPS; step++) {
      const t = step / CURVE_STEPS;
      let level = [from, ...points];
      while (level.length > 1)
        level = level
          .slice(1)
          .map(([toX, toY], i) => [(1 - t) * level[i][0] + t * toX, (1 - t) * level[i][1] + t * toY]);
      line(...level[0]);
    }
  };
  for (const { type, x: toX, y: toY, x1, y1, x2, y2 } of glyph.getPath(0, 0, size).commands) {
    if (type === "M") [startX, startY, x, y] = [toX, toY, toX, toY];
    else if (type === "L") line(toX, toY);
    else if (type === "Q")
      curve([
        [x1, y1],
        [toX, toY],
      ]);
    else if (type === "C")
      curve([
        [x1, y1],
        [x2, y2],
        [toX, toY],
      ]);
    else line(startX, startY);
  }
  return edges;
}
