import type { Command } from 'commander';
import type { Scenario } from '../engine/round/scenario.ts';
import { attackChoice, defenceChoice, NONE } from '../instrument/recipes.ts';
import { doubtsOf } from '../instrument/tables/footnotes.ts';
import { plotText } from '../instrument/tables/terminal-plot.ts';
import { en } from '../texts/en/index.ts';
import { storyOf } from '../texts/story.ts';
import type { Texts } from '../texts/texts.ts';
import { certifiedLines } from './certified-lines.ts';
import { openScenario } from './engine-files.ts';
import { collect, integerOption, MAX_SEED, numberOption } from './options.ts';
import { withPool } from './pool.ts';
import { readersTexts } from './reader.ts';
import type { PlayedTask, PlayTask } from './tasks.ts';
import { createProgress, peakMemory, percentText, seconds } from './terminal.ts';

interface PlayOptions {
  readonly scenario: string;
  readonly attack: string;
  readonly attackParam: readonly string[];
  readonly epsilon?: string;
  readonly filter: readonly string[];
  readonly filterParam: readonly string[];
  readonly seed: string;
  readonly json?: boolean;
  readonly progress?: boolean;
}

const STAGES = ['training on clean data', 'forging poison', 'filtering and training'];

/** `well play`: one round, and how its model learned. */
async function play(options: PlayOptions): Promise<void> {
  const scenario = openScenario(options.scenario); // a wrong name is refused before a thread is started
  const task: PlayTask = {
    scenario: options.scenario,
    seed: integerOption('--seed', options.seed, 0, MAX_SEED),
    epsilon: options.epsilon === undefined ? null : numberOption('--epsilon', options.epsilon, 0, 1),
    attack: attackChoice(options.attack, options.attackParam).name,
    filter: defenceChoice(options.filter.join('+') || NONE, options.filterParam).name,
  };
  const progress = createProgress(options.progress === true);
  const started = performance.now();
  const played = await withPool(
    1,
    () => 'interrupted: the round was not finished',
    (pool) =>
      pool.run<PlayedTask>('playOne', task, (report) => {
        if (!('stage' in report)) return;
        const { stage, done = 0 } = report;
        progress.update((STAGES.indexOf(stage) + done) / STAGES.length, stage);
      }),
  ).finally(() => progress.end());
  const elapsedMillis = performance.now() - started;
  for (const doubt of doubtsOf(played.cell)) console.error(`warning: ${doubt}`);
  if (options.json) {
    const { cell, told, frames } = played;
    const made = {
      ...task,
      ...cell,
      story: tell(en, scenario, told),
      frames,
      elapsedMillis,
      peakMemoryBytes: peakMemory(),
    };
    console.log(JSON.stringify(made, null, 2));
  } else console.log(report(task, played, tell(await readersTexts(), scenario, played.told), elapsedMillis));
}

const tell = (texts: Texts, scenario: Scenario, { attack, defend, summary }: PlayedTask['told']): string =>
  storyOf(texts, scenario, attack, defend, summary);

function report(task: PlayTask, { cell, frames }: PlayedTask, story: string, elapsedMillis: number): string {
  const touched = cell.removedRows + cell.relabelledRows;
  const caught = Math.round(cell.recall * cell.poisonRows);
  const relabels = cell.removedRows === 0 && cell.relabelledRows > 0;
  const did = relabels ? 'relabelled' : 'removed';
  const what = relabels
    ? `${cell.relabelledRows} rows`
    : `${cell.removedRows} rows${cell.relabelledRows > 0 ? `, ${cell.relabelledRows} relabelled` : ''}`;
  const removal =
    cell.poisonRows === 0
      ? `${what}, all clean (FPR ${percentText(cell.fpr)})`
      : `${what}: ${caught} of ${cell.poisonRows} poison (recall ${percentText(cell.recall)}), ` +
        `${touched - caught} clean (FPR ${percentText(cell.fpr)}), precision ${percentText(cell.precision)}`;
  const plot = plotText(
    { x: frames.map(({ step }) => step), y: frames.map(({ accuracy }) => accuracy) },
    {
      title: 'accuracy on the test set while the model is trained',
      xLabel: 'training step',
      level: { value: 1 - cell.cleanError, label: 'the model of the clean data' },
      show: percentText,
    },
  );
  return [
    `${task.scenario}, seed ${task.seed}: ${cell.attack} (${cell.poisonRows} rows) against ${cell.filter}`,
    '',
    `  test error   ${percentText(cell.error)}   clean ${percentText(cell.cleanError)}   unfiltered ${percentText(cell.unfilteredError)}`,
    `  ${did.padEnd(12)} ${touched === 0 ? 'nothing' : removal}`,
    ...(cell.hitShare === null ? [] : [`  targets hit  ${percentText(cell.hitShare)}`]),
    ...(cell.attackSuccess === null ? [] : [`  mark obeyed  ${percentText(cell.attackSuccess)} (ASR)`]),
    ...(cell.auc === null ? [] : [`  AUC          ${cell.auc.toFixed(3)} of the filters' suspicion`]),
    ...certifiedLines('  certified    ', cell.certified),
    `  scores       attack ${cell.attackScore.toFixed(1)}   defence ${cell.defenceScore.toFixed(1)}${cell.outage ? '   outage' : ''}`,
    '',
    plot,
    '',
    story,
    '',
    `forged in ${seconds(cell.forgeMillis)}, filtered in ${seconds(cell.filterMillis)}, ` +
      `trained in ${seconds(cell.trainMillis)}, ${seconds(elapsedMillis)} in all; ` +
      `peak memory ${Math.round(peakMemory() / 2 ** 20)} MiB`,
    `result ${cell.digest}`,
  ].join('\n');
}

export function addPlay(program: Command): void {
  program
    .command('play')
    .description('play one round and show how its model learned')
    .requiredOption('--scenario <id>', 'see "well list scenarios", or a file of "well pack"')
    .option('--attack <recipe>', 'attack, as name or name:key=value', NONE)
    .option('--attack-param <key=value>', 'parameter of the attack; may be repeated', collect, [])
    .option('--epsilon <ratio>', "poisoned / clean rows (default: the scenario's whole budget)")
    .option(
      '--filter <recipe>',
      'filter, as name or name:key=value; a second one follows the first',
      collect,
      [],
    )
    .option('--filter-param <key=value>', 'parameter of every filter; may be repeated', collect, [])
    .option('--seed <n>', 'seed of the round', '1')
    .option('--json', 'as JSON')
    .option('--progress', 'show progress although stderr is no terminal')
    .action(play);
}
