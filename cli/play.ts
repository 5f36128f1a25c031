import type { Command } from 'commander';
import type { Scenario } from '../engine/round/scenario.ts';
import { attackChoice, defenceChoice, NONE } from '../instrument/recipes.ts';
import { doubtsOf } from '../instrument/tables/footnotes.ts';
import type { Cell } from '../instrument/tables/table.ts';
import { plotText } from '../instrument/tables/terminal-plot.ts';
import { type CliTexts, loadCliTexts } from '../texts/cli-texts.ts';
import { storyOf } from '../texts/story.ts';
import { certifiedText } from './certified-text.ts';
import { doubtText } from './doubts.ts';
import { openScenario } from './engine-files.ts';
import { labelled } from './labelled.ts';
import { collect, integerOption, MAX_SEED, numberOption } from './options.ts';
import { withPool } from './pool.ts';
import type { PlayedTask, PlayStage, PlayTask } from './tasks.ts';
import { createProgress, peakMemory } from './terminal.ts';

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

const STAGES = ['clean', 'forging', 'training'] as const satisfies readonly PlayStage['stage'][];

/** `well play`: one round, and how its model learned. */
async function play(options: PlayOptions, texts: CliTexts): Promise<void> {
  const scenario = openScenario(options.scenario); // a wrong name is refused before a thread is started
  const task: PlayTask = {
    scenario: options.scenario,
    seed: integerOption('--seed', options.seed, 0, MAX_SEED),
    epsilon: options.epsilon === undefined ? null : numberOption('--epsilon', options.epsilon, 0, 1),
    attack: attackChoice(options.attack, options.attackParam).name,
    filter: defenceChoice(options.filter.join('+') || NONE, options.filterParam).name,
  };
  const progress = createProgress(options.progress === true, texts);
  const started = performance.now();
  const played = await withPool(
    1,
    () => texts.play.interrupted,
    (pool) =>
      pool.run<PlayedTask, PlayStage>('playOne', task, ({ stage, done = 0 }) =>
        progress.update((STAGES.indexOf(stage) + done) / STAGES.length, texts.play.stages[stage]),
      ),
  ).finally(() => progress.end());
  const elapsedMillis = performance.now() - started;
  for (const doubt of doubtsOf(played.cell).map(doubtText(texts)))
    console.error(texts.program.warning(doubt));
  if (options.json) {
    const { cell, told, frames } = played;
    const story = tell(await loadCliTexts('en'), scenario, told); // sentences in JSON are English
    const made = { ...task, ...cell, story, frames, elapsedMillis, peakMemoryBytes: peakMemory() };
    console.log(JSON.stringify(made, null, 2));
  } else
    console.log(report(task, played, { story: tell(texts, scenario, played.told), elapsedMillis }, texts));
}

const tell = (
  { game }: CliTexts,
  scenario: Scenario,
  { attack, defend, summary }: PlayedTask['told'],
): string => storyOf(game, scenario, attack, defend, summary);

function report(
  task: PlayTask,
  { cell, frames }: PlayedTask,
  { story, elapsedMillis }: { readonly story: string; readonly elapsedMillis: number },
  texts: CliTexts,
): string {
  const { play: words, rounds } = texts;
  const plot = plotText(
    { x: frames.map(({ step }) => step), y: frames.map(({ accuracy }) => accuracy) },
    { level: 1 - cell.cleanError, show: texts.figures.percent, words: words.plot },
  );
  const { attack, filter, poisonRows } = cell;
  return [
    words.round({ scenario: task.scenario, seed: task.seed, attack, poison: poisonRows, filter }),
    '',
    ...labelled(2, results(cell, texts), Object.values(words.labels)),
    '',
    plot,
    '',
    story,
    '',
    [
      rounds.forgedIn(cell.forgeMillis),
      rounds.filteredIn(cell.filterMillis),
      rounds.trainedIn(cell.trainMillis),
      `${rounds.inAll(elapsedMillis)}; ${rounds.peakMemory(peakMemory())}`,
    ].join(', '),
    words.result(cell.digest),
  ].join('\n');
}

function results(cell: Cell, texts: CliTexts): [label: string, text: string][] {
  const { labels, ...words } = texts.play;
  const { removedRows: removed, relabelledRows: relabelled, poisonRows: poison } = cell;
  const { recall, fpr, precision } = cell;
  const caught = Math.round(recall * poison);
  const filtered =
    removed + relabelled === 0
      ? words.nothing
      : words.filtered({ removed, relabelled, poison, caught, recall, fpr, precision });
  const lines: [string, string | null][] = [
    [labels.error, words.errors(cell.error, cell.cleanError, cell.unfilteredError)],
    [removed === 0 && relabelled > 0 ? labels.relabelled : labels.removed, filtered],
    [labels.hit, cell.hitShare === null ? null : texts.figures.percent(cell.hitShare)],
    [labels.mark, cell.attackSuccess === null ? null : words.mark(cell.attackSuccess)],
    [labels.auc, cell.auc === null ? null : words.auc(cell.auc)],
    [labels.certified, certifiedText(cell.certified, texts)],
    [labels.scores, words.scores(cell.attackScore, cell.defenceScore, cell.outage)],
  ];
  return lines.filter((line): line is [string, string] => line[1] !== null);
}

export function addPlay(program: Command, texts: CliTexts): void {
  const { options } = texts;
  program
    .command('play')
    .description(texts.play.description)
    .requiredOption('--scenario <id>', options.scenario)
    .option('--attack <recipe>', options.attack, NONE)
    .option('--attack-param <key=value>', options.attackParam, collect, [])
    .option('--epsilon <ratio>', options.epsilon)
    .option('--filter <recipe>', options.filter, collect, [])
    .option('--filter-param <key=value>', options.filterParam, collect, [])
    .option('--seed <n>', options.seedOfRound, '1')
    .option('--json', options.json)
    .option('--progress', options.progress)
    .action((chosen: PlayOptions) => play(chosen, texts));
}
