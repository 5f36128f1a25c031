import { expect, it } from 'vitest';
import { createReadiness } from '../../server/transport/readiness.ts';

it('SEEN-3 a store that does not answer within five seconds is away, and back once it does', async () => {
  const reports: unknown[] = [];
  const waits: { readonly millis: number; readonly call: () => void }[] = [];
  let now = 0;
  let answers = false;
  const ready = createReadiness(
    () => true,
    () => (answers ? Promise.resolve() : new Promise<never>(() => {})),
    () => now,
    (error) => reports.push(error),
    (millis, call) => {
      waits.push({ millis, call });
      return () => {};
    },
  );
  const first = ready();
  expect(waits.map(({ millis }) => millis)).toEqual([5_000]);
  waits[0]?.call();
  expect(await first).toBe(false);
  expect(reports).toHaveLength(1);
  answers = true;
  expect(await ready()).toBe(false); // the last look answers for a second
  now = 1_000;
  expect(await ready()).toBe(true);
});
