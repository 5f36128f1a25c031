import { describe, expect, it } from 'vitest';
import { assembleDense, assembleSparse, sparseIsSmaller } from '../../../instrument/formats/assemble.ts';
import { detectFormat } from '../../../instrument/formats/detect-format.ts';
import { readTable } from '../../../instrument/formats/read-tables.ts';
import { npyFile, npzFile } from './numpy-files.ts';

const text = (content: string) => new TextEncoder().encode(content);
const table = (name: string, content: string) => readTable(name, text(content));

describe('assemble', () => {
  it('CLI-13 numbers the classes in ascending order and widens sparse rows to the widest file', () => {
    const { classNames, sets } = assembleDense([
      table('train', '+1 1:1\n-1 2:2\n'),
      table('test', '-1 3:3\n'),
    ]);
    expect(classNames).toEqual(['-1', '1']);
    expect(sets[0]).toEqual({
      n: 2,
      d: 3,
      classes: 2,
      x: Float32Array.of(1, 0, 0, 0, 2, 0),
      y: Int32Array.of(1, 0),
    });
    expect(sets[1]).toMatchObject({ n: 1, x: Float32Array.of(0, 0, 3), y: Int32Array.of(0) });
  });

  it('CLI-13 numbers come before names, ten after nine', () => {
    const { classNames } = assembleDense([table('a.csv', '1,10\n1,b\n1,9\n1,a\n')]);
    expect(classNames).toEqual(['9', '10', 'a', 'b']);
  });

  it.each([
    ['one class', ['1 1:1\n1 1:2\n'], 'single-class', 'f0 has one class only ("1"); expected two or more'],
    [
      'an unknown class',
      ['1 1:1\n2 1:2\n', '1 1:1\n\n7 1:1\n'],
      'bad-file',
      'f1, line 3: expected a class of f0 ("1", "2"), found "7"',
    ],
    [
      'different widths',
      ['1,2,a\n1,2,b\n', '1,a\n'],
      'bad-shape',
      'f1 has 1 feature, f0 has 2: they must agree',
    ],
    [
      'a class too many',
      [Array.from({ length: 101 }, (_, i) => `${i} 1:1`).join('\n')],
      'too-large',
      'f0 has more than 100 classes, the most that is allowed; is its label column the right one?',
    ],
  ])('CLI-12 refuses %s', (_what, files, code, message) => {
    const tables = files.map((content, i) => table(`f${i}`, content));
    expect(() => assembleDense(tables)).toThrow(expect.objectContaining({ code, message }));
  });

  it('CLI-34 rows stay sparse where that takes less memory, and are as wide as the widest file', () => {
    const tables = [table('train', '1 1:1 40:2\n2 3:1\n'), table('test', '1 2:3\n')];
    expect(sparseIsSmaller(tables)).toBe(true);
    const { sets } = assembleSparse(tables);
    expect(sets[0]).toEqual({
      classes: 2,
      x: {
        rows: 2,
        cols: 40,
        starts: Int32Array.of(0, 2, 3),
        columns: Int32Array.of(0, 39, 2),
        values: Float32Array.of(1, 2, 1),
      },
      y: Int32Array.of(0, 1),
    });
    expect(sets[1]).toMatchObject({ x: { rows: 1, cols: 40 } });
    expect(sparseIsSmaller([table('full', '1 1:1 2:2\n2 1:3 2:1\n')])).toBe(false);
    expect(sparseIsSmaller([table('a', '1 40:1\n2 3:1\n'), table('b.csv', `${'0,'.repeat(40)}1\n`)])).toBe(
      false,
    );
  });

  it('CLI-13 takes the width that is declared, and refuses data that are wider', () => {
    const narrow = table('train', '1 1:1\n2 2:2\n');
    expect(assembleDense([narrow], { features: 4 }).sets[0]).toMatchObject({ d: 4 });
    expect(() => assembleDense([narrow], { features: 1 })).toThrow(
      'train has 2 features, 1 are declared: they must agree',
    );
  });

  it('CLI-12 refuses sparse rows whose dense form is too large, before it is made', () => {
    const wide = table('wide', `1 65536:1\n${'2 1:1\n'.repeat(2000)}`);
    expect(() => assembleDense([wide])).toThrow(
      'wide has 2001 rows × 65536 features = 131137536 numbers (500.3 MiB); at most 67108864 (256 MiB) are allowed',
    );
  });
});

describe('detectFormat', () => {
  it.each([
    ['data', '+1 1:0.5 2:3\n', 'libsvm'],
    ['data', '# made by hand\n-1 qid:1 2:3 # x\n', 'libsvm'],
    ['data.txt', '1.5,2,yes\n', 'csv'],
    ['data.txt', '1;2;3\n', 'csv'],
    ['data.csv', '1 2\n', 'csv'],
    ['data.svm', 'whatever', 'libsvm'],
  ])('CLI-10 %s with %j is %s', (name, content, format) => {
    expect(detectFormat(name, text(content))).toBe(format);
  });

  it('CLI-10 knows NumPy files by their first bytes, and refuses what it does not know', () => {
    const npy = npyFile('|u1', [2], Uint8Array.of(1, 2));
    expect(detectFormat('x', npy)).toBe('npy');
    expect(detectFormat('x', npzFile({ npy }))).toBe('npz');
    expect(() => detectFormat('x', text('hello world'))).toThrow('x is in no format that is read');
    expect(() => readTable('x.csv', Uint8Array.of(0x31, 0x2c, 0xff))).toThrow('x.csv is not UTF-8 text');
  });
});
