import { expect, it } from 'vitest';
import { watchStalls } from '../../server/stalls.ts';
import { connectClient, createRoom, join, newId, resume } from './support/client.ts';
import { createManualClock } from './support/manual-clock.ts';
import { runApp } from './support/running-app.ts';

it('MATCH-16 a process that stood still and a clock that was set are noticed, a busy machine is not', () => {
  const clock = createManualClock();
  const told: number[] = [];
  const stop = watchStalls(clock, (millis) => told.push(millis));
  for (const millis of [1_000, 1_200, 2_900, 41_000, 1_000]) clock.pass(millis);
  expect(told).toEqual([40_000]);
  stop();
  clock.pass(60_000);
  expect(told).toEqual([40_000]);
});

it('MATCH-16 a host whose laptop sleeps for 40 s loses nothing of the phase', async () => {
  const clock = createManualClock();
  const app = await runApp({ clock });
  const { code, hostToken } = await createRoom(app.url);
  const [host, rosa] = [await connectClient(app.url), await connectClient(app.url)];
  await resume(host, code, hostToken);
  await join(rosa, code, 'Rosa');
  await host.send('host:start', { id: newId() });
  const room = await app.rooms.find(code);
  if (!room) throw new Error('no room');
  const left = () => {
    const match = room.match();
    return 'clock' in match && match.clock.running && match.clock.endsAt !== null
      ? match.clock.endsAt - clock.now()
      : null;
  };
  clock.pass(2_000);
  const [phase, before] = [room.match().phase, left()];
  watchStalls(clock, (millis) => void app.rooms.stalled(millis)); // the timers of the phase ring in the same moment
  clock.pass(41_000);
  await expect.poll(left).toBe((before ?? 0) - 1_000);
  expect(room.match().phase).toBe(phase);
  for (const client of [host, rosa]) client.close();
  await app.close();
});
