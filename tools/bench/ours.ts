import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { NOWHERE } from '../../engine/numeric/addresses.ts';
import type { Core, Matrix } from '../../engine/numeric/core.ts';
import { createCore, openMemory } from '../../engine/numeric/create-core.ts';
import { distancesOf } from '../../engine/numeric/distances.ts';
import { factor } from '../../engine/numeric/factorisations.ts';
import { putLabelled } from '../../engine/numeric/labelled.ts';
import { kindOf, putWeights } from '../../engine/numeric/linear-model.ts';
import type { Memory } from '../../engine/numeric/memory.ts';
import { putFor } from '../../engine/numeric/network-shape.ts';
import { trainNetworkOn } from '../../engine/numeric/network-training.ts';
import type { Samples } from '../../engine/numeric/samples.ts';
import { scatterOf } from '../../engine/numeric/statistics.ts';
import { linearHead } from '../../engine/victims/linear.ts';
import { projectFolder } from '../project.ts';
import { BATCH, RATE, SHAPE } from './data.ts';
import type { Contender } from './stopwatch.ts';

/** Through the interface, as everybody calls it: checks and copies in and out included. */
export const CALLED = 'core, as called';
/** The same kernels on data that already lie in the core's memory, as the peers' data lie in theirs. */
export const RESIDENT = 'core, resident';

export interface Ours {
  readonly core: Core;
  /** An instance of its own for resident data; nothing in it is ever freed. */
  readonly memory: () => Promise<Memory>;
  /** The module as it is loaded. */
  readonly bytes: Uint8Array;
}

export async function loadOurs(): Promise<Ours> {
  const bytes = await readFile(join(projectFolder(), 'build/core.wasm'));
  return {
    core: await createCore(bytes),
    memory: () => openMemory(bytes),
    bytes,
  };
}

export async function ourCovariance({ core, memory }: Ours, x: Matrix): Promise<Contender[]> {
  const held = await memory();
  const block = held.putMatrix('x', x);
  return [
    { name: CALLED, ways: [() => core.covariance(x)] },
    {
      name: RESIDENT,
      ways: [() => held.run(() => scatterOf(held, block, x.rows))],
    },
  ];
}

export async function ourLogistic({ core, memory }: Ours, data: Samples, l2: number): Promise<Contender[]> {
  const weights = new Float64Array(data.d + 1).fill(0.01);
  const held = await memory();
  const { x, y } = putLabelled(held, data);
  const at = putWeights(held, 'weights', weights, x);
  const gradient = held.reserveF64(x.ld + 1);
  return [
    { name: CALLED, ways: [() => core.modelGradient(linearHead(weights), data, l2)] },
    {
      name: RESIDENT,
      ways: [() => x.pass(kindOf('logistic'), y, NOWHERE, data.n, at, gradient, l2)],
    },
  ];
}

export async function ourEpoch({ core, memory }: Ours, data: Samples): Promise<Contender[]> {
  const before = { l2: 0, epochs: 0, batch: BATCH, learningRate: RATE, seed: 1 };
  // The peers' networks have their start weights, too.
  const options = { ...before, epochs: 1, start: core.fitNetwork(data, SHAPE, before).weights };
  const held = await memory();
  const x = putFor(held, SHAPE, data);
  const y = held.putI32(data.y);
  return [
    { name: CALLED, ways: [() => core.fitNetwork(data, SHAPE, options)] },
    { name: RESIDENT, ways: [() => held.run(() => trainNetworkOn(held, x, y, SHAPE, options))] },
  ];
}

export async function ourDistances({ core, memory }: Ours, a: Matrix, b: Matrix): Promise<Contender[]> {
  const held = await memory();
  const [left, right] = [held.putMatrix('a', a), held.putMatrix('b', b)];
  const resident = () => held.run(() => distancesOf(held, left, right, true));
  return [
    { name: CALLED, ways: [() => core.distances(a, b)] },
    { name: RESIDENT, ways: [resident] },
  ];
}

export async function ourCholesky({ core, memory }: Ours, matrix: Matrix): Promise<Contender[]> {
  const held = await memory();
  const source = held.putMatrix('symmetric', matrix);
  const target = held.reserveBlock(matrix.rows, matrix.cols);
  const resident = () => {
    held.kernels.copyRows(source.address, source.ld, target.address, target.ld, matrix.rows, NOWHERE);
    factor(held, 'symmetric', target);
  };
  return [
    { name: CALLED, ways: [() => core.cholesky(matrix)] },
    { name: RESIDENT, ways: [resident] },
  ];
}
