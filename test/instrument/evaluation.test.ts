import { describe, expect, it } from 'vitest';
import { toDense } from '../../engine/data/sparse-rows.ts';
import { remarkIn } from '../../engine/errors.ts';
import type { FilterId } from '../../engine/filters/ids.ts';
import { FILTERS } from '../../engine/filters/index.ts';
import type { Core } from '../../engine/numeric/core.ts';
import { createRandom } from '../../engine/random.ts';
import type { DefencePlan } from '../../engine/round/plans.ts';
import { VICTIMS } from '../../engine/victims/index.ts';
import { evaluateData } from '../../instrument/evaluation/evaluate.ts';
import { rememberFits } from '../../instrument/evaluation/remember-fits.ts';
import type { EvaluationRequest } from '../../instrument/evaluation/request.ts';
import { assembleSparse } from '../../instrument/formats/assemble.ts';
import { readTable } from '../../instrument/formats/read-tables.ts';
import { REMARKS } from '../../instrument/remarks.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();
const now = () => 0;

/** A bag of words: few of 300 columns a row, the first ones telling the class. */
function bag(rows: number, seed: number): string {
  const random = createRandom(seed);
  return Array.from({ length: rows }, (_, i) => {
    const label = i % 2;
    const cells = Array.from({ length: 300 }, (_, j) => j + 1).filter(
      (j) => random.uniform() < (j <= 20 && j % 2 === label ? 0.25 : 0.04),
    );
    return `${label} ${cells.map((j) => `${j}:${1 + Math.floor(random.uniform() * 2)}`).join(' ')}`;
  }).join('\n');
}
const source = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) });
const [train, test] = [source('train.svm', bag(200, 1)), source('test.svm', bag(100, 2))];
const poison = source(
  'poison.svm',
  Array.from({ length: 12 }, (_, i) => `${i % 2} ${i + 1}:9 40:9 41:9 300:1`).join('\n'),
);
const request = (more: Partial<EvaluationRequest> = {}): EvaluationRequest => ({
  files: { train, test },
  reading: {},
  victim: 'logistic',
  victimParams: {},
  plan: { filters: [] },
  planName: 'none',
  seed: 1,
  ...more,
});

const planOf = (filter: FilterId): DefencePlan => ({ filters: [{ id: filter, params: {} }] });

/** A core that counts its fits by name. */
function counting(): { core: Core; fits: string[] } {
  const fits: string[] = [];
  const counted = Object.entries(core).map(([name, call]) => [
    name,
    (...args: unknown[]) => {
      if (name.startsWith('fit')) fits.push(name);
      return call(...args);
    },
  ]);
  return { core: Object.fromEntries(counted), fits };
}

const rows = assembleSparse([readTable('train.svm', train.bytes)]).sets[0];
if (!rows) throw new Error('no rows');
const SPARSE_FILTERS = ['sphere', 'slab', 'loss'] as const;

describe('sparse rows', () => {
  it.each(SPARSE_FILTERS)(
    'CLI-34 filter %s says of sparse rows what it says of the same rows in full',
    (id) => {
      const seen = { victim: 'logistic', victimParams: {}, seed: 1 } as const;
      const sparse = FILTERS[id].inspectSparse?.(core, { ...seen, stream: rows }, { remove: 0.1 });
      const dense = FILTERS[id].inspect(core, { ...seen, stream: toDense(rows) }, { remove: 0.1 });
      expect(sparse?.dropped).toEqual(dense.dropped);
      sparse?.suspicion.forEach((value, i) => {
        // The full form sums in f32.
        expect(Math.abs(value - (dense.suspicion[i] as number))).toBeLessThan(1e-3);
      });
    },
  );

  it.each(['logistic', 'hinge', 'naive-bayes'] as const)('CLI-34 victim %s is fitted to them', (id) => {
    for (const params of id === 'naive-bayes' ? [{}, { counting: 'mails' }] : [{}]) {
      const sparse = VICTIMS[id].fitSparse?.(core, rows, params);
      const dense = VICTIMS[id].fit(core, toDense(rows), params, 1);
      sparse?.weights.forEach((value, j) => {
        expect(Math.abs(value - (dense.weights[j] as number))).toBeLessThan(2e-3);
      });
    }
  });

  it('CLI-34 an evaluation keeps them, and says what writes out the zeros and how much that takes', () => {
    const plan = planOf('sphere');
    const kept = evaluateData(core, request({ files: { train, test, poison }, plan, planName: 'sphere' }), {
      now,
    });
    expect(kept).toMatchObject({
      sparse: true,
      features: 300,
      warnings: [],
      rows: { train: 200, poison: 12, test: 100 },
    });
    expect(kept.detection?.auc).toBeGreaterThan(0.9);
    const full = evaluateData(core, request({ plan: planOf('lof'), planName: 'lof' }), { now });
    expect(full.sparse).toBe(false);
    const said = full.warnings.map((warning) => remarkIn(REMARKS, warning));
    expect(said).toEqual(['lof cannot use sparse rows: all zeros are written out, 351.6 KiB']);
    const both = request({
      victim: 'softmax',
      plan: { filters: [], defence: { id: 'trim', params: {} } },
    });
    expect(evaluateData(core, both, { now }).warnings).toMatchObject([
      { id: 'zeros-written', facts: { needing: ['softmax', 'trim'] } },
    ]);
  });

  it('CLI-34 the refusal of what is too large in full names what needs it', () => {
    const wide = source('wide.svm', `0 65536:1\n${'1 1:1\n0 2:1\n'.repeat(1000)}`);
    const plan = planOf('lof');
    expect(() => evaluateData(core, request({ files: { train: wide, test: wide }, plan }), { now })).toThrow(
      expect.objectContaining({
        code: 'too-large',
        message: expect.stringContaining(
          'lof cannot use sparse rows, and wide.svm has 2001 rows × 65536 features',
        ),
      }),
    );
    expect(evaluateData(core, request({ files: { train: wide, test: wide } }), { now })).toMatchObject({
      sparse: true,
      features: 65536,
    });
  });
});

describe('fits of an evaluation', () => {
  it.each([
    ['nothing to filter', {}, 1],
    ['poison', { files: { train, test, poison } }, 2],
    ['the loss filter', { plan: planOf('loss') }, 2],
  ] as const)('CLI-35 are made once: with %s', (_what, more, times) => {
    const counted = counting();
    evaluateData(counted.core, request(more as Partial<EvaluationRequest>), { now });
    expect(counted.fits).toEqual(new Array(times).fill('fitLogistic'));
  });

  it('CLI-35 are the same as made again, and tell data and options apart', () => {
    const counted = counting();
    const remembering = rememberFits(counted.core);
    const dense = toDense(rows);
    const first = remembering.fitLogistic(dense, { l2: 0.01 });
    expect(remembering.fitLogistic(toDense(rows), { l2: 0.01 })).toBe(first);
    expect(remembering.fitLogistic(dense, { l2: 0.02 })).not.toEqual(first);
    expect(
      remembering.fitLogistic({ ...dense, y: dense.y.map((label) => 1 - label) }, { l2: 0.01 }),
    ).not.toEqual(first);
    expect(remembering.fitLogistic(rows, { l2: 0.01 })).not.toBe(first);
    expect(counted.fits).toHaveLength(4);
    remembering.fitLogistic(rows, { l2: 0.01, onStep: () => {} });
    expect(counted.fits).toHaveLength(5);
  });

  it('CLI-36 that stop early are a warning and a field', () => {
    const stopping: Core = {
      ...core,
      fitLogistic: (data, options) => ({
        ...core.fitLogistic(data, options),
        converged: false,
        gradient: 0.5,
      }),
    };
    const found = evaluateData(stopping, request({ files: { train, test, poison } }), { now });
    expect(found.unconverged).toEqual([
      { stage: 'training on the clean rows', fit: 'logistic', count: 1, of: 1, residual: 0.5 },
      { stage: 'training without filters', fit: 'logistic', count: 1, of: 1, residual: 0.5 },
      { stage: 'training on what is left', fit: 'logistic', count: 1, of: 1, residual: 0.5 },
    ]);
    expect(found.warnings).toEqual([]); // a sentence for each is made by who shows them
  });
});

describe('certified accuracy', () => {
  const of = (filters: DefencePlan['filters']) =>
    evaluateData(
      core,
      request({ plan: { filters, defence: { id: 'partition-aggregation', params: { buckets: 15 } } } }),
      { now },
    );

  it('CLI-38 is that of the test rows, falls with the changes, and is none behind a filter', () => {
    const { certified, error } = of([]);
    expect(certified?.[0]).toBeCloseTo(1 - error.test, 12);
    expect(certified?.length).toBeGreaterThan(2);
    certified?.forEach((share, r) => {
      expect(share).toBeLessThanOrEqual(certified[r - 1] ?? 1);
    });
    expect(of([{ id: 'sphere', params: {} }]).certified).toBeNull();
    expect(evaluateData(core, request(), { now }).certified).toBeNull();
  });
});

describe('what an evaluation removes', () => {
  it('CLI-31 lists the rows that a training defence leaves out', () => {
    const found = evaluateData(
      core,
      request({
        files: { train, test, poison },
        plan: { filters: [], defence: { id: 'trim', params: { assumed: 0.05 } } },
        planName: 'trim:assumed=0.05',
      }),
      { now },
    );
    expect(found.removed.rows).toBeGreaterThan(0);
    expect(found.removed.list).toHaveLength(found.removed.rows);
    expect(new Set(found.removed.list.map(({ filter }) => filter))).toEqual(new Set(['trim']));
    const { caught, collateral } = found.detection ?? { caught: 0, collateral: 0 };
    expect(caught + collateral).toBe(found.removed.rows);
  });
});
