import { describe, expect, it } from 'vitest';
import { whyAnswer } from '../../contract/explanation.ts';
import { decodeReveal } from '../../contract/files/reveal.ts';
import { drawWell } from '../../engine/round/draw-well.ts';
import { type ReplyPlan, replyPlans, scoreOfReply } from '../../engine/round/replies.ts';
import { openRound } from '../../engine/round/round.ts';
import { whyOf } from '../../engine/round/why.ts';
import { unpacked } from '../../server/training/packed.ts';
import type { RoundSpec, Trainer } from '../../server/training/trainer.ts';
import { testCore } from '../support/test-core.ts';
import { localTrainer } from './support/running-app.ts';

const sum = (marks: Uint8Array) => marks.reduce((total, mark) => total + mark, 0);

describe('what the reveal tells', () => {
  it('VIEW-6 the samples that the attacker was after, with the words that they are made of', async () => {
    const spec: RoundSpec = {
      scenario: 'spam',
      seed: 3,
      bout: 'r1b1',
      attackPlan: { attack: { id: 'target-flip', params: {} }, epsilon: 0.01 },
      defencePlan: { filters: [] },
    };
    const { meta, targets, takenFor } = decodeReveal(
      unpacked((await (await localTrainer()).round(spec)).reveal),
    );
    const { d, vocabulary } = meta;
    expect(vocabulary).toHaveLength(d);
    expect(targets?.y).toHaveLength(1);
    expect(takenFor).toHaveLength(1);
    expect(targets?.x).toHaveLength(d);
  });

  it('VIEW-6 which rows a filter kept under another label', async () => {
    const trainer: Trainer = await localTrainer();
    const spec: RoundSpec = {
      scenario: 'moons',
      seed: 3,
      bout: 'r1b1',
      attackPlan: { attack: { id: 'random-flip', params: {} }, epsilon: 0.05 },
      defencePlan: { filters: [{ id: 'knn-relabel', params: {} }] },
    };
    const { reveal, summary } = await trainer.round(spec);
    const { targets, relabelled } = decodeReveal(unpacked(reveal));
    expect(targets).toBeNull();
    expect(summary.relabelledRows).toBeGreaterThan(0);
    expect(sum(relabelled)).toBe(summary.relabelledRows);
    const untouched = decodeReveal(
      unpacked((await trainer.round({ ...spec, defencePlan: { filters: [] } })).reveal),
    );
    expect(sum(untouched.relabelled)).toBe(0);
  });
});

it('WHY-8 workers come to the numbers that the replay comes to', async () => {
  const core = await testCore();
  const trainer = await localTrainer();
  const spec: RoundSpec = {
    ...{ scenario: 'moons', seed: 3, bout: 'r1b1' },
    attackPlan: { attack: { id: 'far-flip', params: {} }, epsilon: 0.08 },
    defencePlan: { filters: [{ id: 'loss', params: {} }] },
  };
  const well = drawWell(core, spec.scenario, { pack: null, reserve: null }, spec.seed);
  const round = await openRound(core, well, spec.seed);
  const delivery = round.deliver({ attack: { id: 'far-flip', params: {} }, epsilon: 0.08 });
  const kept = delivery.filter(spec.defencePlan);
  const why = whyOf(core, { round, delivery, kept, trained: kept.train() });
  const { answer } = await trainer.why(spec);
  const told = whyAnswer.parse(answer);
  expect(told.worst).toEqual(Array.from(why?.worst ?? []));
  expect(told).toMatchObject({ without: why?.without, withoutPoison: why?.withoutPoison, doubt: why?.doubt });

  const plans = replyPlans(well.scenario);
  const number = plans.findIndex(({ side }) => side === 'attack');
  const plan = plans[number] as ReplyPlan;
  const { score } = await trainer.reply({ ...spec, number, attacks: well.scenario.attacks });
  expect(score).toBe(scoreOfReply(round, delivery, spec.defencePlan, plan));
});
