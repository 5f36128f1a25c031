import type { AttackId } from '../engine/attacks/ids.ts';
import { ATTACKS } from '../engine/attacks/index.ts';
import type { FilterId } from '../engine/filters/ids.ts';
import { FILTERS } from '../engine/filters/index.ts';
import type { BestRecipes } from '../engine/round/best-play.ts';
import type { DefenceId } from '../engine/training-defences/ids.ts';
import { DEFENCES } from '../engine/training-defences/index.ts';
import type { PublishedPlay } from '../instrument/balance/published.ts';

/** The best play that a page of balance tables states, by scenario. */
export function publishedIn(markdown: string): Record<string, PublishedPlay> {
  const found: Record<string, PublishedPlay> = {};
  for (const section of markdown.split(/^## /m).slice(1)) {
    const [id = ''] = section.split(':');
    const line =
      /^Seeds? ([\d, ]+)\. Value ([\d.]+)\. The attacker plays (.+?)\. The defender plays (.+?)\.$/m.exec(
        section,
      );
    if (!line) continue;
    const [, seeds = '', value = '', attack = '', defence = ''] = line;
    found[id] = {
      seeds: seeds.split(',').length,
      value: Number(value),
      attack: mixIn(attack),
      defence: mixIn(defence),
    };
  }
  return found;
}

const mixIn = (text: string) =>
  text.split(', ').map((part) => {
    const [, recipe = '', percent = ''] = /^(\S+) ([\d.]+) %$/.exec(part) ?? [];
    return [recipe, Math.round(100 * Number(percent)) / 10_000] as const;
  });

/** The recipes of each play, most played first; a recipe at several strengths counts once. */
export const recipesIn = (published: Readonly<Record<string, PublishedPlay>>): Record<string, BestRecipes> =>
  Object.fromEntries(
    Object.entries(published).map(([id, { attack, defence }]) => [
      id,
      {
        attacks: idsIn<AttackId>(attack, ATTACKS),
        filters: idsIn<FilterId>(defence, FILTERS),
        defences: idsIn<DefenceId>(defence, DEFENCES),
      },
    ]),
  );

/** @param recipes  those that are meant */
function idsIn<Id extends string>(
  mix: PublishedPlay['attack'],
  recipes: Readonly<Record<Id, unknown>>,
): Id[] {
  const weights = new Map<string, number>();
  for (const [recipe, weight] of mix) {
    const [id = ''] = recipe.split(':', 1);
    if (id in recipes) weights.set(id, (weights.get(id) ?? 0) + weight);
  }
  return [...weights].sort(([, a], [, b]) => b - a).map(([id]) => id as Id);
}
