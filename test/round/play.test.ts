import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AttackId } from '../../engine/attacks/ids.ts';
import { contentOrder } from '../../engine/data/content-order.ts';
import { codeOf, valueAt } from '../../engine/data/quantise.ts';
import { takeRows } from '../../engine/data/rows.ts';
import type { Core } from '../../engine/numeric/core.ts';
import { createRandom } from '../../engine/random.ts';
import { botAttackPlan, botDefencePlan } from '../../engine/round/bots.ts';
import { filterStream } from '../../engine/round/filtering.ts';
import { chooseFrames, MAX_FRAMES } from '../../engine/round/frames.ts';
import type { DefencePlan, RecipePlan } from '../../engine/round/plans.ts';
import type { ModelFrame, RoundResult } from '../../engine/round/result.ts';
import { openRound, playRound } from '../../engine/round/round.ts';
import { knownRows, loadWell, previewWell } from '../../engine/round/well.ts';
import { accuracy } from '../../engine/victims/predict.ts';
import { en } from '../../texts/en/index.ts';
import { storyOf } from '../../texts/story.ts';
import { refused } from '../support/refused.ts';
import { delivered, played } from '../support/rounds.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();
const well = loadWell(core, 'moons', null, 1);
const { scenario, train } = well;
const spamPack = readFileSync(new URL('../../build/packs/spam.pack', import.meta.url));
const attackPlan = (id: AttackId, epsilon = 0.1, params = {}): RecipePlan => ({
  attack: { id, params },
  epsilon,
});
const NOTHING: DefencePlan = { filters: [] };
const rounds = fc.record({ seed: fc.nat(), plans: fc.nat() }).map(({ seed, plans }) => ({
  seed,
  attackPlan: botAttackPlan(scenario, plans),
  defencePlan: botDefencePlan(scenario, plans),
}));
const few = { numRuns: 4 };

describe('the stream', () => {
  it('ROUND-1 is the clean rows plus at most the poison asked for, all on the grid', async () => {
    await fc.assert(
      fc.asyncProperty(rounds, async ({ seed, attackPlan }) => {
        const { stream, origin, source } = await delivered(core, well, seed, attackPlan);
        const poison = origin.filter((from) => from !== 0).length;
        expect(poison).toBeLessThanOrEqual(Math.round(attackPlan.epsilon * train.n));
        expect(poison).toBeGreaterThan(0);
        for (const value of stream.x) {
          expect(valueAt(scenario.quantiser, codeOf(scenario.quantiser, value, 0), 0)).toBe(value);
        }
        const known = new Set(knownRows(well, seed));
        const clean = [...source].filter((row) => row >= 0);
        expect(new Set(clean).size).toBe(clean.length);
        expect(stream.n).toBe(clean.length + origin.filter((from) => from === 1).length);
        source.forEach((row, i) => {
          if (row < 0) expect(origin[i]).toBe(1);
          else if (origin[i] !== 0) expect(known.has(row)).toBe(true);
          else expect(takeRows(stream, [i])).toEqual(takeRows(train, [row]));
        });
      }),
      few,
    );
  });

  it('ROUND-1 the order of the stream follows from its content: a seed that is guessed tells nothing', async () => {
    const { stream } = await delivered(core, well, 3, attackPlan('flip-insert'));
    const mixedUp = takeRows(stream, createRandom(9).permutation(stream.n));
    expect(takeRows(mixedUp, contentOrder(mixedUp))).toEqual(stream);
  });

  it('ROUND-1 is mixed: poison is not where it was put', async () => {
    const { origin } = await delivered(core, well, 3, attackPlan('flip-insert'));
    const places = [...origin.keys()].filter((i) => origin[i] === 1);
    expect(Math.min(...places)).toBeLessThan(60); // 40 of 440 at random: all beyond 60 has a chance of 0.002
    expect(Math.max(...places)).toBeGreaterThan(380);
  });

  it('ROUND-1 without poison is the clean data', async () => {
    const { origin, stream } = await delivered(core, well, 3, attackPlan('corner', 0));
    expect(origin.every((from) => from === 0)).toBe(true);
    expect(stream.n).toBe(train.n);
  });

  it('ROUND-8 the attacker knows half of moons, other rows in other rounds, and previews on what it knows alone', async () => {
    expect((await openRound(core, well, 5)).knownRows()).toEqual(knownRows(well, 5));
    expect(knownRows(well, 5)).toHaveLength(200);
    expect(knownRows(well, 6)).not.toEqual(knownRows(well, 5));
    const known = takeRows(train, knownRows(well, 5));
    const { summary } = await played(
      core,
      previewWell(scenario, known),
      5,
      attackPlan('flip-insert'),
      NOTHING,
    );
    expect(summary).toMatchObject({ streamRows: 220, poisonRows: 20 });
  });
});

describe('a round', () => {
  it('ROUND-9 is a function of its arguments, to the bit', async () => {
    await fc.assert(
      fc.asyncProperty(rounds, async ({ seed, attackPlan, defencePlan }) => {
        const before = structuredClone(well);
        const once = await played(core, well, seed, attackPlan, defencePlan);
        expect(await played(core, well, seed, attackPlan, defencePlan)).toEqual(once);
        expect(well).toEqual(before);
        expect(once.summary.digest).toMatch(/^[0-9a-f]{64}$/);
        expect((await played(core, well, seed + 1, attackPlan, defencePlan)).summary.digest).not.toBe(
          once.summary.digest,
        );
      }),
      few,
    );
  });

  it('ROUND-9 comes out the same on another core', async () => {
    const other = await testCore();
    const defencePlan: DefencePlan = { filters: [{ id: 'spectral', params: {} }] };
    const play = async (on: typeof core) =>
      (await played(on, loadWell(on, 'moons', null, 4), 4, attackPlan('gradient-ascent'), defencePlan))
        .summary.digest;
    expect(await play(other)).toBe(await play(core));
  });

  it('ROUND-10 removes exactly what the defender saw in the preview', async () => {
    await fc.assert(
      fc.asyncProperty(rounds, async ({ seed, attackPlan, defencePlan }) => {
        const { stream } = await delivered(core, well, seed, attackPlan);
        const preview = filterStream(core, scenario, stream, defencePlan).removedBy;
        const result = await played(core, well, seed, attackPlan, defencePlan);
        const byFilters = result.removedBy.map((by) => (by <= defencePlan.filters.length ? by : 0));
        expect(byFilters).toEqual(preview);
        expect(result.stream).toEqual(stream);
        expect(result.summary.removedRows).toBe(result.removedBy.filter((by) => by > 0).length);
        expect(result.summary.accuracy).toBe(accuracy(core, result.model, well.test));
      }),
      few,
    );
  });

  it('ROUND-10 applies the second filter to what the first has kept', async () => {
    const { stream } = await delivered(core, well, 2, attackPlan('corner'));
    const half = { id: 'sphere', params: { remove: 0.5 } } as const;
    const removedBy = filterStream(core, scenario, stream, { filters: [half, half] }).removedBy;
    const count = (by: number) => removedBy.filter((value) => value === by).length;
    expect([count(1), count(2), count(0)]).toEqual([220, 110, 110]);
  });

  it('ROUND-6 with less than half of the stream left is an outage', async () => {
    const half = { id: 'sphere', params: { remove: 0.5 } } as const;
    const { summary } = await played(core, well, 2, attackPlan('corner'), { filters: [half, half] });
    expect(summary).toMatchObject({ outage: true, attackScore: 40, defenceScore: 0 });
  });

  it('ROUND-11 shows its training: at most 32 frames, the last is the model', async () => {
    const frames: ModelFrame[] = [];
    const { model, summary } = await played(core, well, 2, attackPlan('far-flip'), NOTHING, (frame) =>
      frames.push(frame),
    );
    expect(frames.length).toBeGreaterThanOrEqual(20);
    expect(frames.length).toBeLessThanOrEqual(MAX_FRAMES);
    expect(frames.at(-1)?.model).toEqual(model);
    expect(frames.at(-1)?.accuracy).toBe(summary.accuracy);
  });

  it('ROUND-11 thins steps evenly enough: no step twice, first third whole, last kept', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 600 }), (n) => {
        const chosen = chooseFrames(Array.from({ length: n }, (_, i) => i));
        expect(chosen).toHaveLength(Math.min(n, MAX_FRAMES));
        chosen.forEach((step, i) => {
          if (i > 0) expect(step).toBeGreaterThan(chosen[i - 1] ?? -1);
        });
        expect(chosen.at(-1)).toBe(n === 0 ? undefined : n - 1);
        expect(chosen.slice(0, 10)).toEqual(Array.from({ length: Math.min(n, 10) }, (_, i) => i));
      }),
    );
  });

  it('ROUND-3 refuses parameters that a recipe does not take', async () => {
    const round = await openRound(core, well, 1);
    expect(() => playRound(round, attackPlan('corner', 0.1, { batches: -1 }), NOTHING)).toThrow();
    expect(refused(() => loadWell(core, 'digits-4v9', null, 1)).code).toBe('bad-file');
  });

  it('ROUND-12 is told in a few sentences, with its own numbers', async () => {
    await fc.assert(
      fc.asyncProperty(rounds, async ({ seed, attackPlan, defencePlan }) => {
        const { summary } = await played(core, well, seed, attackPlan, defencePlan);
        const story = storyOf(en, scenario, attackPlan, defencePlan, summary);
        expect(story).toContain(String(summary.poisonRows));
        if (defencePlan.filters.length > 0) expect(story).toContain(`caught ${summary.detection.caught}`);
        expect(story).toMatch(/^The attackers .*\.$/);
      }),
      few,
    );
    const { summary } = await played(core, well, 1, attackPlan('corner', 0), NOTHING);
    expect(storyOf(en, scenario, attackPlan('corner', 0), NOTHING, summary)).toBe(
      `The attackers sent no poison; the defenders filtered nothing. Errors on ${en.scenarios.moons.classNames.join(' against ')} ` +
        `went from ${(100 - 100 * summary.cleanAccuracy).toFixed(1)}\u00a0% to ${(100 - 100 * summary.accuracy).toFixed(1)}\u00a0%.`,
    );
  });
});

describe('the stages of a round', () => {
  it('ROUND-15 make what follows from well and seed once, and only when it is asked for', async () => {
    let fits = 0;
    const counting: Core = {
      ...core,
      fitLogistic(...args) {
        fits++;
        return core.fitLogistic(...args);
      },
    };
    const spam = loadWell(core, 'spam', spamPack, 1);
    const round = await openRound(counting, spam, 1);
    round.knownRows();
    expect(fits).toBe(0);
    const first = round.deliver({ attack: { id: 'target-flip', params: {} }, epsilon: 0.005 });
    expect(fits).toBe(1); // of the clean data: targets are drawn from what its model gets right
    const { summary } = first.filter(NOTHING).train().score();
    expect(summary.targets).toBe(1);
    expect(fits).toBe(2);
    const half = { id: 'sphere', params: { remove: 0.1 } } as const;
    first
      .filter({ filters: [half] })
      .train()
      .score();
    expect(fits).toBe(4); // the round's model, and the one without filters
    first
      .filter({ filters: [half, half] })
      .train()
      .score();
    expect(fits).toBe(5);
  });

  it('ROUND-15 may be gone on from any number of times, in any order, with the same bits', async () => {
    const round = await openRound(core, well, 5);
    const [corner, flips] = [round.deliver(attackPlan('corner')), round.deliver(attackPlan('far-flip'))];
    const defencePlan: DefencePlan = { filters: [{ id: 'loss', params: {} }] };
    const kept = corner.filter(defencePlan);
    const late = flips.filter(NOTHING).train().record();
    for (const trained of [kept.train(), kept.train(() => undefined)]) {
      expect(trained.record()).toEqual(await played(core, well, 5, attackPlan('corner'), defencePlan));
      expect(trained.score().summary).not.toHaveProperty('digest'); // it takes a while, and trials have no use for it
    }
    expect(late).toEqual(await played(core, well, 5, attackPlan('far-flip'), NOTHING));
  });

  it('ROUND-15 refuse an attack that the round was not opened for, where it needs more than the core', async () => {
    const round = await openRound(core, well, 5, { attacks: [] });
    expect(refused(() => round.deliver(attackPlan('feature-collision'))).code).toBe('internal');
    expect(round.deliver(attackPlan('corner')).origin.some((from) => from === 1)).toBe(true);
    // Without poison nothing is forged, so a plan that names the attack and sends nothing is played.
    expect(round.deliver(attackPlan('feature-collision', 0)).stream.n).toBe(train.n);
  });
});

describe('a model that lives on', () => {
  /** Three waves on three seeds, each trained from the model of the one before. */
  async function siege(carried: boolean): Promise<RoundResult[]> {
    const results: RoundResult[] = [];
    for (const seed of [5, 6, 7]) {
      const before = results.at(-1)?.model;
      const round = await openRound(core, well, seed, { ...(carried && before && { start: before }) });
      results.push(playRound(round, attackPlan('flip-insert', 0.05, { choose: 'clump' }), NOTHING));
    }
    return results;
  }

  it('ROUND-21 a round goes on from the model of the one before: three waves are a fold', async () => {
    const waves = await siege(true);
    const apart = await siege(false);
    expect(waves[0]).toEqual(apart[0]);
    for (const k of [1, 2]) {
      expect(waves[k]?.model).not.toEqual(apart[k]?.model);
      expect(waves[k]?.stream).toEqual(apart[k]?.stream);
      expect(waves[k]?.cleanModel).toEqual(apart[k]?.cleanModel); // what it is held against does not live on
    }
    expect(await siege(true)).toEqual(waves);
  });

  it('ROUND-21 without poison a model that lives on is trained further, and is not the clean model', async () => {
    const first = await played(core, well, 5, attackPlan('corner', 0), NOTHING);
    const round = await openRound(core, well, 5, { start: first.model });
    const { model, cleanModel, summary } = playRound(round, attackPlan('corner', 0), NOTHING);
    expect(cleanModel).toEqual(first.model);
    expect(model).not.toEqual(cleanModel);
    expect(summary.unfilteredAccuracy).toBe(summary.accuracy);
    expect(round.deliver(attackPlan('corner', 0)).unfiltered().model).toEqual(model);
  });
});
