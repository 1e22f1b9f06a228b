/** Numbers, from 1 and in the order of appearance, for corrections that replace the same by the same. */
export function createSeries(): (original: string, replacement: string) => number {
  const numbers = new Map<string, number>();
  return (original, replacement) => {
    const key = `${original.length}:${original}${replacement}`;
    let number = numbers.get(key);
    if (number === undefined) numbers.set(key, (number = numbers.size + 1));
    return number;
  };
}
