import { describe, expect, it } from 'vitest';
import { PROTOCOL_VERSION } from '../../contract/values.ts';
import type { Room } from '../../server/rooms/room.ts';
import { createGuessPlaces } from '../../server/transport/guess-places.ts';
import { newId } from './support/client.ts';
import { sharedApp } from './support/shared-app.ts';

const app = sharedApp();

describe('places for guesses', () => {
  it('MATCH-51 an address has its share in each match, whoever is counted once stays counted', () => {
    let earlier: object[] = [];
    const room = { match: () => ({ earlier }) } as unknown as Room;
    const places = createGuessPlaces(2);
    const take = (watcher: string, address: string) =>
      places.take(room, watcher, { address, connection: `of ${watcher}` });
    expect(['a', 'b', 'c', 'a'].map((watcher) => take(watcher, '10.0.0.1'))).toEqual([
      true,
      true,
      false,
      true,
    ]);
    expect(take('d', '10.0.0.2')).toBe(true);
    earlier = [{}];
    expect(take('c', '10.0.0.1')).toBe(true);
  });

  it('MATCH-51 a connection guesses as one person, however many watchers it says to be', async () => {
    const { code } = await app.preparing(51);
    const [crowd, other] = [await app.connect(), await app.connect()];
    const guessAs = async (client: typeof crowd, watcher: string) => {
      await client.send('room:watch', { protocol: PROTOCOL_VERSION, code, watcher });
      return client.send('guess:make', { id: newId(), round: 1, team: 't1', accuracy: 0.5 });
    };
    expect(await guessAs(crowd, 'one')).toMatchObject({ ok: true });
    expect(await guessAs(crowd, 'two')).toMatchObject({ ok: false, code: 'guesses-full' });
    expect(await guessAs(crowd, 'one')).toMatchObject({ ok: true });
    expect(await guessAs(other, 'two')).toMatchObject({ ok: true });
  });
});
