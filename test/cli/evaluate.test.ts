import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { npyFile, npzFile } from '../instrument/formats/numpy-files.ts';
import { runWell, scratchFolder } from './well.ts';

const folder = scratchFolder();
const well = (...args: string[]) => runWell(folder, args);
const put = (name: string, content: string | Uint8Array) => writeFileSync(join(folder, name), content);

/** Two clouds a unit apart on a grid that has no luck in it: 120 rows of two features, labels −1 and +1. */
const rows = Array.from({ length: 120 }, (_, i) => {
  const y = i % 2 === 0 ? -1 : 1;
  return { y, x: [y + ((i * 37) % 97) / 40 - 1.2, ((i * 53) % 89) / 40 - 1.1] as const };
});
const [train, test] = [rows.slice(0, 80), rows.slice(80)];
const poison = Array.from({ length: 8 }, (_, i) => ({ y: 1, x: [-4 - i / 10, 0] as const }));
type Row = (typeof rows)[number] | (typeof poison)[number];
const svm = (list: readonly Row[]) =>
  list.map(({ x, y }) => `${y > 0 ? '+1' : '-1'} 1:${x[0]} 2:${x[1]}`).join('\n');
const csv = (list: readonly Row[]) =>
  `kind,a,b\n${list.map(({ x, y }) => `${y},${x[0]},${x[1]}`).join('\n')}\n`;
const numbers = (list: readonly Row[]) =>
  npyFile('<f8', [list.length, 2], Float64Array.from(list.flatMap(({ x }) => x)));
const labels = (list: readonly Row[]) =>
  npyFile(
    '<i4',
    [list.length],
    Int32Array.from(list, ({ y }) => y),
  );

put('train.svm', svm(train));
put('test.svm', svm(test));
put('poison.svm', svm(poison));
put('train.csv', csv(train));
put('test.csv', csv(test));
put('train.npy', numbers(train));
put('train-y.npy', labels(train));
put('test.npy', numbers(test));
put('test-y.npy', labels(test));
put(
  'all.npz',
  npzFile({ x_train: numbers(train), y_train: labels(train), x_test: numbers(test), y_test: labels(test) }),
);

const ARRAYS = [
  '--train',
  'train.npy',
  '--train-labels',
  'train-y.npy',
  '--test',
  'test.npy',
  '--test-labels',
  'test-y.npy',
];

describe('well evaluate', () => {
  it('CLI-30 the same data in any format give the same fit', async () => {
    const runs = [
      ['--train', 'train.svm', '--test', 'test.svm'],
      ['--train', 'train.csv', '--test', 'test.csv', '--label', 'kind'],
      ARRAYS,
      ['--train', 'all.npz', '--test', 'all.npz'],
    ];
    const found = [];
    for (const args of runs) {
      const { code, out, err } = await well('evaluate', ...args, '--lambda', '0.1', '--json');
      expect({ code, err }).toEqual({ code: 0, err: '' });
      const { error, norm, rows: counts, classes } = JSON.parse(out);
      found.push({ error, norm, counts, classes });
    }
    expect(found[0]).toMatchObject({ counts: { train: 80, poison: 0, test: 40 }, classes: ['-1', '1'] });
    expect(found[0]?.error.test).toBeLessThan(0.3);
    for (const other of found.slice(1)) expect(other).toEqual(found[0]);
  });

  it('CLI-31 poison is judged: what was removed, and how well it was found', async () => {
    const args = [
      '--train',
      'train.svm',
      '--test',
      'test.svm',
      '--poison',
      'poison.svm',
      '--victim',
      'logistic',
    ];
    const filter = ['--filter', 'sphere', '--remove', '0.2', '--removed', 'gone.csv'];
    const { out } = await well('evaluate', ...args, ...filter, '--json');
    const found = JSON.parse(out);
    // 20 % of 40 rows of class −1 and of 48 of class +1; the poison sits five units from its class.
    expect(found.removed).toMatchObject({ rows: 18, byClass: [8, 10] });
    expect(found.detection).toMatchObject({ caught: 8, missed: 0, recall: 1, auc: 1 });
    expect(found.detection.precision).toBeCloseTo(8 / 18, 12);
    expect(found.error.testUnfiltered).toBeGreaterThan(found.error.testClean + 0.1);
    expect(found.error.test).toBeLessThan(found.error.testUnfiltered - 0.1);
    const gone = readFileSync(join(folder, 'gone.csv'), 'utf8').trimEnd().split('\n');
    expect(gone).toHaveLength(19);
    expect(gone).toContain('poison.svm,1,1,sphere');
    const text = await well('evaluate', ...args, ...filter);
    expect(text.out).toContain('detection        8 of 8 poison caught');
  });

  it.each(['hinge', 'softmax', 'network'])('CLI-32 trains %s', async (victim) => {
    const { out, err } = await well(
      'evaluate',
      '--train',
      'train.svm',
      '--test',
      'test.svm',
      '--victim',
      victim,
      '--json',
    );
    expect(err).toBe('');
    const found = JSON.parse(out);
    expect(found.victim).toBe(victim);
    expect(found.error.test).toBeLessThan(0.5);
    expect(found.norm).toBeGreaterThan(0);
  });

  it('CLI-32 a training defence stands at the end of the filters', async () => {
    const args = [
      '--train',
      'train.svm',
      '--test',
      'test.svm',
      '--poison',
      'poison.svm',
      '--filter',
      'trim:assumed=0.1',
    ];
    const { out, err } = await well('evaluate', ...args, '--json');
    expect(err).toBe('');
    const { error, defence } = JSON.parse(out);
    expect(defence).toBe('trim:assumed=0.1');
    expect(error.test).toBe(error.testClean);
    expect(error.testUnfiltered).toBeGreaterThan(error.testClean + 0.1);
  });

  put('three.csv', '1,2,a\n2,3,b\n3,1,c\n1,1,a\n');
  put('one.svm', '+1 1:1\n+1 1:2\n');
  put('bad.svm', '+1 1:1\n-1 1:2\n-1 2:x\n');
  put('seven.svm', '+1 1:1\n7 1:2\n');
  put('nan.csv', '1,2,a\n2,nan,b\n');
  put('words.txt', 'once upon a time\n');
  it.each([
    [
      ['--train', 'bad.svm', '--test', 'test.svm'],
      'bad-file: bad.svm, line 3: expected a number after "2:", found "x"',
    ],
    [
      ['--train', 'nan.csv', '--test', 'nan.csv'],
      'not-finite: nan.csv, line 2, column 2: expected a finite 32-bit number, found "nan"',
    ],
    [
      ['--train', 'one.svm', '--test', 'test.svm'],
      'single-class: one.svm has one class only ("1"); expected two or more',
    ],
    [
      ['--train', 'train.svm', '--test', 'seven.svm'],
      'bad-file: seven.svm, line 2: expected a class of train.svm ("-1", "1"), found "7"',
    ],
    [['--train', 'words.txt', '--test', 'test.svm'], 'bad-file: words.txt is in no format that is read'],
    [['--train', 'nowhere.csv', '--test', 'test.svm'], 'bad-file: cannot read nowhere.csv: ENOENT'],
    [
      ['--train', 'train.svm', '--test', 'test.svm', '--victim', 'svn'],
      'unknown-name: no victim is called "svn"; nearest: ',
    ],
    [
      ['--train', 'train.svm', '--test', 'test.svm', '--lambda', '-1'],
      'bad-parameters: --lambda: expected a number from 0',
    ],
    [
      ['--train', 'train.svm', '--test', 'test.svm', '--remove', '0.1'],
      'bad-parameters: --remove says how much a filter removes: name one with --filter',
    ],
    [
      ['--train', 'train.csv', '--test', 'test.csv', '--label', 'species'],
      'train.csv has no column "species" for the label: its columns are kind, a, b, 1 to 3',
    ],
    [
      ['--train', 'train.npy', '--test', 'test.npy', '--train-labels', 'test-y.npy'],
      'train.npy: expected one label a row; there are 80 rows and 40 labels',
    ],
    [
      ['--train', 'three.csv', '--test', 'three.csv'],
      'there are 3 classes (a, b, c): softmax and network tell more than two apart',
    ],
  ])('CLI-33 %j is refused and exit code 2', async (args, message) => {
    const { code, out, err } = await well('evaluate', ...args);
    expect(err).toContain(message);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).not.toContain('    at ');
  });
});
