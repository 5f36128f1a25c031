import { expect, it } from 'vitest';
import { keepHouse } from '../../server/housekeeping.ts';
import { createManualClock } from './support/manual-clock.ts';

it('SERVER-49 old rooms are thrown away at the start and every six hours, unless all are kept', async () => {
  const clock = createManualClock(100 * 86_400_000);
  const asked: number[] = [];
  let rests = 0;
  const parts = {
    clock,
    rooms: { rest: () => void rests++ },
    store: { forget: async (before: number) => asked.push(before) },
    forgotten: () => {},
    report: () => {},
  };
  const stop = [keepHouse({ ...parts, keepDays: 30 }), keepHouse({ ...parts, keepDays: 0 })];
  expect(asked).toEqual([70 * 86_400_000]);
  clock.pass(60_000);
  expect(rests).toBe(2);
  clock.pass(60_000);
  clock.pass(6 * 3_600_000);
  expect(asked).toHaveLength(2);
  clock.pass(60_000);
  clock.pass(60_000);
  const before = [asked.length, rests];
  for (const each of stop) each();
  clock.pass(60 * 3_600_000);
  expect([asked.length, rests]).toEqual(before);
});
