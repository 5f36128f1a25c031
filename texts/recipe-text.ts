import type { Texts } from './texts.ts';

/** An attack, a filter or a training defence, for a person who picks it. */
export interface RecipeText {
  readonly label: string;
  /** When to use it, in one line. */
  readonly when: string;
  /** What it does, in one sentence. */
  readonly does: string;
  /** Where it is strong and how it fails. */
  readonly limits: string;
}

/** What a recipe or a victim is called; its id where this page does not know it. */
export function recipeName({ attacks, filters, defences, victims }: Texts, id: string): string {
  const labels: Readonly<Record<string, RecipeText | string>> = {
    ...victims,
    ...attacks,
    ...filters,
    ...defences,
  };
  const found = Object.hasOwn(labels, id) ? labels[id] : undefined;
  return typeof found === 'object' ? found.label : (found ?? id);
}
