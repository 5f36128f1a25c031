import { type Doubt, footnotesOf, MARK } from '../tables/footnotes.ts';
import { gridOf } from '../tables/metrics.ts';
import { gridMarkdown } from '../tables/text.ts';
import type { TableWords } from '../tables/words.ts';
import type { JudgedScenario } from './judged.ts';
import type { BalanceWords } from './words.ts';

/** What a person wrote stands before this line of the document, what the command writes after it. */
const WRITTEN = '<!-- What follows is written by "well balance --write". -->';

/** The language of a document. */
export interface DocumentWords {
  readonly balance: BalanceWords;
  readonly tables: TableWords;
  /** Why a number may be wrong. */
  doubt(doubt: Doubt): string;
}

/**
 * The document with these scenarios' sections new, and all else in it as it was.
 *
 * @param held  the document so far; empty where there is none
 */
export function balanceDocument(
  held: string,
  judged: readonly JudgedScenario[],
  words: DocumentWords,
): string {
  const [own = '', written = ''] = (held === '' ? '# Balance\n' : held).split(WRITTEN);
  const sections = new Map(
    written
      .split(/^(?=## )/m)
      .filter((text) => text.startsWith('## '))
      .map((text) => [text.slice(3, text.split('\n', 1)[0]?.lastIndexOf(': ')), text.trimEnd()]),
  );
  for (const each of judged) sections.set(each.scenario, sectionOf(each, words).trimEnd());
  return `${[own.trimEnd(), WRITTEN, ...sections.values()].join('\n\n')}\n`;
}

function sectionOf(
  { scenario, value, attackMix, defenceMix, findings, table, degenerate, verdict }: JudgedScenario,
  { balance, tables, doubt }: DocumentWords,
): string {
  const names = new Map([...degenerate].map(([name, id]) => [name, `*${balance.degenerate[id]}*`]));
  const notes = footnotesOf(table.cells, tables, doubt, { mark: `\\${MARK}`, option: '--json' });
  return [
    `## ${scenario}: ${balance.verdicts[verdict]}`,
    '',
    balance.play({ seeds: table.seeds, value, attackMix, defenceMix }),
    '',
    ...findings.map((finding) => {
      const { kind, holds } = finding;
      const outcome = balance.outcomes[kind];
      const shown = holds ? outcome.met : `**${outcome.not}**`;
      return `- ${balance.kinds[kind]} ${shown}: ${balance.demand(finding)} (${balance.detail(finding)})`;
    }),
    '',
    balance.caption,
    '',
    gridMarkdown({ ...gridOf(table, 'advantage'), halfWidths: [] }, tables, names),
    ...(notes.length > 0 ? ['', ...notes.map((note) => `- ${note}`)] : []),
  ].join('\n');
}
