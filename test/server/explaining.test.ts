import { expect, it, vi } from 'vitest';
import { RULES } from '../../engine/match/rules.ts';
import { replyPlans } from '../../engine/round/replies.ts';
import { moons } from '../../engine/round/scenarios/moons.ts';
import { createAnswers } from '../../server/rooms/answers.ts';
import { createExplaining } from '../../server/rooms/explaining.ts';
import { inTrain, stage } from './support/room-stage.ts';

const code = 'ABCDEF';

function desk(played = stage(inTrain())) {
  const kept = new Map<string, Uint8Array>();
  const store = {
    answer: async (room: string, name: string) => kept.get(`${room} ${name}`) ?? null,
    keepAnswer: async (room: string, name: string, bytes: Uint8Array) =>
      void kept.set(`${room} ${name}`, bytes),
  };
  const open = () =>
    createExplaining(played.parts, {
      answers: createAnswers(store, played.parts.report),
      code,
      rules: RULES,
    });
  const reveal = () => {
    played.game.trained();
    played.game.pass(10_000);
  };
  return { ...played, kept, open, reveal };
}
const settled = async (done: () => boolean) => {
  for (let turn = 0; turn < 200 && !done(); turn++) await new Promise((go) => setImmediate(go));
};

it('WHY-8 nothing of a bout is explained before its reveal; then it is worked out once, and kept', async () => {
  const { asked, kept, open, reveal } = desk();
  const explaining = open();
  explaining.look();
  await expect(explaining.of('r1b1', null)).rejects.toMatchObject({ code: 'wrong-phase' });
  expect(asked).toEqual([]);
  reveal();
  explaining.look();
  explaining.look();
  await vi.waitFor(() => expect(kept.size).toBe(1), { timeout: 20_000 }); // it is compressed on another thread
  const tried = replyPlans(moons).length;
  expect(asked).toEqual(['why r1b1', ...Array.from({ length: tried }, (_, i) => `reply r1b1 ${i}`)]);
  const told = await explaining.of('r1b1', null);
  expect(told).toMatchObject({ why: { state: 'there', answer: null }, replies: { state: 'there' } });
  // Another start of the server finds it in the store.
  const again = open();
  expect(await again.of('r1b1', null)).toEqual(told);
  expect(asked).toHaveLength(1 + tried);
});

it('WHY-8 a bout that is wanted again while it is worked out is worked out once', async () => {
  const { asked, kept, open, reveal } = desk();
  const explaining = open();
  reveal();
  explaining.look();
  explaining.close();
  explaining.look();
  await vi.waitFor(() => expect(kept.size).toBe(1), { timeout: 20_000 });
  expect(asked.filter((what) => what.startsWith('why'))).toHaveLength(1);
});

it('WHY-8 what cannot be worked out is said, and what nobody needs any more is given up', async () => {
  const failing = desk();
  failing.reveal();
  failing.trouble.trainer = new Error('no worker');
  const explaining = failing.open();
  explaining.look();
  await settled(() => failing.asked.length > 1);
  await settled(() => false);
  expect(await explaining.of('r1b1', null)).toEqual({
    why: { state: 'failed' },
    replies: { state: 'failed' },
  });
  expect(failing.kept.size).toBe(0);

  const left = desk();
  left.reveal();
  const given = left.open();
  given.look();
  left.game.host('advance');
  given.look();
  await settled(() => false);
  expect((await given.of('r1b1', null)).replies).toEqual({ state: 'unasked' });
});
