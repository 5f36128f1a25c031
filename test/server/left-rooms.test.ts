import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import type { ServerClock } from '../../server/rooms/clock.ts';
import { connectClient, createRoom, join, newId, resume, watch } from './support/client.ts';
import { runApp } from './support/running-app.ts';

/** Rooms that nobody is in leave memory after so long. */
const EMPTY_MILLIS = 21 * 60_000;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

it('SERVER-49 nothing holds a room that has left memory', async () => {
  let ahead = 0;
  const clock: ServerClock = {
    now: () => Date.now() + ahead,
    after(millis, call) {
      const timer = setTimeout(call, millis);
      return () => clearTimeout(timer);
    },
  };
  const app = await runApp({ clock });
  /** Plays in a room and leaves it. */
  async function left(): Promise<string> {
    const { code, hostToken } = await createRoom(app.url, { rounds: 1 });
    const clients = [
      await connectClient(app.url),
      await connectClient(app.url),
      await connectClient(app.url),
    ];
    const [host, rosa, watcher] = clients as [(typeof clients)[0], (typeof clients)[0], (typeof clients)[0]];
    await resume(host, code, hostToken);
    await join(rosa, code, 'Rosa');
    await watch(watcher, code);
    await host.send('host:start', { id: newId() });
    for (const phase of ['briefing', 'prepare', 'filter', 'train'] as const)
      await host.send('host:advance', { id: newId(), shown: { phase, round: 1 } });
    await host.until(({ phase }) => phase === 'reveal');
    await host.send('host:end', { id: newId() });
    for (const client of clients) client.close();
    return code;
  }
  /** No variable of a test that may be kept holds the room itself. */
  async function weakly(code: string) {
    const room = await app.rooms.find(code);
    if (!room) throw new Error('no room');
    return [new WeakRef(room), new WeakRef(room.match())] as const;
  }
  const held = await weakly(await left());
  await expect.poll(() => held[0].deref()?.someoneHere()).toBe(false);
  app.rooms.rest();
  ahead += EMPTY_MILLIS;
  app.rooms.rest();
  expect([...app.rooms.phases()]).toEqual([]);
  await expect
    .poll(() => {
      collect();
      return held.map((each) => each.deref() === undefined);
    })
    .toEqual([true, true]);
  await app.close();
});
