import { deflateSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { intoPage, outOfWorker } from '../../client/engine-worker/failure.ts';
import { createLabJobs } from '../../client/engine-worker/lab-jobs.ts';
import { toBase64Url } from '../../client/links/base64url.ts';
import { writeLab } from '../../client/links/lab-link.ts';
import { initialLab, readLab } from '../../client/links/read-lab.ts';
import { troubleIn } from '../../client/net/asking.ts';
import { labAttackOf, labDefencePlan, labRoundOf } from '../../client/pages/lab-plans.ts';
import { loadRemarkWords } from '../../client/remark-words.ts';
import { faultOfLinkedRows } from '../../client/room/trouble.ts';
import { decodePoison, encodePoison, POISON_MAX_BYTES } from '../../contract/files/poison.ts';
import { encodeSections } from '../../engine/data/sections.ts';
import { RemarkError } from '../../engine/errors.ts';
import { checkPoisonRows } from '../../engine/round/poison-check.ts';
import { POISON_FAULTS } from '../../engine/round/poison-faults.ts';
import type { PoisonRows } from '../../engine/round/poison-rows.ts';
import { SCENARIOS } from '../../engine/round/scenarios/index.ts';
import { loadWell } from '../../engine/round/well.ts';
import { refused } from '../support/refused.ts';
import { testCore } from '../support/test-core.ts';

const { moons, spam } = SCENARIOS;
const core = await testCore();
const lab = createLabJobs(
  async () => core,
  async (scenario, seed) => loadWell(core, scenario, null, seed),
  () => expect.unreachable('the round was played'),
);

const one: PoisonRows = {
  inserted: { n: 1, d: 2, classes: 2, x: new Float32Array(2), y: Int32Array.of(1) },
  account: Uint8Array.of(0),
  flipped: { index: Int32Array.of(1, 4), y: Int32Array.of(0, 1) },
  mutated: { index: new Int32Array(), x: new Float32Array(), y: new Int32Array() },
  removed: new Int32Array(),
};
const { hi } = moons.quantiser;
one.inserted.x.fill(Array.isArray(hi) ? (hi[0] as number) : (hi as number));
const file = (rows: Partial<PoisonRows>) => encodePoison(moons, { ...one, ...rows });
const meta = { scenario: 'moons', d: 2, classes: 2 };
const many = (n: number): Partial<PoisonRows> => ({
  inserted: {
    ...one.inserted,
    n,
    x: new Float32Array(2 * n).fill(one.inserted.x[0] as number),
    y: new Int32Array(n),
  },
  account: new Uint8Array(n),
});
const label = (y: number) => ({ inserted: { ...one.inserted, y: Int32Array.of(y) } });
const flipped = (...index: number[]) => ({
  flipped: { index: Int32Array.from(index), y: new Int32Array(index.length) },
});
const trigger = { cover: Float32Array.of(1, Number.NaN), add: new Float32Array(2) };
const coarse = { ...moons, quantiser: { ...moons.quantiser, levels: 3 } };

type FaultId = keyof typeof POISON_FAULTS;

/** Rows of links that are refused for each reason, and what both languages name of them. */
const REFUSED: readonly (readonly [id: FaultId, file: Uint8Array, names?: readonly string[]])[] = [
  ['poison-packed', Uint8Array.of(7, 7, 7)],
  ['poison-packed', file({}).subarray(0, 30)],
  ['poison-damaged', deflateSync(Uint8Array.of(1, 2, 3))],
  ['poison-damaged', deflateSync(encodeSections(meta, { stranger: new Uint8Array(2) }))],
  ['poison-damaged', deflateSync(encodeSections({ ...meta, d: 'two' }, {}))],
  ['poison-unpaid', deflateSync(new Uint8Array(200_000))],
  [
    'poison-other-data',
    deflateSync(encodeSections({ ...meta, scenario: 'fog-2' }, {})),
    ['fog-2', 'moons', '2'],
  ],
  ['poison-label', file(label(7))],
  ['poison-account', file({ account: Uint8Array.of(200) })],
  ['poison-mark', file({ trigger })],
  ['poison-order', file(flipped(4, 1))],
  ['poison-unknown-row', file(flipped(100_000))],
  ['poison-twice', file({ ...flipped(1, 4), removed: Int32Array.of(4) })],
  ['poison-cost', file(many(moons.trainRows))],
];
/** What no link can hold: it is too short, its rows come onto the grid when they are decoded, and have the scenario's shape. */
const BESIDE: readonly (readonly [id: FaultId, read: () => unknown])[] = [
  ['poison-file-large', () => decodePoison(moons, new Uint8Array(POISON_MAX_BYTES + 1))],
  ['poison-code', () => decodePoison(coarse, file(label(1)))],
  ['poison-shape', () => checkPoisonRows(spam, one)],
  [
    'poison-grid',
    () => checkPoisonRows(moons, { ...one, inserted: { ...one.inserted, x: Float32Array.of(0.123456, 0) } }),
  ],
];

describe('CLIENT-64 rows of a link that are wrong', () => {
  const inWords = async (error: unknown, id: FaultId, names: readonly string[]) => {
    const fault = faultOfLinkedRows(troubleIn(error));
    expect(fault.trouble).toBe('linked-rows');
    if (!fault.remark) throw new Error(`no remark: ${fault.detail}`);
    expect(fault.remark.id).toBe(id);
    const [en, de] = await Promise.all([loadRemarkWords('en'), loadRemarkWords('de')]);
    expect(en.say(fault.remark)).toBe(fault.detail);
    expect(de.say(fault.remark)).not.toMatch(/\b(the|rows?|file|has|is|no|of)\b/);
    for (const said of [en.say(fault.remark), de.say(fault.remark)]) {
      for (const name of names) expect(said.replaceAll('.', '')).toContain(name);
      expect(said).not.toMatch(/undefined|null|\[object/);
    }
  };

  it.each(REFUSED.map(([id, rows, names = []]) => ({ id, rows, names })))(
    'are told in both languages: $id, %#',
    async ({ id, rows, names }) => {
      const link = writeLab({ ...initialLab('moons'), rows: { file: toBase64Url(rows), made: [] } });
      const state = readLab(`#${link}`);
      const error = await lab
        .play(labRoundOf(state), labAttackOf(state), labDefencePlan(state))
        .catch((thrown: unknown) => intoPage(structuredClone(outOfWorker(thrown))));
      expect(error).toBeInstanceOf(RemarkError);
      await inWords(error, id, names);
    },
  );

  it.each(BESIDE)('are told in both languages, also where no link can hold them: %s', async (id, read) => {
    await inWords(refused(read), id, []);
  });

  it('leaves no fault untried', () => {
    const tried: string[] = [...REFUSED, ...BESIDE].map(([id]) => id);
    expect(Object.keys(POISON_FAULTS).filter((id) => !tried.includes(id))).toEqual([]);
  });
});
