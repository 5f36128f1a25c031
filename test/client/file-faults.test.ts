import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { createOwnJobs } from '../../client/engine-worker/own-jobs.ts';
import { loadRemarkWords } from '../../client/remark-words.ts';
import { GameError, RemarkError } from '../../engine/errors.ts';
import { FILE_FAULTS } from '../../instrument/file-faults.ts';
import { assembleDense } from '../../instrument/formats/assemble.ts';
import { DATA_LIMITS } from '../../instrument/formats/limits.ts';
import { readTable, readTables } from '../../instrument/formats/read-tables.ts';
import { buildHostPack } from '../../instrument/packs/host-pack.ts';
import { parseManifest } from '../../instrument/packs/manifest.ts';
import { REMARKS, type RemarkId } from '../../instrument/remarks.ts';
import { npyFile, npzFile } from '../instrument/formats/numpy-files.ts';
import { testCore } from '../support/test-core.ts';

type Content = string | Uint8Array;

const bytesOf = (content: Content) =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content;

/** What a file is refused with that is read as the Lab reads it, or with limits of its own. */
function refusal(read: () => unknown): unknown {
  try {
    read();
  } catch (error) {
    return error;
  }
  throw new Error('the file was read');
}

function asOwn(name: string, content: Content, label?: string): unknown {
  const manifest = {
    ...{ format: 'poisoned-well-data', version: 1, id: 'own-a', train: name, title: 'a' },
    ...(label !== undefined && { label }),
    provenance: { source: 'a', version: '1', licence: '-', citation: '-' },
  };
  return buildHostPack(parseManifest(name, JSON.stringify(manifest)), new Map([[name, bytesOf(content)]]));
}

const f4 = Float32Array.of(1, 2, 3, 4);
const u1 = Uint8Array.of(0, 1);
const pair = { 'x.npy': npyFile('<f4', [2, 2], f4), 'y.npy': npyFile('|u1', [2], u1) };
const npz = zipSync(pair, { level: 0 });
const changed = (bytes: Uint8Array, at: number, value: number) =>
  bytes.map((byte, i) => (i === at ? value : byte));
const rows = (count: number, row: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => row(i)).join('\n');
/** The place of the directory's first entry in a zip. */
const directoryAt = (zip: Uint8Array) =>
  new DataView(zip.buffer, zip.byteOffset).getUint32(zip.length - 6, true);
const withoutShape = npyFile('', [4], f4, { header: "{'descr': '<f4', 'fortran_order': False, }" });
const structured = npyFile('', [4], f4, { header: "{'descr': [('a', '<f4')], 'shape': (4,)}" });
const longHeader = changed(changed(npyFile('<f4', [4], f4, { version: 2 }), 10, 9), 8, 0);

/** A file that is refused for each reason, and its name. */
const REFUSED: readonly (readonly [id: RemarkId, content: Content, name?: string, label?: string])[] = [
  ['csv-empty', '', 'a.csv'],
  ['unknown-format', ''],
  ['header-alone', 'a,b,label\n', 'a.csv'],
  ['one-column', '1\n2\n', 'a.csv'],
  ['open-quote', '1,2,x\n"1,2,y\n'],
  ['after-quote', '1,2,x\n"1"2,2,y\n'],
  ['row-width', '1,2,x\n1,2,3,y\n'],
  ['no-number', 'a,b,label\n1,2,x\n1,zwei,y\n'],
  ['no-number', '1,2,x\n1,,y\n'],
  ['not-finite', '1,2,x\n1,inf,y\n'],
  ['empty-label', '1,2,x\n1,2,\n'],
  ['missing-label', '1,2,x\n1,2,NA\n'],
  ['no-label-column', '1,2,x\n1,2,y\n', 'a.csv', 'kind'],
  ['label-columns', 'Label,label,b\n1,2,3\n'],
  ['one-class', rows(100, (i) => `${i},${(i * 7) % 11},x`)],
  ['few-rows', '1,2,x\n1,2,y\n'],
  ['too-many-classes', '1,2,x\n1,2,y\n3,4,z\n'],
  ['constant', rows(100, (i) => `3,3,${i % 2 ? 'x' : 'y'}`)],
  ['constant', rows(100, (i) => `3,4,${i % 2 ? 'x' : 'y'}`)],
  ['rows-limit', rows(20_001, (i) => `${i},${i % 2}`)],
  ['features-limit', rows(2, (i) => `${'1,'.repeat(4_097)}${i}`)],
  ['numbers-limit', npyFile('|u1', [2_100, 4_096], new Uint8Array(2_100 * 4_096))],
  ['libsvm-empty', '# nothing\n', 'a.svm'],
  ['libsvm-line', '1 1:1\n1 2:3 x\n'],
  ['libsvm-line', '1 1:1\nyes 1:1\n'],
  ['libsvm-label', 'inf 1:1\n1 1:2\n'],
  ['libsvm-labels', '1,2 1:1\n1 1:2\n'],
  ['libsvm-index', '1 1:1\n1 -1:1\n'],
  ['libsvm-index-limit', '1 1:1\n1 4097:1\n'],
  ['libsvm-order', '1 2:1 2:1\n1 1:1'],
  ['libsvm-value', '1 1:1\n1 1:\n'],
  ['libsvm-not-finite', '1 1:nan\n1 1:1\n'],
  ['too-many-rows', '1 1:1\n'.repeat(20_001)],
  ['no-text', '1,2,x\n\0', 'a.csv'],
  ['not-utf8', Uint8Array.of(0x31, 0x2c, 0xff, 0x0a), 'a.csv'],
  ['no-zip-directory', npz.subarray(0, npz.length - 30), 'a.npz'],
  ['cut-zip-directory', changed(npz, directoryAt(npz), 0), 'a.npz'],
  ['broken-zip', changed(npz, directoryAt(npz) + 10, 99), 'a.npz'],
  ['damaged-array', changed(npz, directoryAt(npz) - 1, 77), 'a.npz'],
  ['array-too-large', changed(npz, directoryAt(npz) + 27, 0x70), 'a.npz'],
  ['no-array', npzFile({ a: npyFile('<f4', [2, 2], f4) }), 'a.npz'],
  ['no-array', npzFile({ x: npyFile('<f4', [2, 2], f4) }), 'a.npz'],
  [
    'label-count',
    npzFile({ x: npyFile('<f4', [2, 2], f4), y: npyFile('|u1', [1], u1.subarray(1)) }),
    'a.npz',
  ],
  [
    'npy-text',
    npzFile({ x: npyFile('|S1', [4], Uint8Array.of(65, 66, 67, 68)), y: npyFile('|u1', [2], u1) }),
    'a.npz',
  ],
  ['npy-start', zipSync({ 'x.npy': u1, 'y.npy': u1 }), 'a.npz'],
  ['npy-version', npyFile('<f4', [4], f4, { version: 9 })],
  ['npy-cut', npyFile('<f4', [4], f4).subarray(0, 20)],
  ['npy-long-header', longHeader],
  ['npy-structured', structured],
  ['npy-no-shape', withoutShape],
  ['npy-objects', npyFile('|O', [4], f4)],
  ['npy-type', npyFile('<c8', [2], f4)],
  ['npy-bytes', npyFile('<f4', [2, 3], f4)],
  ['npy-not-finite', npyFile('<f4', [2, 2], Float32Array.of(1, 0, Number.NaN, 1))],
  ['npy-overflow', npyFile('<f8', [2, 2], Float64Array.of(1, 0, 1e300, 1))],
  ['npy-shape', npyFile('<f4', [4], f4)],
  ['npy-label-column', npyFile('<f4', [2, 2], f4), 'a.npy', 'kind'],
  [
    'npy-empty',
    npzFile({ x: npyFile('<f4', [0, 2], new Float32Array()), y: npyFile('|u1', [0], new Uint8Array()) }),
  ],
];

/** What a file begins with, or is, by what it is told as. */
const FOREIGN: readonly (readonly [told: string, content: Content])[] = [
  ['mit gzip gepackt', Uint8Array.of(0x1f, 0x8b, 8)],
  ['mit bzip2 gepackt', 'BZh9'],
  ['mit xz gepackt', Uint8Array.of(0xfd, 0x37, 0x7a, 0x58, 0x5a)],
  ['mit Zstandard gepackt', Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd)],
  ['eine Parquet-Datei', 'PAR1'],
  ['eine Arrow-Datei', 'ARROW1'],
  ['eine HDF5-Datei', Uint8Array.of(0x89, 0x48, 0x44, 0x46)],
  ['eine Excel-Arbeitsmappe', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0)],
  ['eine Excel-Arbeitsmappe', zipSync({ 'xl/workbook.xml': u1 })],
  ['eine OpenDocument-Datei', zipSync({ 'content.xml': u1 })],
  ['ein Zip-Archiv ohne .npy-Arrays', zipSync({ 'a.txt': u1 })],
  ['eine IDX-Datei mit Labels', Uint8Array.of(0, 0, 8, 1)],
  ['eine IDX-Datei mit Bildern', Uint8Array.of(0, 0, 8, 3)],
  ['ein R-Workspace', 'RDX3'],
  ['eine Pickle-Datei', Uint8Array.of(0x80, 4, 0x95)],
  ['eine ARFF-Datei', '% iris\n@relation iris\n'],
  ['eine HTML- oder XML-Seite', '<!DOCTYPE html>'],
  ['JSON', '[{"a": 1}]'],
];

/** Refusals of several files, of which the Lab reads none, and of a file larger than the Lab's limit. */
const TOGETHER: readonly (readonly [id: RemarkId, read: () => unknown])[] = [
  [
    'columns-alike',
    () =>
      readTables([
        { name: 'a.csv', bytes: bytesOf('a,a,label\n1,2,x\n3,4,y\n') },
        { name: 'b.csv', bytes: bytesOf('a,b,label\n1,2,x\n3,4,y\n') },
      ]),
  ],
  ['label-file', () => readTable('a.csv', bytesOf('1,2,x\n'), { labelFile: { name: 'y.npy', bytes: u1 } })],
  [
    'widths-differ',
    () =>
      assembleDense([readTable('a.csv', bytesOf('1,2,x\n3,4,y\n')), readTable('b.csv', bytesOf('1,x\n'))]),
  ],
  ['file-too-large', () => readTable('a.csv', bytesOf('1,2,x\n'), {}, { ...DATA_LIMITS, maxBytes: 5 })],
];

describe('CLIENT-65 what is wrong with a file', () => {
  const told = (error: unknown) => {
    if (error instanceof RemarkError) return error.remark;
    throw new Error(`no remark: ${String(error)}`);
  };

  const refused = REFUSED.map(([id, content, name = 'a', label]) => ({ id, content, name, label }));
  it.each(refused)(
    'is a remark with words in both languages: $id, %#',
    async ({ id, content, name, label }) => {
      const remark = told(refusal(() => asOwn(name, content, label)));
      expect(remark.id).toBe(id);
      const [en, de] = await Promise.all([loadRemarkWords('en'), loadRemarkWords('de')]);
      for (const said of [en.say(remark), de.say(remark)]) {
        expect(said).toContain(name);
        expect(said).not.toMatch(/undefined|null|\[object/);
      }
      expect(de.say(remark)).not.toBe(en.say(remark));
      expect(de.say(remark)).not.toMatch(/\b(expected|found|nothing|without a name|is|has|the|bytes)\b/);
    },
  );

  it.each(FOREIGN)('names a kind that is not read: %s', async (kind, content) => {
    const remark = told(refusal(() => asOwn('a', content as Content)));
    expect(remark.id).toBe('foreign-format');
    expect((await loadRemarkWords('de')).say(remark)).toContain(`a ist ${kind}`);
  });

  it.each(TOGETHER)('is a remark where there are several files, too: %s', (id, read) => {
    expect(told(refusal(read)).id).toBe(id);
  });

  it('leaves no fault untried', () => {
    const tried = new Set([...REFUSED.map(([id]) => id), ...TOGETHER.map(([id]) => id), 'foreign-format']);
    expect(Object.keys(FILE_FAULTS).filter((id) => !tried.has(id))).toEqual([]);
    expect(Object.keys(REMARKS)).toEqual(expect.arrayContaining([...tried]));
  });

  it('names columns without a name, missing values and sizes in German', async () => {
    const { say } = await loadRemarkWords('de');
    const said = (read: () => unknown) => say(told(refusal(read)));
    const gap = bytesOf('a,,label\n1,2,x\n3,,y\n');
    expect(said(() => readTable('a.csv', gap, { header: true, keepIndex: true }))).toMatch(
      /^a\.csv, Zeile 3, Spalte 2 \(ohne Namen\): eine Zahl erwartet, nichts gefunden; kein Wert darf fehlen/,
    );
    expect(said(() => readTable('a', new Uint8Array(2_000), {}, { ...DATA_LIMITS, maxBytes: 1_024 }))).toBe(
      'a hat 2 KiB; höchstens 1 KiB werden gelesen',
    );
    expect(
      said(() =>
        asOwn(
          'a',
          rows(20_001, (i) => `${i},${i % 2}`),
        ),
      ),
    ).toBe('a hat 20.001 Zeilen; höchstens 20.000 sind erlaubt');
  });

  it('is a remark where the clean model learns nothing of it, and names may be of any length', async () => {
    const { readOwn } = createOwnJobs(testCore);
    const noise = bytesOf(rows(200, (i) => `${(i * 7) % 11},${(i * 13) % 17},${(i >> 3) % 2}`));
    const error = await readOwn('a.csv', noise, null).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'not-learnt' });
    expect((await loadRemarkWords('de')).say(told(error))).toMatch(
      /^a\.csv: Das Modell, .* erkennt 4\d,\d\u00a0% der Testzeilen; .* mindestens 62,0\u00a0%\. Die Spalte/,
    );
    const fine = bytesOf(rows(200, (i) => `${i % 2 ? 3 : 1},${i},${i % 2 ? '"  "' : 'x'}`));
    for (const name of [`${'x'.repeat(250)}.csv`, '  .csv', ' ']) {
      const { read } = await readOwn(name, fine, null);
      expect(read).toMatchObject({ rows: 200, features: 2 });
      expect(read.file.length).toBeLessThanOrEqual(200);
    }
  });

  it('is a remark whatever byte of a file is damaged', () => {
    const whole: readonly Content[] = [
      rows(100, (i) => `${i},"${(i * 7) % 11}",${i % 2 ? 'x' : 'y'}`),
      rows(100, (i) => `${i % 2} 1:${i} 3:${(i * 7) % 11}`),
      npzFile({
        x: npyFile(
          '<f4',
          [100, 2],
          Float32Array.from({ length: 200 }, (_, i) => (i * 7) % 11),
        ),
        y: npyFile(
          '|u1',
          [100],
          Uint8Array.from({ length: 100 }, (_, i) => i % 2),
        ),
      }),
      npyFile(
        '<f4',
        [100, 2],
        Float32Array.from({ length: 200 }, (_, i) => (i % 2 ? (i >> 1) % 2 : i)),
      ),
    ];
    for (const content of whole) expect(asOwn('a', content)).toBeDefined();
    fc.assert(
      fc.property(
        fc.constantFrom(...whole.map(bytesOf)),
        fc.nat(),
        fc.integer({ min: 0, max: 255 }),
        fc.boolean(),
        (bytes, at, value, cut) => {
          const place = at % bytes.length;
          const damaged = cut ? bytes.subarray(0, place) : changed(bytes, place, value);
          try {
            asOwn('a', damaged);
          } catch (error) {
            if (error instanceof GameError) expect(error).toBeInstanceOf(RemarkError);
            else throw error;
          }
        },
      ),
      { numRuns: 1_500 },
    );
  });
});
