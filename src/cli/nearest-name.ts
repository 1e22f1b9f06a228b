import { distance } from "fastest-levenshtein";

/** The name that someone who typed `name` is likely to have meant, or undefined. */
export function nearestName(name: string, names: Iterable<string>): string | undefined {
  let best: string | undefined;
  // More than a third of the letters wrong is another word.
  let least = Math.max(1, Math.floor(name.length / 3)) + 1;
  for (const candidate of names) {
    const apart = slips(name.toLowerCase(), candidate.toLowerCase());
    if (apart < least) {
      least = apart;
      best = candidate;
    }
  }
  return best;
}

/** How many slips of the fingers two names are apart; two letters that changed places are one. */
function slips(typed: string, meant: string): number {
  let least = distance(typed, meant);
  for (let at = 0; at + 1 < typed.length; at++) {
    if (typed[at] === typed[at + 1]) continue;
    const swapped = typed.slice(0, at) + typed[at + 1] + typed[at] + typed.slice(at + 2);
    least = Math.min(least, distance(swapped, meant) + 1);
  }
  return least;
}
