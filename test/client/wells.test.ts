import { describe, expect, it } from 'vitest';
import { boutOnShow, hitHardest } from '../../client/room/bouts.ts';
import { onePage, onPage, pagesIn } from '../../client/room/pages.ts';
import { progressOf, type TeamProgress, urgencyOf } from '../../client/room/progress.ts';
import { columnsFor, wellsOf } from '../../client/room/wells.ts';
import { newTeams } from '../../engine/match/teams.ts';
import type { BoutView, HostView, PublicView, SeatView } from '../../engine/match/views.ts';

const teams = newTeams(3);
const bout = (n: number, attack: string, defend: string, accuracy: number | null = null): BoutView => ({
  id: `r1b${n}`,
  teams: { attack, defend },
  well: defend,
  committed: { attack: n === 1, defend: false },
  accuracy,
  cleanAccuracy: accuracy === null ? null : 0.95,
});
/** Three teams in a circle. */
const bouts = [bout(1, 't1', 't2', 0.9), bout(2, 't2', 't3', 0.7), bout(3, 't3', 't1')];
const viewOf = (change: Partial<PublicView>) =>
  ({
    format: 'wells',
    phase: 'train',
    round: 1,
    teams,
    bouts,
    players: [],
    ...change,
  }) as PublicView;

describe('CLIENT-33 the wall shows every team its well, in the same place in every round', () => {
  it('with what was measured, who attacks it, and who has handed in', () => {
    const wells = wellsOf(viewOf({}));
    expect(wells.map(({ team }) => team.id)).toEqual(['t1', 't2', 't3']);
    expect(wells.map(({ attackers }) => attackers.map(({ id }) => id))).toEqual([['t3'], ['t1'], ['t2']]);
    expect(wells.map(({ accuracy }) => accuracy)).toEqual([null, 0.9, 0.7]);
    expect(wells.every(({ plan }) => plan === null)).toBe(true);
    const poisoning = wellsOf(viewOf({ phase: 'prepare' }));
    expect(poisoning.map(({ plan }) => plan?.handed)).toEqual([true, false, false]);
    expect(poisoning.map(({ target }) => target?.id)).toEqual(['t2', 't3', 't1']);
  });

  it('of several bouts means', () => {
    const all = [bout(1, 't1', 't2', 0.9), bout(2, 't3', 't2', 0.5), bout(3, 't1', 't3', 0.8)];
    const [, second, third] = [null, ...wellsOf(viewOf({ bouts: all }))];
    expect(second?.accuracy).toBeCloseTo(0.7);
    expect(second?.bout).toBe('r1b2');
    expect(third?.accuracy).toBe(0.8);
  });

  it('fills its place: no row or column too many, tiles of a good shape', () => {
    for (let n = 1; n <= 100; n++) {
      const columns = columnsFor(n, 2, 1.5, onePage(n));
      const rows = Math.ceil(n / columns);
      expect(columns * rows).toBeGreaterThanOrEqual(n);
      expect(columns * (rows - 1)).toBeLessThan(n);
      if (n > 4) expect((2 / columns) * rows).toBeGreaterThan(0.75);
      if (n > 4) expect((2 / columns) * rows).toBeLessThan(3);
    }
  });

  it('is turned over page by page where tiles would get too small to be read', () => {
    const least = { width: 6, height: 4 };
    for (const [width, height] of [
      [63.6, 42.4],
      [48.7, 34.5],
      [5, 3],
    ] as const)
      for (const n of [1, 2, 24, 50, 100]) {
        const tiles = Array.from({ length: n }, (_, k) => k);
        const paging = pagesIn(n, { width, height }, least);
        const pages = Array.from({ length: paging.pages }, (_, k) => onPage(tiles, paging, k));
        expect(pages.flat()).toEqual(tiles);
        for (const page of pages) {
          expect(page.length).toBeGreaterThan(0);
          const columns = columnsFor(paging.perPage, width / height, 1.2, paging);
          const rows = Math.ceil(paging.perPage / columns);
          if (width < least.width) continue; // one at a time, however small
          expect(width / columns).toBeGreaterThanOrEqual(least.width);
          expect(height / rows).toBeGreaterThanOrEqual(least.height);
        }
      }
    expect(pagesIn(100, { width: 63.6, height: 42.4 }, least).pages).toBe(1);
    expect(pagesIn(100, { width: 48.7, height: 34.5 }, least)).toMatchObject({ pages: 2, perPage: 50 });
    expect(onePage(100)).toMatchObject({ pages: 1, perPage: 100 });
  });

  it('shows a player the own bouts first, and whoever watches the well that was hit hardest', () => {
    expect(hitHardest(viewOf({}))?.id).toBe('r1b2');
    const watcher = { ...viewOf({}), role: 'spectator', guess: null } as const;
    expect(boutOnShow(watcher)?.id).toBe('r1b2');
    expect(boutOnShow(watcher, 'r1b3')?.id).toBe('r1b3');
    const desks = { attack: { bout: 'r1b1', bouts: ['r1b1'] }, defend: { bout: 'r1b3', bouts: ['r1b3'] } };
    const own = (phase: PublicView['phase']) =>
      ({ ...viewOf({ phase }), role: 'player', you: 'p1', team: 't1', ...desks }) as unknown as SeatView;
    expect(boutOnShow(own('prepare'), 'r1b3')?.id).toBe('r1b1');
    expect(boutOnShow(own('filter'), 'r1b1')?.id).toBe('r1b3');
    expect(boutOnShow(own('reveal'))?.id).toBe('r1b3');
    expect(boutOnShow(own('reveal'), 'r1b1')?.id).toBe('r1b1');
  });
});

describe('CLIENT-34 the host sees first who is in trouble', () => {
  const row = (change: Partial<TeamProgress>): TeamProgress => ({
    team: teams[0] as TeamProgress['team'],
    size: 2,
    here: 2,
    acted: 1,
    handed: false,
    lagMillis: 50,
    ...change,
  });
  it('away before idle, idle before slow or thinned out, those before the rest, bots last', () => {
    const order = [
      row({ here: 0 }),
      row({ acted: 0 }),
      row({ lagMillis: 900 }),
      row({}),
      row({ handed: true }),
      row({ size: 0, here: 0 }),
    ].map(urgencyOf);
    expect(order).toEqual([...order].sort((a, b) => b - a));
    expect(new Set(order).size).toBe(order.length);
    expect(urgencyOf(row({ here: 1 }))).toBe(urgencyOf(row({ lagMillis: 900 })));
  });

  it('counts connected members, who has acted, and the longest lag of a team', () => {
    const player = (id: string, team: string, connected: boolean) => ({ id, nickname: id, team, connected });
    const view = {
      ...viewOf({ phase: 'prepare' }),
      role: 'host',
      players: [player('p1', 't1', true), player('p2', 't1', true), player('p3', 't2', false)],
      progress: [
        { player: 'p1', acted: true, watches: false, lagMillis: 50 },
        { player: 'p2', acted: false, watches: false, lagMillis: 450 },
        { player: 'p3', acted: true, watches: false, lagMillis: 9_000 },
      ],
    } as unknown as HostView;
    const rows = progressOf(view);
    expect(rows.map(({ team }) => team.id)).toEqual(['t2', 't1', 't3']);
    expect(rows[1]).toMatchObject({ size: 2, here: 2, acted: 1, handed: true, lagMillis: 450 });
    expect(rows[0]).toMatchObject({ size: 1, here: 0, lagMillis: null });
  });
});
