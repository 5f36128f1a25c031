import type { Command } from 'commander';
import { csvOf } from '../engine/data/csv.ts';
import { VICTIM_IDS } from '../engine/victims/ids.ts';
import { VICTIMS } from '../engine/victims/index.ts';
import { EVALUATION_STAGES, type EvaluationStage } from '../instrument/evaluation/evaluate.ts';
import type { Evaluation } from '../instrument/evaluation/result.ts';
import type { IndexBase } from '../instrument/formats/index-base.ts';
import { DECIMAL_MARKS } from '../instrument/formats/numbers.ts';
import { TABLE_FORMATS } from '../instrument/formats/table.ts';
import { knownName } from '../instrument/names.ts';
import { type ParameterValues, parametersOf, readParameters } from '../instrument/parameters.ts';
import { defenceChoice, NONE } from '../instrument/recipes.ts';
import { remarkError } from '../instrument/remarks.ts';
import { type CliTexts, loadCliTexts } from '../texts/cli-texts.ts';
import { certifiedText } from './certified-text.ts';
import { fileDoubts, filesInJson, inWords } from './explained.ts';
import { writeText } from './files.ts';
import { labelled } from './labelled.ts';
import { collect, integerOption, MAX_SEED, numberOption } from './options.ts';
import { withPool } from './pool.ts';
import type { DataFile, EvaluateTask } from './tasks.ts';
import { createProgress, peakMemory } from './terminal.ts';

interface EvaluateOptions {
  readonly train: string;
  readonly test: string;
  readonly poison?: string;
  readonly golden?: string;
  readonly goldenLabels?: string;
  readonly accounts?: string;
  readonly trainLabels?: string;
  readonly testLabels?: string;
  readonly poisonLabels?: string;
  readonly format?: string;
  readonly label?: string;
  readonly delimiter?: string;
  readonly header?: boolean;
  readonly decimal?: string;
  readonly keepIndex?: boolean;
  readonly indexBase: readonly string[];
  readonly victim: string;
  readonly lambda?: string;
  readonly victimParam: readonly string[];
  readonly filter: readonly string[];
  readonly remove?: string;
  readonly filterParam: readonly string[];
  readonly seed: string;
  readonly removed?: string;
  readonly json?: boolean;
  readonly progress?: boolean;
}

/** How far an evaluation is when a stage begins, 0 … 1. */
function share(stage: EvaluationStage): number {
  return EVALUATION_STAGES.indexOf(stage) / EVALUATION_STAGES.length;
}

/** `well evaluate`: the instrument on a person's own data. */
async function evaluate(options: EvaluateOptions, texts: CliTexts): Promise<void> {
  const task = taskOf(options);
  const progress = createProgress(options.progress === true, texts);
  const started = performance.now();
  const found = await withPool(
    1,
    () => texts.evaluate.interrupted,
    (pool) =>
      pool.run<Evaluation, EvaluationStage>('evaluate', task, (stage) =>
        progress.update(share(stage), texts.evaluate.stages[stage]),
      ),
  ).finally(() => progress.end());
  const elapsedMillis = performance.now() - started;
  for (const warning of warningsOf(found, texts)) console.error(texts.program.warning(warning));
  if (options.removed !== undefined) writeText(options.removed, removedCsv(found));
  if (options.json) {
    const facts = await inEnglish(found);
    console.log(JSON.stringify({ ...facts, elapsedMillis, peakMemoryBytes: peakMemory() }, null, 2));
  } else console.log(text(found, elapsedMillis, texts));
}

function taskOf(options: EvaluateOptions): EvaluateTask {
  const victim = knownName('victim', options.victim, VICTIM_IDS);
  const { format, label, delimiter, header, decimal, keepIndex } = options;
  const indexBases = basesOf(options.indexBase);
  const file = (path: string, part: string, labels?: string): DataFile => ({ path, part, labels });
  const removal = options.remove === undefined ? [] : [`remove=${options.remove}`];
  const filters = options.filter.join('+') || NONE;
  if (filters === NONE && removal.length > 0)
    throw remarkError('bad-parameters', 'remove-without-filter', {});
  if (delimiter !== undefined && delimiter.length !== 1)
    throw remarkError('bad-parameters', 'delimiter-option', { found: delimiter });
  return {
    train: file(options.train, 'train', options.trainLabels),
    test: file(options.test, 'test', options.testLabels),
    poison: options.poison === undefined ? undefined : file(options.poison, 'poison', options.poisonLabels),
    golden: options.golden === undefined ? undefined : file(options.golden, 'golden', options.goldenLabels),
    accounts: options.accounts,
    reading: {
      ...(format !== undefined && { format: knownName('format', format, TABLE_FORMATS) }),
      ...(label !== undefined && { label }),
      ...(delimiter !== undefined && { delimiter }),
      ...(header !== undefined && { header }),
      ...(decimal !== undefined && { decimal: knownName('decimal mark', decimal, DECIMAL_MARKS) }),
      ...(keepIndex !== undefined && { keepIndex }),
      ...(indexBases.all !== undefined && { indexBase: indexBases.all }),
    },
    indexBases,
    victim,
    victimParams: victimParameters(victim, options),
    defence: defenceChoice(filters, [...removal, ...options.filterParam]).name,
    seed: integerOption('--seed', options.seed, 0, MAX_SEED),
  };
}

const PARTS = ['train', 'test', 'poison', 'golden'];

/** `0` or `1` for all files, `test=0` for one. */
function basesOf(texts: readonly string[]): Record<string, IndexBase> {
  return Object.fromEntries(
    texts.map((text) => {
      const [, part = 'all', base] = /^(?:(\w+)=)?([01])$/.exec(text) ?? [];
      if (base === undefined || !['all', ...PARTS].includes(part))
        throw remarkError('bad-parameters', 'index-base-option', {
          examples: PARTS.map((each) => `${each}=0`).join(', '),
          found: text,
        });
      return [part, Number(base) as IndexBase];
    }),
  );
}

/** --lambda is whatever the victim calls the strength of its ridge. */
function victimParameters(victim: keyof typeof VICTIMS, options: EvaluateOptions): ParameterValues {
  const { params } = VICTIMS[victim];
  const texts = [...options.victimParam];
  if (options.lambda !== undefined) {
    numberOption('--lambda', options.lambda, 0, 1e6);
    const ridge = parametersOf(params).find(({ name }) => name === 'l2' || name === 'lambda');
    if (!ridge) throw remarkError('bad-parameters', 'no-ridge', { victim });
    texts.push(`${ridge.name}=${options.lambda}`);
  }
  return readParameters(victim, params, texts);
}

/** What goes into JSON, whose sentences are English whatever the language of the environment. */
async function inEnglish(found: Evaluation) {
  const files = filesInJson(found.files);
  return { ...found, files, warnings: warningsOf(found, await loadCliTexts('en')) };
}

const warningsOf = (found: Evaluation, texts: CliTexts): string[] => [
  ...fileDoubts(found.files, texts),
  ...inWords(found.warnings, texts),
  ...found.unconverged.map(texts.doubts.unconverged),
];

function text(found: Evaluation, elapsedMillis: number, texts: CliTexts): string {
  const { rows, victim, victimParams, defence, seed, features, classes, millis } = found;
  const { evaluate: words, rounds } = texts;
  const params = Object.entries(victimParams as ParameterValues).map(([key, value]) => `${key} ${value}`);
  return [
    ...found.files.map(texts.reading.understood),
    '',
    words.setting(victim, params.join(', '), defence === NONE ? null : defence, seed),
    words.sizes({ ...rows, features, classes: classes.length }),
    '',
    ...labelled(2, results(found, texts), Object.values(words.labels)),
    '',
    [
      rounds.readIn(millis.read),
      rounds.filteredIn(millis.filter),
      rounds.trainedIn(millis.train),
      `${rounds.inAll(elapsedMillis)}; ${rounds.peakMemory(peakMemory())}`,
    ].join(', '),
  ].join('\n');
}

function results(found: Evaluation, texts: CliTexts): [label: string, text: string][] {
  const { error, removed, detection, classes, rows } = found;
  const { labels, ...words } = texts.evaluate;
  const { percent, significant } = texts.figures;
  const certified = certifiedText(found.certified, texts);
  const byClass = classes.map((name, id) => ({ name, rows: removed.byClass[id] as number }));
  const lines: [string, string | null][] = [
    [labels.test, percent(error.test)],
    [labels.unfiltered, percent(error.testUnfiltered)],
    [labels.clean, percent(error.testClean)],
    [labels.training, percent(error.train)],
    [labels.certified, certified],
    [labels.objective, found.objective === null ? null : significant(found.objective, 9)],
    [labels.norm, significant(found.norm, 6)],
    [
      labels.removed,
      removed.relabelled === 0 || removed.rows > 0
        ? words.removed(removed.rows, removed.share, byClass)
        : null,
    ],
    [labels.relabelled, removed.relabelled > 0 ? words.relabelled(removed.relabelled) : null],
    [labels.detection, detection && words.detection({ ...detection, poison: rows.poison })],
  ];
  return lines.filter((line): line is [string, string] => line[1] !== null);
}

function removedCsv({ removed }: Evaluation): string {
  const rows = removed.list.map(({ file, line, label, filter }) => ({ file, line, label, filter }));
  return csvOf(['file', 'line', 'label', 'filter'], rows, '\n');
}

export function addEvaluate(program: Command, texts: CliTexts): void {
  const { description, options } = texts.evaluate;
  program
    .command('evaluate')
    .description(description)
    .requiredOption('--train <file>', options.train)
    .requiredOption('--test <file>', options.test)
    .option('--poison <file>', options.poison)
    .option('--train-labels <file>', options.trainLabels)
    .option('--test-labels <file>', options.testLabels)
    .option('--poison-labels <file>', options.poisonLabels)
    .option('--golden <file>', options.golden)
    .option('--golden-labels <file>', options.goldenLabels)
    .option('--accounts <file>', options.accounts)
    .option('--format <format>', options.format(TABLE_FORMATS))
    .option('--label <column>', options.label)
    .option('--delimiter <character>', options.delimiter)
    .option('--header', options.header)
    .option('--no-header', options.noHeader)
    .option('--decimal <mark>', options.decimal(DECIMAL_MARKS))
    .option('--keep-index', options.keepIndex)
    .option('--index-base <base>', options.indexBase, collect, [])
    .option('--victim <id>', options.victim, 'logistic')
    .option('--lambda <strength>', options.lambda)
    .option('--victim-param <key=value>', options.victimParam, collect, [])
    .option('--filter <recipe>', texts.options.filter, collect, [])
    .option('--remove <share>', options.remove)
    .option('--filter-param <key=value>', texts.options.filterParam, collect, [])
    .option('--seed <n>', options.seed, '1')
    .option('--removed <file>', options.removed)
    .option('--json', texts.options.json)
    .option('--progress', texts.options.progress)
    .action((chosen: EvaluateOptions) => evaluate(chosen, texts));
}
