import type { Command } from 'commander';
import { GameError } from '../engine/errors.ts';
import { VICTIM_IDS, VICTIMS } from '../engine/victims/index.ts';
import { EVALUATION_STAGES } from '../instrument/evaluation/evaluate.ts';
import type { Evaluation } from '../instrument/evaluation/result.ts';
import type { IndexBase } from '../instrument/formats/index-base.ts';
import { DECIMAL_MARKS } from '../instrument/formats/numbers.ts';
import { TABLE_FORMATS } from '../instrument/formats/table.ts';
import { describeUnderstood } from '../instrument/formats/understood.ts';
import { knownName } from '../instrument/names.ts';
import { type ParameterValues, parametersOf, readParameters } from '../instrument/parameters.ts';
import { defenceChoice, NONE } from '../instrument/recipes.ts';
import { certifiedLines } from './certified-lines.ts';
import { writeText } from './files.ts';
import { collect, integerOption, MAX_SEED, numberOption } from './options.ts';
import { withPool } from './pool.ts';
import type { DataFile, EvaluateTask } from './tasks.ts';
import { createProgress, peakMemory, percentText, seconds } from './terminal.ts';

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
function share(stage: string): number {
  const stages: readonly string[] = EVALUATION_STAGES;
  return stages.indexOf(stage) / stages.length;
}

/** `well evaluate`: the instrument on a person's own data. */
async function evaluate(options: EvaluateOptions): Promise<void> {
  const task = taskOf(options);
  const progress = createProgress(options.progress === true);
  const started = performance.now();
  const found = await withPool(
    1,
    () => 'interrupted: nothing was evaluated',
    (pool) =>
      pool.run<Evaluation>('evaluate', task, (report) => {
        if ('stage' in report) progress.update(share(report.stage), report.stage);
      }),
  ).finally(() => progress.end());
  const elapsedMillis = performance.now() - started;
  for (const warning of found.warnings) console.error(`warning: ${warning}`);
  if (options.removed !== undefined) writeText(options.removed, removedCsv(found));
  if (options.json) {
    console.log(JSON.stringify({ ...found, elapsedMillis, peakMemoryBytes: peakMemory() }, null, 2));
  } else console.log(text(found, elapsedMillis));
}

function taskOf(options: EvaluateOptions): EvaluateTask {
  const victim = knownName('victim', options.victim, VICTIM_IDS);
  const { format, label, delimiter, header, decimal, keepIndex } = options;
  const indexBases = basesOf(options.indexBase);
  const file = (path: string, part: string, labels?: string): DataFile => ({ path, part, labels });
  const removal = options.remove === undefined ? [] : [`remove=${options.remove}`];
  const filters = options.filter.join('+') || NONE;
  if (filters === NONE && removal.length > 0)
    throw new GameError('bad-parameters', '--remove says how much a filter removes: name one with --filter');
  if (delimiter !== undefined && delimiter.length !== 1)
    throw new GameError('bad-parameters', `--delimiter: expected one character, found "${delimiter}"`);
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
        throw new GameError(
          'bad-parameters',
          `--index-base: expected 0 or 1, or one of ${PARTS.map((each) => `${each}=0`).join(', ')}; found "${text}"`,
        );
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
    if (!ridge) throw new GameError('bad-parameters', `--lambda: ${victim} has no ridge`);
    texts.push(`${ridge.name}=${options.lambda}`);
  }
  return readParameters(victim, params, texts);
}

function text(found: Evaluation, elapsedMillis: number): string {
  const { rows, error, removed, detection, millis, classes } = found;
  const params = Object.entries(found.victimParams as ParameterValues).map(
    ([key, value]) => `${key} ${value}`,
  );
  const perClass = classes.map((name, id) => `${removed.byClass[id]} of class ${name}`).join(', ');
  return [
    ...found.files.map(describeUnderstood),
    '',
    `${found.victim} (${params.join(', ')}), ${found.defence === NONE ? 'no filter' : found.defence}, seed ${found.seed}`,
    `${rows.train} training rows${rows.poison > 0 ? ` and ${rows.poison} of poison` : ''}, ${rows.test} test rows, ` +
      `${found.features} features, ${classes.length} classes`,
    '',
    `  test error       ${percentText(error.test)}`,
    `  without filters  ${percentText(error.testUnfiltered)}`,
    `  on clean data    ${percentText(error.testClean)}`,
    `  training error   ${percentText(error.train)}`,
    ...certifiedLines('  certified right  ', found.certified),
    ...(found.objective === null ? [] : [`  objective        ${found.objective.toPrecision(9)}`]),
    `  norm of the fit  ${found.norm.toPrecision(6)}`,
    ...(removed.relabelled === 0 || removed.rows > 0
      ? [
          `  removed          ${removed.rows} rows (${percentText(removed.share)})${removed.rows > 0 ? `: ${perClass}` : ''}`,
        ]
      : []),
    ...(removed.relabelled > 0 ? [`  relabelled       ${removed.relabelled} rows`] : []),
    ...(detection
      ? [
          `  detection        ${detection.caught} of ${rows.poison} poison caught, precision ${percentText(detection.precision)}, ` +
            `recall ${percentText(detection.recall)}, FPR ${percentText(detection.fpr)}, MCC ${detection.mcc.toFixed(3)}` +
            `${detection.auc === null ? '' : `, AUC ${detection.auc.toFixed(3)}`}`,
        ]
      : []),
    '',
    `read in ${seconds(millis.read)}, filtered in ${seconds(millis.filter)}, trained in ${seconds(millis.train)}, ` +
      `${seconds(elapsedMillis)} in all; peak memory ${Math.round(peakMemory() / 2 ** 20)} MiB`,
  ].join('\n');
}

function removedCsv({ removed }: Evaluation): string {
  const quote = (cell: string | number) =>
    /[",\n\r]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : cell;
  const lines = removed.list.map(({ file, line, label, filter }) =>
    [file, line, label, filter].map(quote).join(','),
  );
  return `${['file,line,label,filter', ...lines].join('\n')}\n`;
}

export function addEvaluate(program: Command): void {
  program
    .command('evaluate')
    .description('train, poison, filter and judge on your own data: LIBSVM/SVMlight text, CSV, .npy, .npz')
    .requiredOption('--train <file>', 'clean training rows')
    .requiredOption('--test <file>', 'test rows')
    .option('--poison <file>', 'poisoned rows, added to the training rows; detection is judged by it')
    .option('--train-labels <file>', 'labels of a .npy file of features')
    .option('--test-labels <file>', 'the same for --test')
    .option('--poison-labels <file>', 'the same for --poison')
    .option('--golden <file>', 'trusted rows, which filters may judge by and nothing is trained on')
    .option('--golden-labels <file>', 'labels of a .npy file of features')
    .option('--accounts <file>', 'who sent each row: a line for each training row, then for each of poison')
    .option('--format <format>', `${TABLE_FORMATS.join(', ')} (default: by content)`)
    .option('--label <column>', 'label column of CSV and .npy: name, or number from 1, or from -1 backwards')
    .option('--delimiter <character>', 'of CSV (default: by content)')
    .option('--header', 'CSV begins with names (default: by content)')
    .option('--no-header', 'CSV begins with data')
    .option('--decimal <mark>', `of CSV: ${DECIMAL_MARKS.join(' or ')} (default: point)`)
    .option('--keep-index', 'a column of CSV that only numbers the rows is a feature')
    .option(
      '--index-base <base>',
      'index of the first feature in LIBSVM text: 0 or 1, or as in test=0 for one file (default: 0 where an index is 0)',
      collect,
      [],
    )
    .option('--victim <id>', 'see "well list victims"', 'logistic')
    .option('--lambda <strength>', 'ridge λ of (λ/2)‖w‖²')
    .option('--victim-param <key=value>', 'parameter of the victim; may be repeated', collect, [])
    .option(
      '--filter <recipe>',
      'filter, as name or name:key=value; a second one follows the first',
      collect,
      [],
    )
    .option('--remove <share>', 'share of each class that the filter removes')
    .option('--filter-param <key=value>', 'parameter of every filter; may be repeated', collect, [])
    .option('--seed <n>', 'seed of training', '1')
    .option('--removed <file>', 'write the removed rows there: file, line, label, filter')
    .option('--json', 'as JSON')
    .option('--progress', 'show progress although stderr is no terminal')
    .action(evaluate);
}
