import { expect, it } from 'vitest';
import { decodeWell, encodeWell } from '../../contract/files/well.ts';
import type { Well } from '../../engine/round/scenario.ts';
import { SCENARIOS } from '../../engine/round/scenarios/index.ts';
import { drawnWell, hexSeed } from '../support/drawn-wells.ts';
import { refused } from '../support/refused.ts';
import { played } from '../support/rounds.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();
const SEED = hexSeed(5);
const defence = { filters: [{ id: 'loss' as const, params: {} }] };

it.each(['digits-4v9', 'spam-bayes', 'letters', 'fog-8'] as const)(
  'WELL-7 a bout of %s comes out the same to the bit from its well file',
  async (id) => {
    const well = drawnWell(core, id, SEED);
    const attack = { attack: { id: 'flip-insert' as const, params: {} }, epsilon: 0.005 };
    const digestOf = async (on: Well) => (await played(core, on, SEED, attack, defence)).summary.digest;
    const file = encodeWell('r1b1', well);
    expect(await digestOf(decodeWell(file, SCENARIOS[id]))).toBe(await digestOf(well));
    expect(refused(() => decodeWell(file.subarray(0, file.length - 8), SCENARIOS[id])).code).toBe('bad-file');
  },
);
