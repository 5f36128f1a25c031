import { afterEach, describe, expect, it, vi } from 'vitest';
import { ATTACKS } from '../../engine/attacks/index.ts';
import { GameError } from '../../engine/errors.ts';
import { FILTERS } from '../../engine/filters/index.ts';
import { drawWell } from '../../engine/round/draw-well.ts';
import { describeFailure, failureSchema, type RecipeFailure } from '../../engine/round/failures.ts';
import { filterStream } from '../../engine/round/filtering.ts';
import type { DefencePlan, RecipePlan } from '../../engine/round/plans.ts';
import type { RoundResult } from '../../engine/round/result.ts';
import { loadWell } from '../../engine/round/well.ts';
import { DEFENCES } from '../../engine/training-defences/index.ts';
import { VICTIMS } from '../../engine/victims/index.ts';
import type { TrainedRound } from '../../server/training/trainer.ts';
import { en } from '../../texts/en/index.ts';
import { storyOf } from '../../texts/story.ts';
import { localTrainer } from '../server/support/running-app.ts';
import { played } from '../support/rounds.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();
const well = loadWell(core, 'moons', null, 5);
const attackPlan: RecipePlan = { attack: { id: 'flip-insert', params: {} }, epsilon: 0.08 };
const loss = { id: 'loss', params: {} } as const;
const spectral = { id: 'spectral', params: {} } as const;
const play = (defencePlan: DefencePlan, attack = attackPlan) => played(core, well, 5, attack, defencePlan);
const fails = () => {
  throw new GameError('no-convergence', 'it did not settle');
};
/** All of a result but the note on the failure: the digest holds no names. */
const withoutNote = ({ summary: { failures: _, ...summary }, ...rest }: RoundResult) => ({
  ...rest,
  summary,
});

afterEach(() => {
  vi.restoreAllMocks();
});

describe('a recipe that fails', () => {
  it('ROUND-19 a filter drops nothing, the others do their work, and the result names it', async () => {
    const without = await play({ filters: [] });
    const alone = await play({ filters: [spectral] });
    vi.spyOn(FILTERS.loss, 'inspect').mockImplementation(fails);
    const result = await play({ filters: [loss] });
    expect(result.summary.failures).toEqual([{ stage: 'filter-1', recipe: 'loss', code: 'no-convergence' }]);
    expect(withoutNote(result)).toEqual(without);
    const chained = await play({ filters: [loss, spectral] });
    expect(chained.removedBy.map((by) => (by === 2 ? 1 : by))).toEqual(alone.removedBy);
    expect(chained.summary.defenceScore).toBe(alone.summary.defenceScore);
  });

  it('ROUND-19 a training defence leaves the victim its own way, and the film shows that one', async () => {
    const without = await play({ filters: [loss] });
    vi.spyOn(DEFENCES.bagging, 'fit').mockImplementation((_core, { data, onStep }) => {
      onStep?.({ step: 1, model: without.model, loss: 9 });
      throw new Error(`a fault of our own with ${data.n} rows`);
    });
    const defencePlan: DefencePlan = { filters: [loss], defence: { id: 'bagging', params: {} } };
    const frames: number[] = [];
    const result = await played(core, well, 5, attackPlan, defencePlan, (frame) => frames.push(frame.loss));
    expect(result.summary.failures).toEqual([{ stage: 'train', recipe: 'bagging', code: 'internal' }]);
    expect(withoutNote(result)).toEqual(without);
    expect(frames).not.toContain(9);
  });

  it('ROUND-19 an attack forges nothing, whether it throws or breaks its promises', async () => {
    const nothing = await play({ filters: [loss] }, { ...attackPlan, epsilon: 0 });
    const forge = vi.spyOn(ATTACKS['flip-insert'], 'forge');
    const forged = {
      inserted: well.train,
      changed: { index: new Int32Array(0), x: new Float32Array(0), y: new Int32Array(0) },
      removed: new Int32Array(0),
    };
    for (const [wrong, code] of [
      [fails, 'no-convergence'],
      [() => forged, 'internal'],
    ] as const) {
      forge.mockImplementation(wrong);
      const result = await play({ filters: [loss] });
      expect(result.summary.failures).toEqual([{ stage: 'forge', recipe: 'flip-insert', code }]);
      expect(withoutNote(result)).toEqual(nothing);
    }
  });

  it('ROUND-19 a victim that cannot be trained on what is left is an outage', async () => {
    const train = VICTIMS.network.fit;
    vi.spyOn(VICTIMS.network, 'fit').mockImplementation((on, data, ...rest) => {
      if (data.n > well.train.n) fails();
      return train(on, data, ...rest);
    });
    const { summary } = await play({ filters: [] });
    expect(summary).toMatchObject({ outage: true, defenceScore: 0, attackScore: 40 });
    expect(summary.failures).toEqual([{ stage: 'train', recipe: 'network', code: 'no-convergence' }]);
  });

  it('ROUND-19 parameters that a recipe does not take, and what it needs and was not given, are thrown', async () => {
    const wrong = { filters: [{ id: 'loss', params: { remove: 2 } }] } as const;
    await expect(play({ filters: [...wrong.filters] })).rejects.toThrow();
    const judged: DefencePlan = { filters: [{ id: 'roni', params: {} }] };
    expect(() => filterStream(core, well.scenario, well.train, judged)).toThrow(/golden/);
  });

  it('ROUND-19 the server scores such a round', async () => {
    vi.spyOn(FILTERS.loss, 'inspect').mockImplementation(fails);
    const spec = {
      scenario: 'moons',
      seed: 5,
      bout: 'r1b1',
      round: 1,
      attackPlan,
      defencePlan: { filters: [loss] },
    };
    const { summary }: TrainedRound = await (await localTrainer()).round(spec);
    const drawn = drawWell(core, 'moons', { pack: null, reserve: null }, 5);
    const here = await played(core, drawn, 5, attackPlan, { filters: [loss] });
    expect(summary).toEqual(here.summary);
    const [note] = summary.failures ?? [];
    expect(failureSchema.parse(note)).toEqual(note);
    expect(describeFailure(note as RecipeFailure)).toMatch(
      /filter-1: loss could not do its work \(no-convergence\)/,
    );
  });
});

describe('rows that a training defence leaves out', () => {
  it('ROUND-20 count as dropped: in fates, detection, rows and story', async () => {
    const defencePlan: DefencePlan = { filters: [], defence: { id: 'trim', params: { assumed: 0.08 } } };
    const { summary, removedBy, origin } = await play(defencePlan);
    const gone = [...removedBy.keys()].filter((i) => removedBy[i] !== 0);
    expect(gone.length).toBe(432 - 400); // n / (1 + assumed) are kept
    expect(new Set(gone.map((i) => removedBy[i]))).toEqual(new Set([1])); // there are no filters before it
    expect(summary).toMatchObject({ removedRows: 32, leftOutRows: 32 });
    expect(summary.detection.caught).toBe(gone.filter((i) => origin[i] !== 0).length);
    expect(summary.detection.caught).toBeGreaterThan(10);
    expect(storyOf(en, well.scenario, attackPlan, defencePlan, summary)).toContain(
      `“TRIM” caught ${summary.detection.caught}`,
    );
    const chained = await play({ filters: [loss], defence: { id: 'trim', params: {} } });
    expect(new Set(chained.removedBy)).toEqual(new Set([0, 1, 2]));
  });
});
