import type { Command } from 'commander';
import { decodePoison } from '../contract/files/poison.ts';
import { parseReplay, rowsOfBout } from '../contract/replay.ts';
import { verifyRound } from '../engine/match/verify.ts';
import type { BoutRecord } from '../engine/match/views.ts';
import { ENGINE_VERSION } from '../engine/round/engine-version.ts';
import { recipesOf } from '../engine/round/plans.ts';
import { isShipped, SCENARIOS } from '../engine/round/scenarios/index.ts';
import type { CliTexts } from '../texts/cli-texts.ts';
import { storyOf } from '../texts/story.ts';
import { drawnWellNamed, openCore, openScenario } from './engine-files.ts';
import { readText } from './files.ts';

interface ReplayOptions {
  readonly pack?: readonly string[];
}

/** `well replay FILE`: plays every bout of a finished match again and holds it against the log. */
async function replay(file: string, { pack }: ReplayOptions, texts: CliTexts): Promise<void> {
  const { replay: words } = texts;
  const replayed = parseReplay(readText(file));
  const { code, bouts, engine } = replayed;
  const own = new Map(pack?.map((path) => [openScenario(path).id, path]));
  const outcome = (record: BoutRecord, verdict = '') =>
    console.log(
      `  ${outcomeOf(record, texts)}${verdict}\n    ${storyIn(texts, own.get(record.scenario), record)}`,
    );
  if (engine !== ENGINE_VERSION) {
    console.log(words.recorded(code, bouts.length));
    for (const record of bouts) outcome(record);
    console.log(words.otherEngine(engine, ENGINE_VERSION));
    return;
  }
  const core = await openCore();
  console.log(words.recomputed(code, bouts.length));
  let different = 0;
  for (const record of bouts) {
    const well = drawnWellNamed(core, own.get(record.scenario) ?? record.scenario, record.seed);
    const rows = rowsOfBout(replayed, record);
    const { differences } = await verifyRound(
      core,
      well,
      record,
      rows.map((file) => decodePoison(well.scenario, file)),
    );
    const verdict = differences.length === 0 ? words.same : words.differ(differences.length);
    outcome(record, `  ${verdict}`);
    for (const { field, recorded, recomputed } of differences) {
      console.log(`    ${words.difference(field, recorded, recomputed)}`);
    }
    if (differences.length > 0) different++;
  }
  if (different > 0) {
    console.log(words.someDiffer(different, bouts.length));
    process.exitCode = 1;
  } else console.log(words.allSame);
}

/** What happened in a bout, told from its numbers; less of it where its scenario is in a pack that was not given. */
function storyIn(
  { game }: CliTexts,
  pack: string | undefined,
  { scenario: id, attack, defend, summary }: BoutRecord,
): string {
  const scenario = pack !== undefined ? openScenario(pack) : isShipped(id) ? SCENARIOS[id] : null;
  return storyOf(game, scenario, attack.plan, defend.plan, summary);
}

/** A bout in a line, as it was recorded. */
function outcomeOf(
  { round, scenario, attack, defend, summary }: BoutRecord,
  { replay: words }: CliTexts,
): string {
  const { accuracy, cleanAccuracy, attackScore, defenceScore } = summary;
  const { panel, filters: chosen, cap } = defend.plan;
  const used = [
    ...(panel ? ['panel'] : []),
    ...chosen.map(({ id }) => id),
    ...(cap === undefined ? [] : ['cap']),
  ];
  const filters = used.join(' + ') || words.noFilter;
  return words.bout({
    ...{ round, scenario, attack: recipesOf(attack.plan).join(' + '), filters },
    ...{ accuracy, cleanAccuracy, attackScore, defenceScore },
  });
}

export function addReplay(program: Command, texts: CliTexts): void {
  const { description, file, packs } = texts.replay;
  program
    .command('replay')
    .description(description)
    .argument('<file>', file)
    .option('--pack <file...>', packs)
    .action((path: string, options: ReplayOptions) => replay(path, options, texts));
}
