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
