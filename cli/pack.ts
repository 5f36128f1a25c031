import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { encodePack } from '../engine/data/pack.ts';
import { PARTS } from '../engine/data/pack-details.ts';
import { GameError } from '../engine/errors.ts';
import { describeUnconverged } from '../engine/numeric/fit-watch.ts';
import { openOwnPack } from '../engine/round/own-well.ts';
import { openRound } from '../engine/round/round.ts';
import type { Scenario } from '../engine/round/scenario.ts';
import { describeUnderstood } from '../instrument/formats/understood.ts';
import { buildHostPack, describeSizes } from '../instrument/packs/host-pack.ts';
import { filesOf, parseManifest } from '../instrument/packs/manifest.ts';
import { openCore } from './engine-files.ts';
import { readBytes, readText } from './files.ts';
import { percentText } from './terminal.ts';

interface PackOptions {
  readonly out?: string;
  readonly json?: boolean;
}

/** `well pack`: somebody's own data, read and checked, as a pack that the other commands take as a scenario. */
async function pack(manifestPath: string, { out, json }: PackOptions): Promise<void> {
  const manifest = parseManifest(manifestPath, readText(manifestPath));
  const folder = dirname(manifestPath);
  const files = new Map(filesOf(manifest).map((name) => [name, readBytes(join(folder, name))]));
  const { pack: made, files: read } = buildHostPack(manifest, files);
  const bytes = encodePack(made);
  const { scenario, accuracy, unconverged } = await tried(bytes);
  const path = out ?? `${manifest.id}.pack`;
  try {
    writeFileSync(path, bytes);
  } catch (cause) {
    throw new GameError('bad-file', `cannot write ${path}: ${(cause as Error).message}`, { cause });
  }
  const warnings = [...read.flatMap(({ doubts }) => doubts), ...unconverged.map(describeUnconverged)];
  for (const warning of warnings) console.error(`warning: ${warning}`);
  const sizes = Object.fromEntries(PARTS.map((part) => [part, made[part].n]));
  const cleanError = Math.round((1 - accuracy) * made.test.n) / made.test.n;
  const facts = { files: read, warnings, unconverged, path, ...sizes, cleanError };
  if (json) console.log(JSON.stringify(facts, null, 2));
  else
    console.log(
      [
        ...read.map(describeUnderstood),
        `${path}: “${scenario.title}”, ${describeSizes(made)}, ${scenario.classNames.join(' against ')}`,
        `trained on its clean rows, ${scenario.victim} errs on ${percentText(cleanError)} of the test rows`,
        menuLine(scenario),
        `try: well play --scenario ${path} --attack ${scenario.attacks[0]} --filter ${scenario.filters[0]}`,
      ].join('\n'),
    );
}

function menuLine({ attacks, filters, defences = [] }: Scenario): string {
  return `menu: ${attacks.length} attacks, ${filters.length} filters, ${defences.length} training defences`;
}

/** What cannot be played, and what its victim does not learn, is refused here and not in the first round. */
async function tried(bytes: Uint8Array) {
  const well = openOwnPack(bytes);
  const round = await openRound(await openCore(), well, 1);
  return { scenario: well.scenario, ...round.clean() };
}

export function addPack(program: Command): void {
  program
    .command('pack')
    .description('make a scenario of your own data: CSV, LIBSVM, .npy or .npz, and a small manifest')
    .argument('<manifest>', 'JSON file that names the data and where they come from; see docs/data.md')
    .option('--out <file>', 'where the pack goes (default: its id)')
    .option('--json', 'what was made, as JSON')
    .action(pack);
}
