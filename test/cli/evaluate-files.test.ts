import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runWell, scratchFolder } from './well.ts';

const scratch = scratchFolder();
const tables = resolve(import.meta.dirname, '../data/tables');
const path = (name: string) => resolve(tables, name);

/** Test error of `well evaluate` in per cent, to two digits as it is printed, and what it warned of. */
async function evaluated(train: string, test: string, ...more: string[]) {
  const { code, out, err } = await runWell(scratch, [
    'evaluate',
    '--train',
    path(train),
    '--test',
    path(test),
    '--json',
    ...more,
  ]);
  expect(code, err).toBe(0);
  const found = JSON.parse(out);
  return { error: Number((100 * found.error.test).toFixed(2)), err, found };
}

describe('well evaluate on files as people have them', () => {
  it('CLI-16 takes the column called label, not y', async () => {
    expect((await evaluated('x-y-label.csv', 'x-y-label.csv')).error).toBe(1.67);
  });

  it('CLI-16 matches named columns', async () => {
    const { error, found } = await evaluated('columns-train.csv', 'columns-swapped.csv');
    expect(error).toBe(1.67);
    expect(found.files).toMatchObject([
      {
        format: 'csv',
        header: true,
        label: { column: 3, name: 'label' },
        classes: [
          { label: '0', rows: 36 },
          { label: '1', rows: 24 },
        ],
      },
      { rows: 60, features: 2 },
    ]);
  });

  it('CLI-16 does not learn the number of a row', async () => {
    const { error, err, found } = await evaluated('index-column-train.csv', 'index-column-test.csv');
    expect(error).toBe(49.25);
    expect(err).toContain('warning: ');
    expect(found.warnings).toHaveLength(1);
    expect((await evaluated('index-column-train.csv', 'index-column-test.csv', '--keep-index')).error).toBe(
      0,
    );
  });

  it('CLI-15 warns of two bases, and reads each file by its own', async () => {
    for (const [train, test, part] of [
      ['train-zero-no0.svm', 'one.svm', 'train'],
      ['one.svm', 'test-zero-no0.svm', 'test'],
    ] as const) {
      const guessed = await evaluated(train, test);
      expect(guessed.err).toContain(
        'if one of them counts from 0 and the other from 1, say so (--index-base)',
      );
      const said = await evaluated(train, test, '--index-base', `${part}=0`);
      expect(said).toMatchObject({ err: '', found: { features: 3, warnings: [] } });
      expect(said.found.files.map((file: { indexBase: number }) => file.indexBase)).toEqual(
        part === 'train' ? [0, 1] : [1, 0],
      );
    }
  });

  it('CLI-18 reads decimal commas when told', async () => {
    const { found } = await evaluated(
      'decimal-comma-one-feature.csv',
      'decimal-comma-one-feature.csv',
      '--decimal',
      'comma',
    );
    expect(found).toMatchObject({ features: 1, classes: ['0', '1'] });
  });

  it('CLI-37 has the error and the objective of the exact fit of unscaled breast cancer', async () => {
    // Source: test/golden/fits/fits.json, set breast-cancer, λ = 0.01.
    const cancer = resolve(import.meta.dirname, '../golden/fits/breast-cancer.csv');
    for (const [victim, errors, objective] of [
      ['logistic', 25, 0.10299730721264048],
      ['hinge', 24, 0.09901782093667184],
    ] as const) {
      const { err, found } = await evaluated(cancer, cancer, '--victim', victim, '--lambda', '0.01');
      expect(err).toBe('');
      expect(Math.round(found.error.test * 569)).toBe(errors);
      expect(Math.abs(found.objective / objective - 1)).toBeLessThan(1e-6);
    }
  });

  it.each([
    [['--index-base', '2'], 'bad-parameters: --index-base: expected 0 or 1'],
    [['--decimal', 'coma'], 'unknown-name: no decimal mark is called "coma"; nearest: comma'],
  ])('CLI-33 refuses %j', async (more, message) => {
    const { code, err } = await runWell(scratch, [
      'evaluate',
      '--train',
      path('one.svm'),
      '--test',
      path('one.svm'),
      ...more,
    ]);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});
