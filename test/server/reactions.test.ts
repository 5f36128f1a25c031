import { describe, expect, it } from 'vitest';
import { createSeats } from '../../server/rooms/seats.ts';
import type { Store } from '../../server/store/store.ts';
import { stage } from './support/room-stage.ts';

describe('seats', () => {
  it('SERVER-84 give a token that opens them, another one to a retry, and know who is there', async () => {
    const { clock, game, parts } = stage();
    const kept: string[] = [];
    const store = { setSeat: async (_room: string, { seat }: { seat: string }) => kept.push(seat) };
    const seats = createSeats('ABCDEF', [], { ...parts, clock, store: store as unknown as Store });
    const wish = { id: 'join-once', nickname: 'Rosa', team: null, before: null, address: '10.0.0.1' };
    const [first, again] = [await seats.join(wish), await seats.join(wish)];
    if (!first.ok || !again.ok) throw new Error('refused');
    expect([first.grown, again.grown, kept]).toEqual([true, false, ['p1']]);
    expect(seats.open(first.seat.token)).toMatchObject({ ok: false, code: 'seat-unknown' });
    expect(seats.open(again.seat.token)).toEqual({ ok: true, seat: 'p1' });
    game.send({ type: 'leave', id: 'leave-now', by: 'p1', at: clock.now() });
    expect(seats.open(again.seat.token)).toMatchObject({ ok: false, code: 'seat-expired' });
    expect(seats.seatBehind(again.seat.token)).toBe('p1');
    clock.pass(121_000);
    expect(await seats.join(wish)).toMatchObject({ ok: false, code: 'seat-expired' });
  });
});
