import type { Command } from 'commander';
import { knownName } from '../instrument/names.ts';
import { describeParameter } from '../instrument/parameters.ts';
import { type CliTexts, loadCliTexts } from '../texts/cli-texts.ts';
import { CATALOGUE, type Entry, type Fact, KINDS, type Kind } from './catalogue.ts';
import { catalogueMarkdown } from './catalogue-markdown.ts';

function entryText({ id, label, facts, parameters }: Entry, words: CliTexts['list']): string {
  const lines = (Object.entries(facts) as [Fact, Entry['facts'][Fact]][]).flatMap(([name, value]) => {
    if (Array.isArray(value) && value.length === 0) return [];
    const text = Array.isArray(value) ? value.join(', ') : String(value);
    return text
      .split('\n')
      .map((line, i) => (i === 0 ? `    ${words.facts[name]}: ${line}` : `      ${line}`));
  });
  const takes = parameters.map(
    (parameter) => `    --param ${describeParameter(parameter, words.parameters)}`,
  );
  return [`  ${id}  ${label}`, ...lines, ...takes].join('\n');
}

interface ListOptions {
  readonly json?: boolean;
  readonly markdown?: boolean;
}

/** `well list`: what there is to choose from, straight from the registries. JSON and the document are English. */
async function list(
  what: string | undefined,
  { json, markdown }: ListOptions,
  texts: CliTexts,
): Promise<void> {
  if (markdown) {
    process.stdout.write(catalogueMarkdown());
    return;
  }
  const kinds = what === undefined ? KINDS : [knownName('list', what, KINDS)];
  const { game } = json ? await loadCliTexts('en') : texts;
  const found = kinds.map((kind): [Kind, readonly Entry[]] => [kind, CATALOGUE[kind](game)]);
  if (json) console.log(JSON.stringify(Object.fromEntries(found), null, 2));
  else
    for (const [kind, entries] of found) {
      const shown = entries.map((entry) => entryText(entry, texts.list));
      console.log(`${texts.list.headings[kind]}\n${shown.join('\n\n')}\n`);
    }
}

export function addList(program: Command, texts: CliTexts): void {
  const { description, what, markdown } = texts.list;
  program
    .command('list')
    .description(description)
    .argument('[what]', what(KINDS))
    .option('--json', texts.options.json)
    .option('--markdown', markdown)
    .action((kind: string | undefined, options: ListOptions) => list(kind, options, texts));
}
