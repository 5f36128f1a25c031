import { describe, expect, it } from 'vitest';
import type { AttackId } from '../../engine/attacks/ids.ts';
import { FILTER_IDS, type FilterId } from '../../engine/filters/ids.ts';
import { FILTERS } from '../../engine/filters/index.ts';
import { filterStream } from '../../engine/round/filtering.ts';
import type { DefencePlan, RecipePlan } from '../../engine/round/plans.ts';
import { trainOn } from '../../engine/round/training.ts';
import { loadWell } from '../../engine/round/well.ts';
import { DEFENCE_IDS } from '../../engine/training-defences/ids.ts';
import { digitsPack } from '../support/digits.ts';
import { delivered, played } from '../support/rounds.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();
const well = loadWell(core, 'digits-4v9', await digitsPack(), 1);
/** Time of one core, not of the clock: other tests may run beside this one. */
const LIMIT_MICROS = 3_000_000;
const NONE: RecipePlan = { attack: { id: 'corner', params: {} }, epsilon: 0 };
const farFlip: RecipePlan = { attack: { id: 'far-flip', params: {} }, epsilon: 0.03 };

/** Test error in %. */
const errorOf = async (attackPlan: RecipePlan, defencePlan: DefencePlan) =>
  100 * (1 - (await played(core, well, 1, attackPlan, defencePlan)).summary.accuracy);

describe('4 against 9', async () => {
  const { stream } = await delivered(core, well, 1, farFlip);
  const aids = { golden: well.golden, contributor: stream.y.map((_, i) => i % 48) };

  it.each(FILTER_IDS)('FILTER-8 %s answers in time', (filter: FilterId) => {
    const before = process.cpuUsage().user;
    filterStream(core, well.scenario, stream, { filters: [{ id: filter, params: {} }] }, aids);
    expect(process.cpuUsage().user - before).toBeLessThan(LIMIT_MICROS);
  });

  it.each(DEFENCE_IDS)('DEFENCE-9 %s trains in time', (defence) => {
    const before = process.cpuUsage().user;
    trainOn(core, { well, seed: 1 }, stream, { stage: 'train', defence: { id: defence, params: {} } });
    expect(process.cpuUsage().user - before).toBeLessThan(LIMIT_MICROS);
  });

  // The published table, see test/round/reproduction.test.ts. Sever drops ε = 3 % in each of its two rounds
  // there, and TRIM reckons with 3 %, as they do by default. No optimiser but the fit: 0.1 points are two test
  // samples.
  it.each<[string, RecipePlan, DefencePlan, number]>([
    ['nothing against sever', NONE, { filters: [{ id: 'sever', params: {} }] }, 5.5],
    ['far-flip against sever', farFlip, { filters: [{ id: 'sever', params: {} }] }, 5.1],
    ['nothing against trim', NONE, { filters: [], defence: { id: 'trim', params: {} } }, 5.0],
    ['far-flip against trim', farFlip, { filters: [], defence: { id: 'trim', params: {} } }, 4.3],
  ])('ATTACK-11 %s has the published test error', async (_name, attackPlan, defencePlan, percent) => {
    expect(Math.abs((await errorOf(attackPlan, defencePlan)) - percent)).toBeLessThanOrEqual(0.1);
  });

  // Published: 4.5, 4.5, 7.0, 5.6. Alternating ends in the valley it began in, and koh-influence and min-max
  // end in one with half a point less error than the published; what holds is which of them is stronger.
  it('DEFENCE-10 TRIM gets out of the valley that gradient ascent digs, which one start does not', async () => {
    const against = (attack: AttackId, params = {}) =>
      errorOf(
        { attack: { id: attack, params: {} }, epsilon: 0.03 },
        { filters: [], defence: { id: 'trim', params } },
      );
    expect(Math.abs((await against('gradient-ascent')) - 4.5)).toBeLessThanOrEqual(0.1);
    expect(await against('gradient-ascent', { starts: 1 })).toBeGreaterThan(7);
    expect(await against('alfa')).toBeGreaterThanOrEqual(4.4);
    const [trapped, seen] = [await against('koh-influence'), await against('min-max')];
    expect(trapped).toBeGreaterThan(6);
    expect(seen).toBeGreaterThan(4.8);
    expect(trapped).toBeGreaterThan(seen);
  });

  it('ATTACK-11 sever undoes gradient ascent', async () => {
    const attackPlan: RecipePlan = { attack: { id: 'gradient-ascent', params: {} }, epsilon: 0.03 };
    const defencePlan: DefencePlan = { filters: [{ id: 'sever', params: {} }] };
    const { detection, accuracy } = (await played(core, well, 1, attackPlan, defencePlan)).summary;
    expect(detection.recall).toBeGreaterThan(0.95);
    expect(100 * (1 - accuracy)).toBeLessThan(5.5); // published: 5.1
  });

  it('FILTER-10 the sender gives away poison that comes from few accounts', async () => {
    const forged = await delivered(core, well, 1, farFlip);
    const { golden } = well;
    const contributor = forged.origin.map((origin, i) => (origin === 0 ? i % 45 : 45 + (i % 3)));
    const { suspicion, dropped } = FILTERS.provenance.inspect(
      core,
      {
        stream: forged.stream,
        victim: 'logistic',
        victimParams: { l2: 0.01 },
        seed: 1,
        golden,
        contributor: Int32Array.from(contributor),
      },
      {},
    );
    const bad = [...forged.origin.keys()].filter((i) => forged.origin[i] !== 0);
    expect(bad.every((i) => dropped[i] === 1)).toBe(true);
    expect(Math.min(...bad.map((i) => suspicion[i] as number))).toBeGreaterThan(
      Math.max(...[...suspicion].filter((_, i) => forged.origin[i] === 0)),
    );
  });
});
