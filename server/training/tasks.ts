import { toCodes } from '../../engine/data/quantise.ts';
import type { Quantiser, Samples } from '../../engine/data/samples.ts';
import { type Block, encodeSections } from '../../engine/data/sections.ts';
import { GameError } from '../../engine/errors.ts';
import { encodeModel } from '../../engine/models/codec.ts';
import type { Model } from '../../engine/models/model.ts';
import type { Core } from '../../engine/numeric/core.ts';
import type { DataMeta } from '../../engine/protocol/http.ts';
import { type Arena, knownToRed, loadArena } from '../../engine/round/arena.ts';
import { playRound } from '../../engine/round/play.ts';
import { SCENARIO_IDS, type ScenarioId } from '../../engine/round/scenarios/index.ts';
import { storyOf } from '../../engine/round/story.ts';
import { forgeStream } from '../../engine/round/stream.ts';
import { targetsOf } from '../../engine/round/targets.ts';
import type { ArenaSpec, PlayedRound, RoundSpec, StreamSpec, Task, WatchedFrame } from './trainer.ts';

/** What a task needs: the core, and the data pack of a scenario (null for generated ones). */
export interface Bench {
  readonly core: Core;
  pack(scenario: ScenarioId): Uint8Array | null;
}

/** Does one task. A pure function of the task, given the same core and packs. */
export function runTask(bench: Bench, task: Task): Uint8Array | PlayedRound {
  switch (task.kind) {
    case 'known': {
      const arena = arenaOf(bench, task);
      const targets = targetsOf(bench.core, arena, task.seed)?.samples;
      return dataSections(arena, task, knownToRed(arena, task.seed), targets, arena.vocabulary);
    }
    case 'stream':
      return streamOf(bench, task);
    case 'round':
      return roundOf(bench, task);
    default:
      return task satisfies never;
  }
}

function arenaOf({ core, pack }: Bench, { scenario, seed }: ArenaSpec): Arena {
  const id = SCENARIO_IDS.find((known) => known === scenario);
  if (!id) throw new GameError('unknown-name', `this server has no scenario ${scenario}`);
  return loadArena(core, id, pack(id), seed);
}

function streamOf(bench: Bench, spec: StreamSpec): Uint8Array {
  const arena = arenaOf(bench, spec);
  const { stream, contributor } = forgeStream(bench.core, arena, spec.seed, spec.red);
  const { quantiser } = arena.scenario;
  const { vocabulary } = arena;
  const meta: DataMeta = { ...metaOf(spec, stream), ...(vocabulary && { vocabulary }) };
  return encodeSections(meta, {
    ...rowBlocks(quantiser, stream),
    ...rowBlocks(quantiser, arena.golden, 'golden.'),
    ...(contributor && { contributor }),
  });
}

function roundOf(bench: Bench, spec: RoundSpec): PlayedRound {
  const arena = arenaOf(bench, spec);
  const { seed, red, blue } = spec;
  const frames: WatchedFrame[] = [];
  const result = playRound(bench.core, arena, seed, red, blue, ({ step, loss, accuracy, model }) =>
    frames.push({ step, loss, accuracy, model: bytesOf(model) }),
  );
  const { summary, stream, origin, source, removedBy } = result;
  const [model, cleanModel] = [bytesOf(result.model), bytesOf(result.cleanModel)];
  return {
    summary,
    story: storyOf(arena.scenario, red, blue, summary),
    frames,
    kept: removedBy.map((by) => (by === 0 ? 1 : 0)),
    cleanModel,
    reveal: encodeSections(metaOf(spec, stream), { origin, source, removedBy, model, cleanModel }),
  };
}

const bytesOf = (model: Model) => new Uint8Array(encodeModel(model));

function metaOf({ round, scenario }: ArenaSpec, { n, d, classes }: Samples): DataMeta {
  return { round, scenario, n, d, classes };
}

function dataSections(
  { scenario }: Arena,
  spec: ArenaSpec,
  data: Samples,
  targets?: Samples,
  vocabulary?: readonly string[],
): Uint8Array {
  const meta: DataMeta = { ...metaOf(spec, data), ...(vocabulary && { vocabulary }) };
  return encodeSections(meta, {
    ...rowBlocks(scenario.quantiser, data),
    ...(targets && rowBlocks(scenario.quantiser, targets, 'targets.')),
  });
}

function rowBlocks(quantiser: Quantiser, { x, y }: Samples, prefix = ''): Record<string, Block> {
  return { [`${prefix}x`]: toCodes(quantiser, x), [`${prefix}y`]: Uint8Array.from(y) };
}
