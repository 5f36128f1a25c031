import { gridOf } from '../tables/metrics.ts';
import { gridMarkdown } from '../tables/text.ts';
import type { JudgedScenario } from './judged.ts';
import type { Judgement } from './judgement.ts';

/** What a person wrote stands before this line of the document, what the command writes after it. */
const MARK = '<!-- What follows is written by "well balance --write". -->';

export const VERDICT_WORDS = {
  rule: { met: 'holds', not: 'FAILS' },
  aim: { met: 'met', not: 'missed' },
} as const;

const percent = (share: number) => `${(100 * share).toFixed(2)} %`;

/** A mix in words, as in `kkt 61.00 %, alfa 39.00 %`. */
export function mixText(mix: Judgement['attackMix']): string {
  return mix.map(({ name, share }) => `${name} ${percent(share)}`).join(', ');
}

/**
 * The document with these scenarios' sections new, and all else in it as it was.
 *
 * @param held  the document so far; empty where there is none
 */
export function balanceDocument(held: string, judged: readonly JudgedScenario[]): string {
  const [own = '', written = ''] = (held === '' ? '# Balance\n' : held).split(MARK);
  const sections = new Map(
    written
      .split(/^(?=## )/m)
      .filter((text) => text.startsWith('## '))
      .map((text) => [text.slice(3, text.split('\n', 1)[0]?.lastIndexOf(': ')), text.trimEnd()]),
  );
  for (const each of judged) sections.set(each.scenario, sectionOf(each).trimEnd());
  return `${[own.trimEnd(), MARK, ...sections.values()].join('\n\n')}\n`;
}

function sectionOf({
  scenario,
  value,
  attackMix,
  defenceMix,
  findings,
  table,
  labels,
  verdict,
}: JudgedScenario): string {
  const names = new Map([...labels].map(([name, label]) => [name, `*${label}*`]));
  return [
    `## ${scenario}: ${verdict}`,
    '',
    `Seeds ${table.seeds.join(', ')}. Value ${value.toFixed(1)}. The attacker plays ${mixText(attackMix)}. The defender plays ${mixText(defenceMix)}.`,
    '',
    ...findings.map(
      ({ demand, kind, holds, detail }) =>
        `- ${kind} ${holds ? VERDICT_WORDS[kind].met : `**${VERDICT_WORDS[kind].not}**`}: ${demand} (${detail})`,
    ),
    '',
    "The attack's advantage, 50 + (attack − defence) / 2; degenerate plans in italics, for the record:",
    '',
    gridMarkdown({ ...gridOf(table, 'advantage'), halfWidths: [] }, names),
  ].join('\n');
}
