import type { Command } from 'commander';
import { indicesWhere, takeRows } from '../engine/data/rows.ts';
import type { Samples } from '../engine/data/samples.ts';
import { GameError } from '../engine/errors.ts';
import { describeFailure } from '../engine/round/failures.ts';
import { ORIGINS } from '../engine/round/result.ts';
import { openRound, toLoad } from '../engine/round/round.ts';
import type { Scenario } from '../engine/round/scenario.ts';
import { denseRows } from '../instrument/formats/assemble.ts';
import { readTable } from '../instrument/formats/read-tables.ts';
import { tableBytes } from '../instrument/formats/write-table.ts';
import { attackChoice, attackPlanOf, NONE } from '../instrument/recipes.ts';
import { openCore, openScenario, wellNamed } from './engine-files.ts';
import { readBytes, writeBytes } from './files.ts';
import { collect, integerOption, MAX_SEED, numberOption } from './options.ts';
import { createProgress, seconds } from './terminal.ts';

interface CraftOptions {
  readonly scenario: string;
  readonly attack: string;
  readonly param: readonly string[];
  readonly epsilon?: string;
  readonly seed: string;
  readonly out: string;
  readonly stream?: string;
  readonly clean?: string;
  readonly test?: string;
  readonly validation?: string;
  readonly json?: boolean;
  readonly progress?: boolean;
}

const CLEAN = ORIGINS.indexOf('clean');

/** `well craft`: the poison of one attack as a file, to be taken along. */
async function craft(options: CraftOptions): Promise<void> {
  const scenario = openScenario(options.scenario);
  const attack = attackChoice(options.attack, options.param);
  if (attack.attack === null)
    throw new GameError('bad-parameters', `--attack: ${NONE} makes no poison to write`);
  const epsilon = options.epsilon === undefined ? null : numberOption('--epsilon', options.epsilon, 0, 1);
  const seed = integerOption('--seed', options.seed, 0, MAX_SEED);
  const plan = attackPlanOf(scenario, attack, epsilon);

  const core = await openCore();
  const own = wellNamed(core, options.scenario, seed);
  const validation =
    options.validation === undefined ? undefined : readValidation(options.validation, scenario, own.train);
  const well = { ...own, ...(validation && { validation }) };
  const round = await openRound(core, well, seed, { attacks: toLoad(attack.attack) });
  const progress = createProgress(options.progress === true);
  const started = performance.now();
  const { stream, origin, failures } = round.deliver(plan, (share) =>
    progress.update(share, 'forging poison'),
  );
  progress.end();
  const [failure] = failures;
  if (failure) throw new GameError(failure.code, describeFailure(failure));
  const forgeMillis = performance.now() - started;

  const poison = takeRows(
    stream,
    rowsWhere(origin, (kind) => kind !== CLEAN),
  );
  if (poison.n === 0)
    throw new GameError(
      'bad-parameters',
      `${attack.name} made no row of poison here: there is nothing to write`,
    );
  const clean = takeRows(
    stream,
    rowsWhere(origin, (kind) => kind === CLEAN),
  );
  const files = [
    [options.out, poison],
    [options.stream, stream],
    [options.clean, clean],
    [options.test, well.test],
  ] as const;
  for (const [path, data] of files)
    if (path !== undefined) writeBytes(path, tableBytes(path, data, scenario.classNames));
  const rows = Object.fromEntries(
    ORIGINS.map((kind, id) => [kind, rowsWhere(origin, (each) => each === id).length]),
  );
  if (options.json)
    console.log(
      JSON.stringify({ scenario: scenario.id, attack: attack.name, seed, rows, forgeMillis }, null, 2),
    );
  else
    console.log(
      report(
        options,
        scenario,
        rows,
        `${attack.name} on ${scenario.id}, seed ${seed}, forged in ${seconds(forgeMillis)}`,
      ),
    );
}

function report(
  { out, clean, test }: CraftOptions,
  { victim, victimParams }: Scenario,
  { clean: cleanRows, ...poison }: Readonly<Record<string, number>>,
  what: string,
): string {
  const made = Object.entries(poison).filter(([, rows]) => rows > 0);
  const params = Object.entries(victimParams).map(([key, value]) => ` --victim-param ${key}=${value}`);
  const next =
    clean !== undefined && test !== undefined
      ? `try: well evaluate --train ${clean} --poison ${out} --test ${test} --victim ${victim}${params.join('')}`
      : `the ${cleanRows} clean rows that it goes with: --clean FILE; a test set: --test FILE`;
  return `${out}: ${made.map(([kind, rows]) => `${rows} ${kind}`).join(', ')} rows of ${what}\n${next}`;
}

function rowsWhere(origin: Uint8Array, holds: (kind: number) => boolean): Int32Array {
  return indicesWhere(
    origin.map((kind) => (holds(kind) ? 1 : 0)),
    1,
  );
}

/** Clean samples that the attack may judge its poison by, in the scenario's classes. */
function readValidation(path: string, { classNames }: Scenario, { d }: Samples): Samples {
  const table = readTable(path, readBytes(path));
  const { rows, labels, n } = table;
  if (rows.kind === 'dense' ? table.d !== d : table.d > d)
    throw new GameError('bad-shape', `${path} has ${table.d} features, the scenario has ${d}`);
  const y = Int32Array.from(labels, (label) => {
    const id = classNames.indexOf(label);
    if (id >= 0) return id;
    throw new GameError('bad-file', `${path}: expected a class of ${classNames.join(', ')}, found ${label}`);
  });
  return { n, d, classes: classNames.length, x: denseRows(table, d), y };
}

export function addCraft(program: Command): void {
  program
    .command('craft')
    .description('write the poison of an attack as a file that "well evaluate --poison" reads')
    .requiredOption('--scenario <id>', 'see "well list scenarios", or a file of "well pack"')
    .requiredOption('--attack <recipe>', 'attack, as name or name:key=value')
    .option('--param <key=value>', 'parameter of the attack; may be repeated', collect, [])
    .option('--epsilon <ratio>', "poisoned / clean rows (default: the scenario's whole budget)")
    .option('--seed <n>', 'seed of the round', '1')
    .requiredOption('--out <file>', 'the poisoned rows: .svm, .csv or .npz')
    .option('--stream <file>', 'the whole stream too: clean rows and poison in content order')
    .option('--clean <file>', 'the rows of the stream that are no poison: what to train on beside it')
    .option('--test <file>', "the scenario's test set")
    .option(
      '--validation <file>',
      'clean rows that the attack may judge its poison by (default: the rows it knows)',
    )
    .option('--json', 'as JSON')
    .option('--progress', 'show progress although stderr is no terminal')
    .action(craft);
}
