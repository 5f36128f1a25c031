import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { makeMoons } from '../../engine/data/moons.ts';
import { decodePack, encodePack } from '../../engine/data/pack.ts';
import { boxOf, spanOf } from '../../engine/data/quantise.ts';
import { GameError } from '../../engine/errors.ts';
import { createRandom } from '../../engine/random.ts';
import { openOwnPack } from '../../engine/round/own-well.ts';
import type { DefencePlan } from '../../engine/round/plans.ts';
import { buildHostPack } from '../../instrument/packs/host-pack.ts';
import { filesOf, HOST_LIMITS, parseManifest } from '../../instrument/packs/manifest.ts';
import { played } from '../support/rounds.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();
const bytes = (text: string) => new TextEncoder().encode(text);
const moons = makeMoons(core, 400, 0.2, createRandom(1));
const rowsOf = (write: (x: number, y: number, label: number) => string) =>
  Array.from({ length: moons.n }, (_, i) =>
    write(moons.x[2 * i] as number, moons.x[2 * i + 1] as number, moons.y[i] as number),
  ).join('\n');
const csv = `east,north,kind\n${rowsOf((x, y, label) => `${x},${y},${label === 1 ? 'murky' : 'clear'}`)}\n`;
const libsvm = rowsOf((x, y, label) => `${label === 1 ? '+1' : '-1'} 1:${x} 2:${y}`);
const senders = Array.from({ length: moons.n }, (_, i) => `buoy ${i % 30}`).join('\n');

const manifest = {
  format: 'poisoned-well-data',
  version: 1,
  id: 'my-river',
  title: 'My river',
  train: 'river.csv',
  label: 'kind',
  provenance: { source: 'a river', version: '2024', licence: 'CC0-1.0', citation: 'measured by hand' },
};
const parse = (more: object = {}) => parseManifest('river.json', JSON.stringify({ ...manifest, ...more }));
const files = new Map([
  ['river.csv', bytes(csv)],
  ['river.libsvm', bytes(libsvm)],
  ['senders.txt', bytes(senders)],
]);

/** The refusal of `act`: its code and its sentence. */
function refusal(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof GameError) return `${error.code}: ${error.message}`;
    throw error;
  }
  return 'accepted';
}

describe('a host’s own data', () => {
  it('SCEN-60 become a pack that is split by class, on its grid, with provenance and contributors', () => {
    const pack = buildHostPack(parse({ contributors: 'senders.txt' }), files).pack;
    expect([pack.train.n, pack.test.n, pack.golden.n, pack.train.d]).toEqual([220, 160, 20, 2]);
    expect(decodePack(encodePack(pack))).toEqual(pack);
    expect(pack.card?.classNames).toEqual(['clear', 'murky']);
    for (const part of ['train', 'test', 'golden'] as const) {
      expect(pack[part].y.filter((label) => label === 0)).toHaveLength(pack[part].n / 2);
      expect(pack.contributors?.[part]).toHaveLength(pack[part].n);
    }
    expect(pack.provenance.files).toEqual([
      { path: 'river.csv', sha256: createHash('sha256').update(csv).digest('hex') },
      { path: 'senders.txt', sha256: createHash('sha256').update(senders).digest('hex') },
    ]);
    // Every row is in one part, with its own sender.
    const all = (['train', 'test', 'golden'] as const).flatMap((part) =>
      Array.from({ length: pack[part].n }, (_, i) => pack[part].x[2 * i] as number),
    );
    const step = spanOf(boxOf(pack.quantiser, 2), 0) / 65535;
    const original = Array.from({ length: moons.n }, (_, i) => moons.x[2 * i] as number).sort(
      (a, b) => a - b,
    );
    all
      .sort((a, b) => a - b)
      .forEach((value, k) => {
        expect(Math.abs(value - (original[k] as number))).toBeLessThanOrEqual(step);
      });
  });

  it('SCEN-60 are the same in LIBSVM text and in CSV', () => {
    const fromCsv = buildHostPack(parse(), files).pack;
    const fromLibsvm = buildHostPack(parse({ train: 'river.libsvm', label: undefined }), files).pack;
    expect(fromLibsvm.train).toEqual(fromCsv.train);
    expect(fromLibsvm.card?.classNames).toEqual(['-1', '1']);
  });

  it('SCEN-60 have a range for each feature, pictures one for all, and none where the manifest says it', () => {
    const wide = csv.replace(/^(.*),(.*),(.*)$/gm, (line, a, b, c) =>
      Number.isNaN(Number(b)) ? line : `${a},${1e5 * b},${c}`,
    );
    const held = new Map([['river.csv', bytes(wide)]]);
    const { lo, hi } = boxOf(buildHostPack(parse(), held).pack.quantiser, 2);
    const column = (j: number) => Array.from({ length: moons.n }, (_, i) => moons.x[2 * i + j] as number);
    expect([lo[0], hi[0]]).toEqual([Math.min(...column(0)), Math.max(...column(0))]);
    expect((hi[1] as number) / Math.max(...column(1))).toBeCloseTo(1e5, 0);
    const range = { lo: [-9, -9e5], hi: 9e5 };
    expect(buildHostPack(parse({ range }), held).pack.quantiser).toEqual({ ...range, levels: 65535 });
    expect(refusal(() => buildHostPack(parse({ range: { lo: [1], hi: 2 } }), held))).toBe(
      'bad-shape: range: 1 numbers for 2 features',
    );
    const pixels = Array.from({ length: 90 }, (_, i) => `${i % 2} 1:${i % 3} 2:${(i % 7) / 7}`).join('\n');
    const picture = parse({
      train: 'a.svm',
      label: undefined,
      features: 4,
      picture: { kind: 'image', side: 2 },
    });
    const pack = buildHostPack(picture, new Map([['a.svm', bytes(pixels)]])).pack;
    expect(pack.quantiser).toEqual({ lo: 0, hi: 2, levels: 65535 });
    expect(pack.train.d).toBe(4);
  });

  it('SCEN-60 may bring a test file of their own', () => {
    const pack = buildHostPack(parse({ test: 'river.csv' }), files).pack;
    expect([pack.train.n, pack.test.n, pack.golden.n, pack.train.d]).toEqual([380, 400, 20, 2]);
  });

  it('SCEN-61 make a scenario that can be played', async () => {
    const well = openOwnPack(encodePack(buildHostPack(parse({ victimParams: { l2: 0.02 } }), files).pack));
    expect(well.scenario).toMatchObject({ id: 'my-river', trainRows: 220, victim: 'logistic' });
    const attack = { attack: { id: 'far-flip', params: {} }, epsilon: 0.05 } as const;
    const defend: DefencePlan = { filters: [{ id: 'loss', params: {} }] };
    const { summary } = await played(core, well, 3, attack, defend);
    expect(summary.cleanAccuracy).toBeGreaterThan(0.8);
    expect(summary.poisonRows).toBe(11);
    expect((await played(core, well, 3, attack, defend)).summary).toEqual(summary);
  });

  it('SCEN-62 a manifest that is wrong is refused with the place and what was expected', () => {
    expect(refusal(() => parseManifest('river.json', '{'))).toMatch(/^bad-file: river.json is no JSON/);
    expect(refusal(() => parse({ id: 'My River' }))).toMatch(/id: expected 2 to 31 small letters/);
    expect(refusal(() => parse({ trian: 'x' }))).toMatch(/Unrecognized key: "trian"/);
    expect(refusal(() => parse({ epsilonMax: 3 }))).toMatch(/epsilonMax: .*0\.3/);
    expect(refusal(() => parse({ provenance: { source: 'x' } }))).toMatch(/provenance\.version/);
    expect(filesOf(parse({ contributors: 'senders.txt' }))).toEqual(['river.csv', 'senders.txt']);
  });

  it.each<[string, object, string, string]>([
    [
      'a file that is missing',
      { train: 'lake.csv' },
      '',
      'bad-file: the file lake.csv that the manifest names is missing',
    ],
    [
      'a line that is malformed',
      {},
      csv.replace(/\n[^\n]*,clear/, '\n1,two,clear'),
      'line 2, column 2 "north": expected a number',
    ],
    [
      'a number that is not finite',
      {},
      csv.replace(/\n[^\n]*,clear/, '\n1,inf,clear'),
      'not-finite: river.csv, line 2',
    ],
    ['one class', {}, csv.replaceAll('murky', 'clear'), 'single-class: river.csv has one class only'],
    ['three classes', {}, csv.replace('murky', 'muddy'), 'too-large: river.csv has more than 2 classes'],
    [
      'a class of a few rows',
      {},
      `${csv.split('\n').slice(0, 205).join('\n')}\n`,
      'too few rows of class "murky", 4; a round needs 40 of each',
    ],
    [
      'features that are all the same',
      {},
      csv.replace(/[-\d.e]+,[-\d.e]+,/g, '1,1,'),
      'there is nothing to learn',
    ],
    [
      'a range that is too narrow',
      { range: { lo: -0.5, hi: 0.5 } },
      csv,
      'out-of-range: range: feature 1 is',
    ],
    ['a range that is none', { range: { lo: 1, hi: 1 } }, csv, 'lo must be less than hi'],
    [
      'a picture that does not fit',
      { picture: { kind: 'image', side: 28 } },
      csv,
      '28 × 28 has 784 features, the data have 2',
    ],
    [
      'a list of contributors that is too short',
      { contributors: 'senders.txt', test: 'river.csv' },
      `${csv}0,0,clear\n`,
      '400 lines for the 401 rows',
    ],
  ])('SCEN-62 %s is refused', (_what, more, text, reason) => {
    const held = new Map(files);
    if (text !== '') held.set('river.csv', bytes(text));
    expect(refusal(() => buildHostPack(parse(more), held).pack)).toContain(reason);
  });

  it('SCEN-62 too large a file is refused with its size before it is read', () => {
    const huge = new Uint8Array(HOST_LIMITS.maxBytes + 2 * 2 ** 20);
    expect(refusal(() => buildHostPack(parse(), new Map([['river.csv', huge]])).pack)).toBe(
      'too-large: river.csv has 66 MiB; at most 64 MiB are read',
    );
  });

  it('SCEN-62 a pack of ours, and parameters that the victim does not take, are refused', () => {
    const { card: _, ...ours } = buildHostPack(parse(), files).pack;
    expect(refusal(() => openOwnPack(encodePack(ours)))).toContain('name the scenario itself');
    const odd = buildHostPack(parse({ victimParams: { lambda: 1 } }), files).pack;
    expect(refusal(() => openOwnPack(encodePack(odd)))).toMatch(/^bad-parameters: victimParams/);
  });
});
