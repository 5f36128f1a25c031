import { describe, expect, it } from 'vitest';
import { createSeats } from '../../server/rooms/seats.ts';
import { hashKey } from '../../server/rooms/secrets.ts';
import type { Store } from '../../server/store/store.ts';
import { stage } from './support/room-stage.ts';

describe('seats', () => {
  it('SERVER-84 open to the key that they were taken with, also by a retry, and know who is there', async () => {
    const { clock, game, parts } = stage();
    const key = 'a1'.repeat(32);
    const store = { seats: async () => [{ seat: 'p1', hash: hashKey(key) }] };
    const seats = createSeats('ABCDEF', [], { ...parts, clock, store: store as unknown as Store });
    const wish = { id: 'join-once', key, nickname: 'Rosa', team: null, before: null, address: '10.0.0.1' };
    const [first, again] = [await seats.join(wish), await seats.join(wish)];
    if (!first.ok || !again.ok) throw new Error('refused');
    expect([first, again].map(({ grown, seat }) => [grown, seat.player])).toEqual([
      [true, 'p1'],
      [false, 'p1'],
    ]);
    const other = 'b2'.repeat(32);
    expect(await seats.join({ ...wish, key: other })).toMatchObject({ ok: false, code: 'conflict' });
    expect(seats.open(other)).toMatchObject({ ok: false, code: 'seat-unknown' });
    expect(seats.open(key)).toEqual({ ok: true, seat: 'p1' });
    game.send({ type: 'leave', id: 'leave-now', by: 'p1', at: clock.now() });
    expect(seats.open(key)).toMatchObject({ ok: false, code: 'seat-expired' });
    expect(seats.seatBehind(key)).toBe('p1');
    clock.pass(121_000);
    expect(await seats.join(wish)).toMatchObject({ ok: false, code: 'seat-expired' });
  });
});
