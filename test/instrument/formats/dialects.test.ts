import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GameError } from '../../../engine/errors.ts';
import { readTable } from '../../../instrument/formats/read-tables.ts';
import type { Table } from '../../../instrument/formats/table.ts';

const LABEL_SETS = [
  ['0', '1'],
  ['1', '2', '3'],
  ['yes', 'no'],
  ['y', 'n'],
  ['setosa', 'virginica', 'versicolor'],
  ['01', '1'],
  ['-1', '1'],
] as const;
const FEATURE_NAMES = [
  ['a', 'b', 'c', 'd'],
  ['x', 'y1', 'z', 'w'],
  ['0', '1', '2', '3'],
  ['age in years', 'income; net', 'height, cm', 'weight'],
] as const;

/** How a program writes a table down. */
const dialects = fc.record({
  labelNames: fc.constantFrom(...LABEL_SETS),
  names: fc.constantFrom(...FEATURE_NAMES),
  labelName: fc.constantFrom('label', 'class', 'target', 'Label', 'kind'),
  labelFirst: fc.boolean(),
  header: fc.constantFrom('names', 'none', 'comment'),
  index: fc.constantFrom('none', 'none', 'from 0', 'from 1', 'words', 'unnamed'),
  delimiter: fc.constantFrom(',', ';', '\t', '|', ' '),
  comma: fc.boolean(),
  lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
  quoteAll: fc.boolean(),
  openEnd: fc.boolean(),
  begin: fc.constantFrom('', '\ufeff', 'sep='),
  emptyRows: fc.integer({ min: 0, max: 2 }),
  seed: fc.nat(),
});
type Dialect = typeof dialects extends fc.Arbitrary<infer D> ? D : never;

const fractions = fc.integer({ min: -99_999, max: 99_999 }).map((value) => value / 1000);
const cells = fc.constantFrom(fractions, fc.integer({ min: -50, max: 50 }), fc.integer({ min: 0, max: 3 }));
const features = fc
  .tuple(cells, fc.integer({ min: 1, max: 4 }))
  .chain(([cell, d]) =>
    fc.array(fc.array(cell, { minLength: d, maxLength: d }), { minLength: 4, maxLength: 40 }),
  );

/** A decimal comma between fields that commas separate is no table. */
const hasDecimalComma = ({ comma, delimiter }: Dialect) => comma && delimiter !== ',';

function labelsOf(rows: readonly unknown[], { labelNames, seed }: Dialect): string[] {
  return rows.map((_, i) => labelNames[(i * 7 + seed) % labelNames.length] as string);
}

function written(rows: readonly (readonly number[])[], how: Dialect): string {
  const { delimiter, header, index } = how;
  const byBlanks = delimiter === ' ';
  const quote = (cell: string) =>
    how.quoteAll || cell === '' || /[",;\t| ]/.test(cell) ? `"${cell}"` : cell;
  const line = (row: readonly string[]) => row.join(delimiter) + (how.openEnd && !byBlanks ? delimiter : '');
  // Without a usual name, and without a header, the label is the last column.
  const first = how.labelFirst && header !== 'none' && how.labelName !== 'kind';
  const place = (row: readonly string[], label: string) => (first ? [label, ...row] : [...row, label]);
  const number = (value: number) => (hasDecimalComma(how) ? String(value).replace('.', ',') : String(value));
  const indexOf = (i: number) => {
    if (index === 'none') return [];
    return [index === 'words' ? quote(`row ${i}`) : String(index === 'from 0' ? i : i + 1)];
  };
  const labels = labelsOf(rows, how);
  const body = rows.map((row, i) =>
    line([...indexOf(i), ...place(row.map(number), quote(labels[i] as string))]),
  );
  const d = rows[0]?.length ?? 0;
  const unnamed = index === 'none' || index === 'unnamed' ? [] : [byBlanks || how.quoteAll ? '""' : ''];
  const names = line([...unnamed, ...place(how.names.slice(0, d).map(quote), quote(how.labelName))]);
  const top = header === 'none' ? [] : [header === 'comment' ? `# ${names}` : names];
  const sep = how.begin === 'sep=' && !byBlanks ? [`sep=${delimiter}`] : [];
  const empty = line(new Array(d + 1 + indexOf(0).length).fill(''));
  const filler = byBlanks ? [] : new Array(how.emptyRows).fill(empty);
  return (how.begin === '\ufeff' ? '\ufeff' : '') + [...sep, ...top, ...body, ...filler].join(how.lineEnd);
}

/** Whether a table has the values and the labels that were written, and nothing else. */
function isMeant(table: Table, rows: readonly (readonly number[])[], how: Dialect): boolean {
  const want = rows.flat().map(Math.fround);
  const { values } = table.rows;
  return (
    values.length === want.length &&
    want.every((value, k) => values[k] === value) &&
    labelsOf(rows, how).every((label, i) => table.labels[i] === label)
  );
}

describe('CSV as programs write it', () => {
  it('CLI-18 is read as it was meant, or a doubt or a refusal says so', () => {
    let meant = 0;
    fc.assert(
      fc.property(features, dialects, (rows, how) => {
        const bytes = new TextEncoder().encode(written(rows, how));
        let table: Table;
        try {
          table = readTable('a.csv', bytes, hasDecimalComma(how) ? { decimal: 'comma' } : {});
        } catch (error) {
          expect(error).toBeInstanceOf(GameError);
          return;
        }
        const right = isMeant(table, rows, how);
        if (right) meant++;
        expect(right || table.reading.doubts.length > 0, JSON.stringify(table.reading)).toBe(true);
      }),
      { numRuns: 1500, seed: 7 },
    );
    expect(meant).toBeGreaterThan(1000); // most are read; some have no header and words in front, and are refused
  });
});
