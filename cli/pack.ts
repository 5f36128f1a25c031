import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { encodePack } from '../engine/data/pack.ts';
import { GameError } from '../engine/errors.ts';
import { openOwnPack } from '../engine/round/own-arena.ts';
import { describeUnderstood } from '../instrument/formats/understood.ts';
import { buildHostPack, describeSizes, filesOf, parseManifest } from '../instrument/host-pack.ts';
import { readBytes, readText } from './files.ts';

interface PackOptions {
  readonly out?: string;
}

/** `well pack`: somebody's own data, read and checked, as a pack that the other commands take as a scenario. */
function pack(manifestPath: string, { out }: PackOptions): void {
  const manifest = parseManifest(manifestPath, readText(manifestPath));
  const folder = dirname(manifestPath);
  const files = new Map(filesOf(manifest).map((name) => [name, readBytes(join(folder, name))]));
  const { pack: made, files: read } = buildHostPack(manifest, files);
  const bytes = encodePack(made);
  const { scenario } = openOwnPack(bytes); // what cannot be played is refused here, not in the first round
  const path = out ?? `${manifest.id}.pack`;
  try {
    writeFileSync(path, bytes);
  } catch (cause) {
    throw new GameError('bad-file', `cannot write ${path}: ${(cause as Error).message}`, { cause });
  }
  for (const { doubts } of read) for (const doubt of doubts) console.error(`warning: ${doubt}`);
  console.log(
    [
      ...read.map(describeUnderstood),
      `${path}: “${scenario.title}”, ${describeSizes(made)}, ${scenario.classNames.join(' against ')}`,
      `try: well play --scenario ${path} --attack far-flip --filter loss`,
    ].join('\n'),
  );
}

export function addPack(program: Command): void {
  program
    .command('pack')
    .description('make a scenario of your own data: CSV, LIBSVM, .npy or .npz, and a small manifest')
    .argument('<manifest>', 'JSON file that names the data and where they come from; see docs/data.md')
    .option('--out <file>', 'where the pack goes (default: its id)')
    .action(pack);
}
