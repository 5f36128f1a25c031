import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { encodePack } from '../engine/data/pack.ts';
import { openOwnPack } from '../engine/round/own-well.ts';
import { openRound } from '../engine/round/round.ts';
import { buildHostPack } from '../instrument/packs/host-pack.ts';
import { filesOf, parseManifest } from '../instrument/packs/manifest.ts';
import { type CliTexts, loadCliTexts } from '../texts/cli-texts.ts';
import { scenarioText } from '../texts/scenario-text.ts';
import { openCore } from './engine-files.ts';
import { fileDoubts, filesInJson } from './explained.ts';
import { readBytes, readText, writeBytes } from './files.ts';

interface PackOptions {
  readonly out?: string;
  readonly json?: boolean;
}

/** `well pack`: somebody's own data, read and checked, as a pack that the other commands take as a scenario. */
async function pack(manifestPath: string, { out, json }: PackOptions, texts: CliTexts): Promise<void> {
  const manifest = parseManifest(manifestPath, readText(manifestPath));
  const folder = dirname(manifestPath);
  const files = new Map(filesOf(manifest).map((name) => [name, readBytes(join(folder, name))]));
  const { pack: made, files: read } = buildHostPack(manifest, files);
  const bytes = encodePack(made);
  const { scenario, accuracy, unconverged } = await tried(bytes);
  const path = out ?? `${manifest.id}.pack`;
  writeBytes(path, bytes);
  const warnings = (words: CliTexts) => [
    ...fileDoubts(read, words),
    ...unconverged.map(words.doubts.unconverged),
  ];
  for (const warning of warnings(texts)) console.error(texts.program.warning(warning));
  const sizes = { train: made.train.n, test: made.test.n, golden: made.golden.n };
  const cleanError = Math.round((1 - accuracy) * made.test.n) / made.test.n;
  if (json) {
    const english = warnings(await loadCliTexts('en'));
    const facts = { files: filesInJson(read), warnings: english, unconverged, path, ...sizes, cleanError };
    console.log(JSON.stringify(facts, null, 2));
    return;
  }
  const { pack: words } = texts;
  const { title, classNames } = scenarioText(texts.game, scenario);
  const { victim, attacks, filters, defences = [] } = scenario;
  console.log(
    [
      ...read.map(texts.reading.understood),
      words.made({ file: path, title, ...sizes, features: made.train.d, classes: classNames }),
      words.cleanError(victim, cleanError),
      words.menu(attacks.length, filters.length, defences.length),
      words.next(`well play --scenario ${path} --attack ${attacks[0]} --filter ${filters[0]}`),
    ].join('\n'),
  );
}

/** What cannot be played, and what its victim does not learn, is refused here and not in the first round. */
async function tried(bytes: Uint8Array) {
  const well = openOwnPack(bytes);
  const round = await openRound(await openCore(), well, 1);
  return { scenario: well.scenario, ...round.clean() };
}

export function addPack(program: Command, texts: CliTexts): void {
  const { description, manifest, options } = texts.pack;
  program
    .command('pack')
    .description(description)
    .argument('<manifest>', manifest)
    .option('--out <file>', options.out)
    .option('--json', options.json)
    .action((file: string, chosen: PackOptions) => pack(file, chosen, texts));
}
