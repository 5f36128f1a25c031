import { expect, it } from 'vitest';
import { momentIn, momentQuery } from '../../client/links/moment.ts';
import { routeOf } from '../../client/links/routes.ts';
import { boundaryPulls } from '../../client/picture/pull.ts';
import {
  cellOf,
  mapsOf,
  momentsOf,
  moralsOf,
  namedIn,
  peopleOf,
  playedBy,
} from '../../client/room/debrief.ts';
import { RULES } from '../../engine/match/rules.ts';
import type { Team } from '../../engine/match/teams.ts';
import type { BoutRecord } from '../../engine/match/views.ts';
import { wholePoints } from '../../engine/match/whole-points.ts';
import type { RecordedSummary } from '../../engine/round/result.ts';
import type { Scenario } from '../../engine/round/scenario.ts';
import { isShipped, SCENARIOS } from '../../engine/round/scenarios/index.ts';
import { PUBLISHED } from '../../instrument/balance/published.ts';
import { summaryOf } from '../match/match-player.ts';

const bout = (round: number, told: Partial<RecordedSummary>, more: Partial<BoutRecord> = {}): BoutRecord => ({
  ...{
    id: `r${round}b1`,
    round,
    teams: { attack: 't1', defend: 't2' },
    well: 't2',
    scenario: 'moons',
    seed: 1,
  },
  attack: { plan: { attack: { id: 'far-flip', params: {} }, epsilon: 0.05 }, byBot: false, by: 'Rosa' },
  defend: { plan: { filters: [{ id: 'loss', params: {} }] }, byBot: false, by: 'Blaise' },
  summary: { ...summaryOf(60, 40), ...told },
  ...more,
});
const { detection } = summaryOf(60, 40);
const scenarioOf = (id: string) => RULES.scenario(id) as Scenario;

it('CLIENT-66 a debrief shows three moments, each of a bout of its own where there are enough', () => {
  const bouts = [
    bout(1, { accuracy: 0.85, unfilteredAccuracy: 0.9 }),
    bout(2, { accuracy: 0.6, unfilteredAccuracy: 0.6 }),
    bout(3, { accuracy: 0.89, unfilteredAccuracy: 0.89, attackScore: 50, defenceScore: 50 }),
    bout(4, { accuracy: 0.89, unfilteredAccuracy: 0.89 }),
  ];
  const moments = momentsOf(bouts);
  expect(moments.map(({ kind, record }) => [kind, record.round])).toEqual([
    ['turned', 1],
    ['hardest', 2],
    ['found', 3],
  ]);
  expect(momentsOf([])).toEqual([]);
  // A duel has two bouts: one of them gives a second moment. Scores are called close only where they are.
  const oneSided = { accuracy: 0.9, unfilteredAccuracy: 0.9, attackScore: 0, defenceScore: 82 };
  const duel = [bout(1, oneSided), bout(2, { ...oneSided, detection: { ...detection, mcc: 0, fpr: 0 } })];
  expect(momentsOf(duel).map(({ kind, record }) => [kind, record.round])).toEqual([
    ['found', 1],
    ['price', 1],
    ['clearest', 2],
  ]);
  const close = [bout(1, {}), bout(2, { attackScore: 50, defenceScore: 45 })];
  expect(momentsOf(close).map(({ kind }) => kind)).toContain('closest');
  expect(momentsOf(bouts.slice(0, 1)).length).toBe(3);
  expect(moralsOf(bouts, scenarioOf)[0]).toBeDefined();
});

it('CLIENT-66 the map of what was played holds means of the attack’s advantage', () => {
  const bouts = [
    bout(1, { attackScore: 80, defenceScore: 20 }),
    bout(2, { attackScore: 40, defenceScore: 60 }),
  ];
  const [map] = mapsOf(bouts, () => ({ attack: 'a', defence: 'd' }));
  expect(map?.advantage.get(cellOf('a', 'd'))).toBe(60);
});

it('CLIENT-66 what came of it is what the team played on each side of a round, and the mean that it was paid', () => {
  const other = { teams: { attack: 't2', defend: 't1' } } as const;
  const bouts = [
    bout(1, { attackScore: 80, defenceScore: 20 }),
    bout(1, { attackScore: 40, defenceScore: 60 }),
    bout(
      1,
      { attackScore: 5, defenceScore: 95 },
      { ...other, defend: { ...bout(1, {}).defend, byBot: true } },
    ),
    bout(2, { attackScore: 7, defenceScore: 93 }, other),
  ];
  const teams = ['t1', 't2'].map((id) => ({ id }) as Team);
  const points = wholePoints({ teams, bouts });
  expect(playedBy('t1', bouts, points, () => ({ attack: 'a', defence: 'd' }))).toEqual([
    { round: 1, side: 'attack', plan: 'a', byBot: false, bouts: 2, score: 60 },
    { round: 1, side: 'defend', plan: 'd', byBot: true, bouts: 1, score: 95 },
    { round: 2, side: 'defend', plan: 'd', byBot: false, bouts: 1, score: 93 },
  ]);
});

it('CLIENT-66 people are told of by the host’s export, and by the names in plans without it', () => {
  const split = bout(1, { parts: [{ rows: 4, through: 3 }] }, {});
  const record: BoutRecord = { ...split, attack: { ...split.attack, by: null, members: ['Ada'] } };
  expect(namedIn([record, bout(2, {})])).toEqual([
    { nickname: 'Ada', team: 't1', did: null, parts: { rows: 4, through: 3 } },
    { nickname: 'Rosa', team: 't1', did: null, parts: null },
    { nickname: 'Blaise', team: 't2', did: null, parts: null },
  ]);
  const row = (who: string, what: string) => ({ number: 1, time: '', what, who, about: null });
  const tables = {
    players: [{ player: 'p1', nickname: 'Rosa', team: 't1', connected: true }],
    parts: [{ bout: 'r1b1', player: 'p1', rows: 4, through: 3 }],
    // The match before is another debrief's.
    audit: [
      row('p1', 'draft-set'),
      row('host', 'match-begun-again'),
      row('p1', 'draft-set'),
      row('p1', 'bought'),
    ],
  };
  expect(peopleOf(tables)).toEqual([
    {
      nickname: 'Rosa',
      team: 't1',
      did: { changes: 1, handed: 0, asked: 1 },
      parts: { rows: 4, through: 3 },
    },
  ]);
});

it('CLIENT-66 a moment has an address, and so has a debrief', () => {
  const moment = { bout: 'r2b1', step: 'why', at: 'step-20' } as const;
  expect(momentIn(momentQuery(moment))).toEqual(moment);
  expect(momentQuery({ ...moment, at: null })).toBe('?bout=r2b1&step=why');
  expect(momentIn('?step=nonsense&at=filter-x')).toEqual({ bout: null, step: 'model', at: null });
  expect(routeOf('/debrief')).toEqual({ page: 'debrief-file' });
  expect(routeOf('/debrief/ABCDEF/2')).toEqual({ page: 'debrief', code: 'ABCDEF', match: 2 });
});

it('CLIENT-66 published best play is of scenarios that there are, and its shares come to one', () => {
  expect(Object.keys(PUBLISHED).every(isShipped)).toBe(true);
  expect(Object.keys(PUBLISHED)).toHaveLength(Object.keys(SCENARIOS).length);
  for (const { attack, defence } of Object.values(PUBLISHED))
    for (const mix of [attack, defence])
      expect(Math.abs(1 - mix.reduce((sum, [, share]) => sum + share, 0))).toBeLessThan(0.05); // shares below a hundredth are not written
});

it('WHY-7 arrows lead from where the boundary would be to where it is, and not where it has hardly moved', () => {
  const [cols, rows] = [41, 41];
  const upright = (at: number) => ({
    ...{ cols, rows },
    scores: Float32Array.from({ length: cols * rows }, (_, i) => (i % cols) / (cols - 1) - at),
  });
  const pulls = boundaryPulls(upright(0.4), upright(0.5));
  expect(pulls.length).toBeGreaterThan(2);
  for (const [u0, v0, u1, v1] of pulls) {
    expect(u0).toBeCloseTo(0.4, 2);
    expect(u1).toBeCloseTo(0.5, 1);
    expect(v1).toBeCloseTo(v0, 2);
  }
  expect(boundaryPulls(upright(0.4), upright(0.4))).toEqual([]);
});
