import { LANGUAGES } from '../../texts/language.ts';
import { loadTexts, type Texts } from '../../texts/texts.ts';

/** The texts of every language. */
export const ALL_TEXTS: readonly Texts[] = await Promise.all(LANGUAGES.map(loadTexts));

/** Every string of a tree of texts, by its path; functions are left out. */
export function sentencesOf(tree: unknown, path = ''): [string, string][] {
  if (typeof tree === 'string') return [[path, tree]];
  if (typeof tree !== 'object' || tree === null) return [];
  return Object.entries(tree).flatMap(([key, value]) => sentencesOf(value, path ? `${path}.${key}` : key));
}
