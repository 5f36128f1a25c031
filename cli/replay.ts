import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import type { ReplayFile } from '../contract/replay.ts';
import { parseReplay } from '../contract/replay.ts';
import { GameError } from '../engine/errors.ts';
import { verifyRound } from '../engine/match/verify.ts';
import type { BoutRecord } from '../engine/match/views.ts';
import { ENGINE_VERSION } from '../engine/round/engine-version.ts';
import { isShipped, SCENARIOS } from '../engine/round/scenarios/index.ts';
import { storyOf } from '../texts/story.ts';
import type { Texts } from '../texts/texts.ts';
import { openCore, openScenario, wellNamed } from './engine-files.ts';
import { readersTexts } from './reader.ts';

const percent = (share: number) => `${(100 * share).toFixed(2)} %`;

function readReplay(file: string): ReplayFile {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new GameError('bad-file', `cannot read ${file}: ${(cause as Error).message}`, { cause });
  }
  return parseReplay(text);
}

/** `well replay FILE`: plays every bout of a finished match again and holds it against the log. */
async function replay(file: string, { pack }: { readonly pack?: readonly string[] }): Promise<void> {
  const { code, bouts, engine } = readReplay(file);
  const own = new Map(pack?.map((path) => [openScenario(path).id, path]));
  const texts = await readersTexts();
  const outcome = (record: BoutRecord, verdict = '') =>
    console.log(`  ${outcomeOf(record)}${verdict}\n    ${storyIn(texts, own.get(record.scenario), record)}`);
  if (engine !== ENGINE_VERSION) {
    console.log(`Match ${code}, ${bouts.length} bouts, as it was recorded:`);
    for (const record of bouts) outcome(record);
    console.log(
      `It was played on engine ${engine}; this is engine ${ENGINE_VERSION}, which comes to other numbers, so nothing was recomputed.`,
    );
    return;
  }
  const core = await openCore();
  console.log(`Match ${code}, ${bouts.length} bouts, recomputed from its log:`);
  let different = 0;
  for (const record of bouts) {
    const well = wellNamed(core, own.get(record.scenario) ?? record.scenario, record.seed);
    const { differences } = await verifyRound(core, well, record);
    const verdict = differences.length === 0 ? 'same to the bit' : `${differences.length} numbers differ`;
    outcome(record, `  ${verdict}`);
    for (const { field, recorded, recomputed } of differences) {
      console.log(`    ${field}: recorded ${recorded}, recomputed ${recomputed}`);
    }
    if (differences.length > 0) different++;
  }
  if (different > 0) {
    console.log(`${different} of ${bouts.length} bouts did not come out as recorded.`);
    process.exitCode = 1;
  } else console.log('Every number came out the same.');
}

/** What happened in a bout, told from its numbers; less of it where its scenario is in a pack that was not given. */
function storyIn(
  texts: Texts,
  pack: string | undefined,
  { scenario: id, attack, defend, summary }: BoutRecord,
): string {
  const scenario = pack !== undefined ? openScenario(pack) : isShipped(id) ? SCENARIOS[id] : null;
  return storyOf(texts, scenario, attack.plan, defend.plan, summary);
}

/** A bout in a line, as it was recorded. */
function outcomeOf({ round, scenario, attack, defend, summary }: BoutRecord): string {
  const { accuracy, cleanAccuracy, attackScore, defenceScore } = summary;
  const filters = defend.plan.filters.map(({ id }) => id).join(' + ') || 'no filter';
  return (
    `round ${round}  ${scenario}  ${attack.plan.attack.id} against ${filters}  ` +
    `accuracy ${percent(accuracy)} (clean ${percent(cleanAccuracy)})  ` +
    `attack ${attackScore.toFixed(1)} defence ${defenceScore.toFixed(1)}`
  );
}

export function addReplay(program: Command): void {
  program
    .command('replay')
    .description('recompute a finished match from its replay file; exit code 1 when a number differs')
    .argument('<file>', 'replay file, as downloaded from the result page')
    .option('--pack <file...>', 'packs of a host’s own data that the match was played on')
    .action(replay);
}
