import { describe, expect, it } from 'vitest';
import { createUnsentStore } from '../../client/net/unsent.ts';
import {
  isLate,
  isOfRound,
  isOpenDesk,
  isOvertaken,
  patience,
  readUnsent,
  type Unsent,
} from '../../client/room/unsent.ts';
import type { SeatView } from '../../engine/match/views.ts';

const kept: Unsent = {
  match: 'hash',
  seat: 'p1',
  round: 2,
  bout: 'r2b1',
  basis: 50,
  change: { side: 'attack', rows: 'AQID', made: ['hand'] },
};
const seat = (changed: Partial<SeatView> = {}) =>
  ({ seedHash: 'hash', you: 'p1', round: 2, phase: 'prepare', ...changed }) as SeatView;

function storage(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  const held = new Map<string, string>();
  return {
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, value) => void held.set(key, value),
    removeItem: (key) => void held.delete(key),
  };
}

describe('CLIENT-43 a change of a draft is kept until the server has answered', () => {
  it('in the browser, for the page that is loaded next', () => {
    const browser = storage() as Storage;
    const forget = createUnsentStore(browser).keep('ABCDEF', kept);
    expect(createUnsentStore(browser).read('ABCDEF')).toEqual(kept);
    expect(createUnsentStore(browser).read('GHJKLM')).toBeNull();
    forget();
    expect(createUnsentStore(browser).read('ABCDEF')).toBeNull();
  });

  it('and an answer to an older change leaves a newer one alone', () => {
    const store = createUnsentStore(storage() as Storage);
    const forget = store.keep('ABCDEF', kept);
    const newer: Unsent = { ...kept, change: { side: 'defend', plan: { filters: [], cap: 3 } } };
    store.keep('ABCDEF', newer);
    forget();
    expect(store.read('ABCDEF')).toEqual(newer);
  });

  it('without storage as long as the page is there', () => {
    const refuse = () => {
      throw new Error('forbidden');
    };
    for (const none of [null, { getItem: refuse, setItem: refuse, removeItem: refuse } as never]) {
      const store = createUnsentStore(none);
      expect(store.read('ABCDEF')).toBeNull();
      store.keep('ABCDEF', kept);
      expect(store.read('ABCDEF')).toEqual(kept);
      store.forget('ABCDEF');
      expect(store.read('ABCDEF')).toBeNull();
    }
  });

  it('what is not understood is nothing', () => {
    const rows = { ...kept, change: { side: 'attack', rows: 'a b', made: ['hand'] } };
    for (const bad of [null, '', '{', 'null', '7', '{}', JSON.stringify(rows)])
      expect(readUnsent(bad), String(bad)).toBeNull();
  });

  it('it is sent again from the same seat, in its phase, and not over what a teammate has done since', () => {
    expect(isOpenDesk(kept, seat())).toBe(true);
    for (const other of [{ seedHash: 'next match' }, { you: 'p2' }, { round: 3 }])
      expect([isOfRound(kept, seat(other)), isOpenDesk(kept, seat(other))]).toEqual([false, false]);
    expect([isOfRound(kept, seat({ phase: 'filter' })), isOpenDesk(kept, seat({ phase: 'filter' }))]).toEqual(
      [true, false],
    );
    const by = (changedBy: string | null, changedAt: number | null) => ({ changedBy, changedAt });
    expect(isOvertaken(kept, by('p2', 51), false)).toBe(true);
    expect(isOvertaken(kept, by('p2', 51), true)).toBe(false); // a part of their own
    expect(isOvertaken(kept, by('p2', 50), false)).toBe(false);
    expect(isOvertaken(kept, by('p1', 51), false)).toBe(false);
    expect(isOvertaken(kept, by(null, null), false)).toBe(false);
    expect(isOvertaken({ ...kept, basis: null }, by('p2', 1), false)).toBe(true);
  });
});

describe('CLIENT-44 the end of a phase', () => {
  it('lets no change wait', () => {
    expect(patience(600, null)).toBe(600);
    expect(patience(600, 5_000)).toBe(600);
    expect(patience(600, 700)).toBe(300);
    expect(patience(600, 400)).toBe(0);
    expect(patience(600, 0)).toBe(0);
    expect(patience(-50, 5_000)).toBe(0);
  });

  it('is told to whoever came too late, once the desk is gone and in that round', () => {
    const late = { round: 2, side: 'attack' } as const;
    expect(isLate(late, { round: 2, phase: 'prepare' })).toBe(false);
    expect(isLate(late, { round: 2, phase: 'filter' })).toBe(true);
    expect(isLate(late, { round: 3, phase: 'prepare' })).toBe(false);
    expect(isLate(null, { round: 2, phase: 'filter' })).toBe(false);
  });
});
