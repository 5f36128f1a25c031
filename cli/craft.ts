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
import { remarkError } from '../instrument/remarks.ts';
import type { CliTexts } from '../texts/cli-texts.ts';
import { en } from '../texts/en/index.ts';
import { scenarioText } from '../texts/scenario-text.ts';
import { openCore, openScenario, wellNamed } from './engine-files.ts';
import { readBytes, writeBytes } from './files.ts';
import { collect, integerOption, MAX_SEED, numberOption } from './options.ts';
import { createProgress } from './terminal.ts';

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

/** Labels in files are the same whoever runs the command. */
const classNamesOf = (scenario: Scenario): readonly string[] => scenarioText(en, scenario).classNames;

const CLEAN = ORIGINS.indexOf('clean');

/** `well craft`: the poison of one attack as a file, to be taken along. */
async function craft(options: CraftOptions, texts: CliTexts): Promise<void> {
  const scenario = openScenario(options.scenario);
  const attack = attackChoice(options.attack, options.param);
  if (attack.attack === null) throw remarkError('bad-parameters', 'no-poison-attack', { none: NONE });
  const epsilon = options.epsilon === undefined ? null : numberOption('--epsilon', options.epsilon, 0, 1);
  const seed = integerOption('--seed', options.seed, 0, MAX_SEED);
  const plan = attackPlanOf(scenario, attack, epsilon);

  const core = await openCore();
  const own = wellNamed(core, options.scenario, seed);
  const validation =
    options.validation === undefined ? undefined : readValidation(options.validation, scenario, own.train);
  const well = { ...own, ...(validation && { validation }) };
  const round = await openRound(core, well, seed, { attacks: toLoad(attack.attack) });
  const progress = createProgress(options.progress === true, texts);
  const started = performance.now();
  const { stream, origin, failures } = round.deliver(plan, (share) =>
    progress.update(share, texts.craft.forging),
  );
  progress.end();
  const [failure] = failures;
  if (failure) throw new GameError(failure.code, describeFailure(failure));
  const forgeMillis = performance.now() - started;

  const poison = takeRows(
    stream,
    rowsWhere(origin, (kind) => kind !== CLEAN),
  );
  if (poison.n === 0) throw remarkError('bad-parameters', 'nothing-to-write', { attack: attack.name });
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
    if (path !== undefined) writeBytes(path, tableBytes(path, data, classNamesOf(scenario)));
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
        { rows, attack: attack.name, scenario: scenario.id, seed, forgeMillis },
        texts,
      ),
    );
}

interface Crafted {
  readonly rows: Readonly<Record<string, number>>;
  readonly attack: string;
  readonly scenario: string;
  readonly seed: number;
  readonly forgeMillis: number;
}

function report(
  { out, clean, test }: CraftOptions,
  { victim, victimParams }: Scenario,
  { rows, ...crafted }: Crafted,
  { craft: words }: CliTexts,
): string {
  const { clean: cleanRows = 0, ...poison } = rows;
  const made = Object.entries(poison).flatMap(([kind, count]) => (count > 0 ? [{ kind, count }] : []));
  const params = Object.entries(victimParams).map(([key, value]) => ` --victim-param ${key}=${value}`);
  const next =
    clean !== undefined && test !== undefined
      ? words.next(
          `well evaluate --train ${clean} --poison ${out} --test ${test} --victim ${victim}${params.join('')}`,
        )
      : words.missing(cleanRows);
  return `${words.written({ file: out, rows: made, ...crafted })}\n${next}`;
}

function rowsWhere(origin: Uint8Array, holds: (kind: number) => boolean): Int32Array {
  return indicesWhere(
    origin.map((kind) => (holds(kind) ? 1 : 0)),
    1,
  );
}

/** Clean samples that the attack may judge its poison by, in the scenario's classes. */
function readValidation(path: string, scenario: Scenario, { d }: Samples): Samples {
  const classNames = classNamesOf(scenario);
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

export function addCraft(program: Command, texts: CliTexts): void {
  const { description, options } = texts.craft;
  program
    .command('craft')
    .description(description)
    .requiredOption('--scenario <id>', texts.options.scenario)
    .requiredOption('--attack <recipe>', texts.options.attack)
    .option('--param <key=value>', texts.options.attackParam, collect, [])
    .option('--epsilon <ratio>', texts.options.epsilon)
    .option('--seed <n>', texts.options.seedOfRound, '1')
    .requiredOption('--out <file>', options.out)
    .option('--stream <file>', options.stream)
    .option('--clean <file>', options.clean)
    .option('--test <file>', options.test)
    .option('--validation <file>', options.validation)
    .option('--json', texts.options.json)
    .option('--progress', texts.options.progress)
    .action((chosen: CraftOptions) => craft(chosen, texts));
}
