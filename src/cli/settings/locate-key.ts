/**
 * The line, from 1, on which a key stands in a settings file; the nearest guess where it is written in an unusual way,
 * undefined where it is not found.
 *
 * @param where `["level"]` or `["overrides", 2, "level"]`.
 */
export function locateKey(source: string, name: string, where: readonly (string | number)[]): number | undefined {
  const lines = source.split("\n");
  return name.endsWith(".toml") ? locateInToml(lines, where) : locateInJson(lines, name, where);
}

function locateInToml(lines: readonly string[], where: readonly (string | number)[]): number | undefined {
  const [table, ordinal, key] = where.length > 1 ? where : [undefined, -1, where[0]];
  let from = 0;
  if (table !== undefined) {
    const headers = lines.flatMap((line, at) => (/^\s*\[\[\s*overrides\s*\]\]/.test(line) ? [at] : []));
    from = headers[ordinal as number] ?? -1;
    if (from < 0) return undefined;
    if (key === undefined) return from + 1;
    from++;
  }
  const pattern = new RegExp(`^\\s*\\[{0,2}\\s*["']?${escaped(String(key))}["']?\\s*[=.\\]]`);
  for (let at = from; at < lines.length; at++) {
    if (pattern.test(lines[at])) return at + 1;
    if (table !== undefined && /^\s*\[/.test(lines[at])) return undefined;
  }
  return undefined;
}

function locateInJson(lines: readonly string[], name: string, where: readonly (string | number)[]): number | undefined {
  let at = 0;
  const seek = (key: string): boolean => {
    const pattern = new RegExp(`"${escaped(key)}"\\s*:`);
    while (at < lines.length && !pattern.test(lines[at])) at++;
    return at < lines.length;
  };
  if (name === "package.json" && !seek("ocrfix")) return undefined;
  for (const step of where) if (typeof step === "string" && !seek(step)) return undefined;
  return at + 1;
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
