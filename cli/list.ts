import type { Command } from 'commander';
import { knownName } from '../instrument/names.ts';
import { describeParameter } from '../instrument/parameters.ts';
import { CATALOGUE, type Entry, KINDS, type Kind } from './catalogue.ts';
import { catalogueMarkdown } from './catalogue-markdown.ts';
import { readersTexts } from './reader.ts';

function entryText({ id, label, facts, parameters }: Entry): string {
  const lines = Object.entries(facts).flatMap(([name, value]) => {
    if (Array.isArray(value) && value.length === 0) return [];
    const text = Array.isArray(value) ? value.join(', ') : String(value);
    return text.split('\n').map((line, i) => (i === 0 ? `    ${name}: ${line}` : `      ${line}`));
  });
  const takes = parameters.map((parameter) => `    --param ${describeParameter(parameter)}`);
  return [`  ${id}  ${label}`, ...lines, ...takes].join('\n');
}

/** `well list`: what there is to choose from, straight from the registries. */
async function list(
  what: string | undefined,
  { json, markdown }: { json?: boolean; markdown?: boolean },
): Promise<void> {
  if (markdown) {
    process.stdout.write(catalogueMarkdown());
    return;
  }
  const kinds = what === undefined ? KINDS : [knownName('list', what, KINDS)];
  const texts = await readersTexts();
  const found = kinds.map((kind): [Kind, readonly Entry[]] => [kind, CATALOGUE[kind](texts)]);
  if (json) console.log(JSON.stringify(Object.fromEntries(found), null, 2));
  else for (const [kind, entries] of found) console.log(`${kind}\n${entries.map(entryText).join('\n\n')}\n`);
}

export function addList(program: Command): void {
  program
    .command('list')
    .description('what there is to choose from, with parameters, defaults and sources')
    .argument('[what]', `one of ${KINDS.join(', ')}`)
    .option('--json', 'as JSON')
    .option('--markdown', 'the whole catalogue as the document docs/catalogue.md')
    .action(list);
}
