import { describeParameter } from '../instrument/parameters.ts';
import { en } from '../texts/en/index.ts';
import { listTexts } from '../texts/en/well/list.ts';
import { CATALOGUE, type Entry, KINDS } from './catalogue.ts';

/** The whole catalogue as a document, in English: docs/catalogue.md is this text. */
export function catalogueMarkdown(): string {
  const head = [
    '# Catalogue',
    '',
    'Everything there is to choose from, written by `well list --markdown` from the registries that the',
    'server, the page and the command share. `J` is the mean loss plus `(λ/2)‖w‖²`, ε is poisoned rows over',
    'clean rows, and costs are in points of a round.',
    '',
  ];
  const sections = KINDS.flatMap((kind) => [
    `## ${listTexts.headings[kind]}`,
    '',
    ...CATALOGUE[kind](en).flatMap((entry) => [...entryMarkdown(entry), '']),
  ]);
  return `${[...head, ...sections].join('\n').trimEnd()}\n`;
}

function entryMarkdown({ id, label, facts, parameters }: Entry): string[] {
  const { explanation, ...rest } = facts;
  const shown = Object.entries(rest).map(([name, value]) => {
    const text = Array.isArray(value) ? value.join(', ') : String(value).replaceAll('\n', ' ');
    return `- ${name}: ${name === 'formula' ? `\`${text}\`` : text}`;
  });
  const takes = parameters.map((parameter) => `- parameter \`${describeParameter(parameter)}\``);
  return [
    `### \`${id}\`: ${label}`,
    '',
    ...(explanation === undefined ? [] : [String(explanation), '']),
    ...shown,
    ...takes,
  ];
}
