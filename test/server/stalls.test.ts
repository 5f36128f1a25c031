import { expect, it } from 'vitest';
import { watchedClock } from '../../server/stalls.ts';
import { connectClient, createRoom, join, newId, resume } from './support/client.ts';
import { createManualClock } from './support/manual-clock.ts';
import { runApp } from './support/running-app.ts';

it('MATCH-16 a process that stood still and a clock that was set are noticed, a busy machine is not', () => {
  const clock = createManualClock();
  const told: number[] = [];
  const stop = watchedClock(clock).watch((millis) => told.push(millis));
  for (const millis of [1_000, 1_200, 2_900, 41_000, 1_000]) clock.pass(millis);
  expect(told).toEqual([40_000]);
  stop();
  clock.pass(60_000);
  expect(told).toEqual([40_000]);
});

/** A host in the briefing of a match, two seconds into it, on a server whose clock can be set. */
async function inBriefing() {
  const clock = createManualClock();
  let set = 0;
  const watched = watchedClock({ ...clock, now: () => clock.now() + set });
  const app = await runApp({ clock: watched });
  const { code, hostToken } = await createRoom(app.url);
  const [host, rosa] = [await connectClient(app.url), await connectClient(app.url)];
  await resume(host, code, hostToken);
  await join(rosa, code, 'Rosa');
  await host.send('host:start', { id: newId() });
  const room = await app.rooms.find(code);
  if (!room) throw new Error('no room');
  clock.pass(2_000);
  return {
    clock,
    host,
    phase: () => room.match().phase,
    left() {
      const match = room.match();
      return 'clock' in match && match.clock.running && match.clock.endsAt !== null
        ? match.clock.endsAt - watched.now()
        : null;
    },
    watch: () => watched.watch((millis) => void app.rooms.stalled(millis)),
    set: (millis: number) => {
      set = millis;
    },
    async close() {
      for (const client of [host, rosa]) client.close();
      await app.close();
    },
  };
}

it('MATCH-16 a host whose laptop sleeps for 40 s loses nothing of the phase', async () => {
  const { clock, phase, left, watch, close } = await inBriefing();
  const [before, beforeLeft] = [phase(), left() ?? 0];
  watch();
  clock.pass(41_000); // the timers of the phase ring in the same moment
  await expect.poll(left).toBe(beforeLeft - 1_000);
  expect(phase()).toBe(before);
  await close();
});

it('MATCH-16 a command that comes right after the clock was set by 40 s does not end the phase', async () => {
  const { host, phase, left, watch, set, close } = await inBriefing();
  const [before, beforeLeft] = [phase(), left() ?? 0];
  watch();
  set(40_000); // no timer rings
  expect(await host.send('host:lock', { id: newId(), locked: true })).toMatchObject({ ok: true });
  expect(phase()).toBe(before);
  expect(left()).toBe(beforeLeft - 1_000);
  await close();
});
