import { closest, distance } from "fastest-levenshtein";

/** A typo changes little of a word: at most a third of it, and never more than three characters. */
const mostEdits = 3;
const longestWord = 64;

/** Equal for words that differ by the order of their letters only: the commonest slip. */
const sortedLetters = (word: string): string => [...word].sort().join("");

/** The candidate that was probably meant, or nothing. */
export function suggest(word: string, candidates: readonly string[]): string | undefined {
  if (word.length > longestWord || candidates.length === 0) return undefined;
  const lower = word.toLowerCase();
  const same = candidates.find((candidate) => candidate.toLowerCase() === lower);
  if (same !== undefined) return same;
  const letters = sortedLetters(lower);
  const swapped = candidates.find((candidate) => sortedLetters(candidate.toLowerCase()) === letters);
  if (swapped !== undefined) return swapped;
  const nearest = closest(word, [...candidates]);
  const edits = distance(lower, nearest.toLowerCase());
  return edits <= Math.min(mostEdits, Math.max(1, Math.floor(nearest.length / 3))) ? nearest : undefined;
}
