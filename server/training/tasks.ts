import type { DataMeta } from '../../contract/http.ts';
import { toCodes } from '../../engine/data/quantise.ts';
import type { Quantiser, Samples } from '../../engine/data/samples.ts';
import { type Block, encodeSections } from '../../engine/data/sections.ts';
import type { Core } from '../../engine/numeric/core.ts';
import { type Arena, knownToRed, loadArena } from '../../engine/round/arena.ts';
import { turnedRows } from '../../engine/round/filtering.ts';
import { playRound, trainOn } from '../../engine/round/play.ts';
import type { ModelFrame } from '../../engine/round/result.ts';
import { storyOf } from '../../engine/round/story.ts';
import { type Forged, forgeStream, readyToForge } from '../../engine/round/stream.ts';
import { targetsOf } from '../../engine/round/targets.ts';
import { encodeModel } from '../../engine/victims/codec.ts';
import type { Model } from '../../engine/victims/model.ts';
import type { Recent } from './recent.ts';
import type { ArenaSpec, PlayedRound, RoundSpec, StreamSpec, Task, WatchedFrame } from './trainer.ts';

/**
 * What a task needs: the core, the data pack of a scenario (null for generated ones), and what the last tasks
 * worked out: a round is asked for a minute after its stream, and the second one is played on the same seed.
 */
export interface Bench {
  readonly core: Core;
  readonly recent: Recent;
  pack(scenario: string): Uint8Array | null;
}

/** Does one task. A pure function of the task, given the same core and packs. */
export async function runTask(bench: Bench, task: Task): Promise<Uint8Array | PlayedRound> {
  switch (task.kind) {
    case 'known':
      return knownOf(bench, task);
    case 'stream':
      return streamOf(bench, task);
    case 'round':
      return roundOf(bench, task);
    default:
      return task satisfies never;
  }
}

function arenaOf({ core, pack, recent }: Bench, { scenario, seed }: ArenaSpec): Arena {
  return recent(`arena ${scenario} ${seed}`, () => loadArena(core, scenario, pack(scenario), seed));
}

function forgedOf({ core, recent }: Bench, arena: Arena, { scenario, seed, red }: StreamSpec): Forged {
  const key = `stream ${scenario} ${seed} ${JSON.stringify(red)}`;
  return recent(key, () => forgeStream(core, arena, seed, red));
}

function knownOf(bench: Bench, spec: ArenaSpec): Uint8Array {
  const arena = arenaOf(bench, spec);
  const { quantiser } = arena.scenario;
  const known = knownToRed(arena, spec.seed);
  const targets = targetsOf(bench.core, arena, spec.seed)?.samples;
  return encodeSections(metaOf(spec, known, arena), {
    ...rowBlocks(quantiser, known),
    ...(targets && rowBlocks(quantiser, targets, 'targets.')),
  });
}

async function streamOf(bench: Bench, spec: StreamSpec): Promise<Uint8Array> {
  const arena = arenaOf(bench, spec);
  await readyToForge(arena.scenario, spec.red);
  const { stream, contributor } = forgedOf(bench, arena, spec);
  const { quantiser } = arena.scenario;
  return encodeSections(metaOf(spec, stream, arena), {
    ...rowBlocks(quantiser, stream),
    ...rowBlocks(quantiser, arena.golden, 'golden.'),
    ...(contributor && { contributor }),
  });
}

async function roundOf(bench: Bench, spec: RoundSpec): Promise<PlayedRound> {
  const arena = arenaOf(bench, spec);
  await readyToForge(arena.scenario, spec.red);
  const { core, recent } = bench;
  const { scenario, seed, red, blue } = spec;
  const forged = forgedOf(bench, arena, spec);
  const cleanModel = recent(`clean ${scenario} ${seed}`, () => trainOn(core, arena, seed, arena.train));
  const frames: WatchedFrame[] = [];
  const watch = ({ step, loss, accuracy, model }: ModelFrame) =>
    frames.push({ step, loss, accuracy, model: bytesOf(model) });
  const result = playRound(core, arena, seed, red, blue, watch, { forged, cleanModel });
  const { summary, stream, origin, source, removedBy, targets } = result;
  return {
    summary,
    story: storyOf(arena.scenario, red, blue, summary),
    frames,
    kept: removedBy.map((by) => (by === 0 ? 1 : 0)),
    cleanModel: bytesOf(cleanModel),
    reveal: encodeSections(metaOf(spec, stream, arena), {
      origin,
      source,
      removedBy,
      turned: turnedRows(stream, { removedBy, y: result.relabelled ?? stream.y }),
      model: bytesOf(result.model),
      cleanModel: bytesOf(cleanModel),
      ...(targets && rowBlocks(arena.scenario.quantiser, targets, 'targets.')),
    }),
  };
}

const bytesOf = (model: Model) => new Uint8Array(encodeModel(model));

function metaOf(
  { round, scenario }: ArenaSpec,
  { n, d, classes }: Samples,
  { vocabulary }: Pick<Arena, 'vocabulary'>,
): DataMeta {
  return { round, scenario, n, d, classes, ...(vocabulary && { vocabulary }) };
}

function rowBlocks(quantiser: Quantiser, { x, y }: Samples, prefix = ''): Record<string, Block> {
  return { [`${prefix}x`]: toCodes(quantiser, x), [`${prefix}y`]: Uint8Array.from(y) };
}
