import { parse as referenceParse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GameError } from '../../../engine/errors.ts';
import { parseCsv } from '../../../instrument/formats/csv.ts';
import { csvRecords } from '../../../instrument/formats/csv-records.ts';
import { parseLibsvm } from '../../../instrument/formats/libsvm.ts';
import { DATA_LIMITS } from '../../../instrument/formats/limits.ts';

describe('parseLibsvm', () => {
  it('CLI-10 reads rows, comments, qid and empty lines, and remembers the lines', () => {
    const table = parseLibsvm('a', '# head\n+1 1:0.5 3:-2e1 # tail\n\n-1.0 qid:3 2:.25\r\n1\n');
    expect(table).toMatchObject({ n: 3, labels: ['1', '-1', '1'], least: 1, most: 3 });
    expect(table.rows).toEqual({
      kind: 'sparse',
      indptr: Int32Array.of(0, 2, 3, 3),
      indices: Int32Array.of(1, 3, 2),
      values: Float32Array.of(0.5, -20, 0.25),
    });
    expect(table.lines).toEqual(Int32Array.of(2, 4, 5));
  });

  it.each([
    ['1 1:1\n1 2:3 x\n', 'bad-file', 'a, line 2: expected `label index:value …`, found "x"'],
    ['1 1:1\n\nyes 1:1\n', 'bad-file', 'a, line 3: expected `label index:value …`, found "yes"'],
    ['1 -1:1', 'bad-file', 'a, line 1: expected an index (a whole number from 0), found "-1"'],
    ['1 2:1 2:1', 'bad-file', 'a, line 1: expected ascending indices, found 2 after 2'],
    ['1 a:1', 'bad-file', 'a, line 1: expected an index (a whole number from 0), found "a"'],
    ['1 1:1e', 'bad-file', 'a, line 1: expected a number after "1:", found "1e"'],
    ['1 1:', 'bad-file', 'a, line 1: expected a number after "1:", found nothing'],
    ['1 1:nan', 'not-finite', 'a, line 1: the value of index 1 is not a finite 32-bit number: "nan"'],
    ['1 1:1e39', 'not-finite', 'a, line 1: the value of index 1 is not a finite 32-bit number: "1e39"'],
    ['inf 1:1', 'not-finite', 'a, line 1: expected a finite label, found "inf"'],
    ['1 65537:1', 'too-large', 'a, line 1: index 65537; at most 65536 features are allowed'],
    ['# only this\n', 'bad-file', 'a has no rows; expected `label index:value …` on each line'],
  ])('CLI-11 %j is refused with its line', (text, code, message) => {
    expect(() => parseLibsvm('a', text)).toThrow(expect.objectContaining({ code, message }));
  });

  it('CLI-12 stops at the first row too many', () => {
    expect(() => parseLibsvm('a', '1 1:1\n'.repeat(6), { ...DATA_LIMITS, maxRows: 5 })).toThrow(
      'a has more than 5 rows',
    );
  });

  it('CLI-10 gives back what was written, whatever it was', () => {
    const row = fc.record({
      label: fc.integer({ min: -3, max: 3 }),
      cells: fc.dictionary(
        fc.integer({ min: 1, max: 40 }).map(String),
        fc.float({ noNaN: true, noDefaultInfinity: true }),
      ),
    });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 20 }), (rows) => {
        const sorted = rows.map(({ label, cells }) => ({
          label,
          cells: Object.entries(cells).sort(([a], [b]) => Number(a) - Number(b)),
        }));
        const text = sorted
          .map(({ label, cells }) => [label, ...cells.map(([j, v]) => `${j}:${v}`)].join(' '))
          .join('\n');
        const table = parseLibsvm('a', text);
        expect(table.labels).toEqual(sorted.map(({ label }) => String(label)));
        if (table.rows.kind !== 'sparse') throw new Error('expected sparse rows');
        expect([...table.rows.values]).toEqual(
          // A printed f32 reads back as itself; −0 prints as 0.
          sorted.flatMap(({ cells }) => cells.map(([, v]) => v + 0)),
        );
        expect([...table.rows.indices]).toEqual(sorted.flatMap(({ cells }) => cells.map(([j]) => Number(j))));
      }),
    );
  });
});

describe('parseCsv', () => {
  it.each([
    [
      'a header with a label column in the middle',
      'a,label,b\n1,yes,2\n3,no,4\n',
      {},
      ['yes', 'no'],
      [1, 2, 3, 4],
    ],
    ['no header, the label last', '1,2,+1\n3,4,-1\n', {}, ['1', '-1'], [1, 2, 3, 4]],
    ['no header, a name as label', '1,2,setosa\n3,4,virginica', {}, ['setosa', 'virginica'], [1, 2, 3, 4]],
    ['pixel columns named by number', 'label,0,1\n7,1,2\n8,3,4\n', {}, ['7', '8'], [1, 2, 3, 4]],
    ['the label by name', 'kind,p,q\n7,1,2\n8,3,4\n', { label: 'kind' }, ['7', '8'], [1, 2, 3, 4]],
    ['the label by number', '7,1,2\n8,3,4\n', { label: '1' }, ['7', '8'], [1, 2, 3, 4]],
    ['the label from the end', '1,7,2\n3,8,4\n', { label: '-2' }, ['7', '8'], [1, 2, 3, 4]],
    ['semicolons, quotes and \\r\\n', '"a";"class"\r\n"1";"x;""y"\r\n2;z\r\n', {}, ['x;"y', 'z'], [1, 2]],
    ['tabs', '1\t2\tA\n3\t4\tB\n', {}, ['A', 'B'], [1, 2, 3, 4]],
  ])('CLI-10 reads %s', (_what, text, options, labels, values) => {
    const table = parseCsv('a', text, options);
    expect(table.labels).toEqual(labels);
    expect(table.rows).toEqual({ kind: 'dense', values: Float32Array.from(values) });
  });

  it.each([
    ['a,b,label\n1,2,x\n1,zwei,y\n', 'bad-file', 'a, line 3, column 2 "b": expected a number, found "zwei"'],
    [
      '1,2,x\n1,,y\n',
      'bad-file',
      'a, line 2, column 2: expected a number, found nothing; no value may be missing: fill it in, or leave the row or the column out',
    ],
    ['1,2,x\n1,2,3,y\n', 'bad-file', 'a, line 2: expected 3 columns, found 4'],
    ['1,2,x\n1,inf,y\n', 'not-finite', 'a, line 2, column 2: expected a finite 32-bit number, found "inf"'],
    ['1,2,x\n"1,2,y\n', 'bad-file', 'a, line 2: expected a closing quote, found the end of the file'],
    [
      '1,2,x\n"1"2,2,y\n',
      'bad-file',
      'a, line 2: expected a delimiter or the end of the line after a closing quote, found "2"',
    ],
    ['"x\ny",label\n1,a\nq,b\n', 'bad-file', 'a, line 4, column 1 "x\\ny": expected a number, found "q"'],
    ['1,2,x\n1,2,\n', 'bad-file', 'a, line 2: the label is empty'],
    ['1\n2\n', 'bad-file', 'a, line 1: expected at least one feature and a label, found one column'],
    ['', 'bad-file', 'a has no rows; expected comma-separated numbers and a label'],
    ['a,label\n', 'bad-file', 'a has a header and no rows'],
  ])('CLI-11 %j is refused with its line', (text, code, message) => {
    expect(() => parseCsv('a', text)).toThrow(expect.objectContaining({ code, message }));
  });

  it('CLI-11 a label column that is not there is refused with those that are', () => {
    expect(() => parseCsv('a', 'p,q\n1,2\n', { label: 'r', header: true })).toThrow(
      'a has no column "r" for the label: its columns are p, q, 1 to 2',
    );
  });

  it('CLI-12 refuses more numbers than allowed and says how many are', () => {
    const limits = { ...DATA_LIMITS, maxValues: 6 };
    expect(() => parseCsv('a', '1,2,x\n'.repeat(4), {}, limits)).toThrow(
      'a has 4 rows × 2 features = 8 numbers (32 bytes); at most 6 (24 bytes) are allowed',
    );
    expect(() => parseCsv('a', 'x'.repeat(99), {}, { ...DATA_LIMITS, maxBytes: 10 })).toThrow(
      'a has 99 bytes; at most 10 bytes are read',
    );
  });

  it('CLI-10 cuts records as a well-known parser does', () => {
    // Cells that need quotes are quoted; the others may be, to try both.
    const cell = fc.tuple(
      fc.string({ unit: fc.constantFrom('a', '1', ' ', ',', '"', '\n', '\r', '.') }),
      fc.boolean(),
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 6 }), (rows) => {
        const text = rows
          .map((row) =>
            row.map(([c, q]) => (q || /[",\r\n ]/.test(c) ? `"${c.replaceAll('"', '""')}"` : c)).join(','),
          )
          .join('\n');
        const want = referenceParse(text, { relax_column_count: true, record_delimiter: '\n' });
        expect([...csvRecords('a', text, ',')].map(({ fields }) => fields)).toEqual(want);
      }),
    );
  });

  it('CLI-11 answers any text with a table or a refusal', () => {
    const junk = fc.string({
      unit: fc.constantFrom('1', '-', '.', 'e', ',', ';', ':', '"', '\n', '\r', ' ', 'a', '#', '\t'),
    });
    fc.assert(
      fc.property(junk, (text) => {
        for (const parse of [parseCsv, parseLibsvm]) {
          try {
            const { n, labels } = parse('a', text);
            expect(labels).toHaveLength(n);
          } catch (error) {
            expect(error).toBeInstanceOf(GameError);
          }
        }
      }),
      { numRuns: 1000 },
    );
  });
});
