import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ATTACK_IDS } from '../../engine/attacks/index.ts';
import { FILTER_IDS } from '../../engine/filters/index.ts';
import { type DATA_KINDS, dataRefusal } from '../../engine/match/access.ts';
import { type Command, HOST } from '../../engine/match/commands.ts';
import { decide } from '../../engine/match/decide.ts';
import { begin, evolve, replayLog } from '../../engine/match/evolve.ts';
import { boutsOf } from '../../engine/match/formats.ts';
import {
  boutsInPlay,
  type LoggedEvent,
  type Match,
  type MatchEvent,
  type Player,
  sideOf,
} from '../../engine/match/match.ts';
import { RULES } from '../../engine/match/rules.ts';
import { viewOf, viewOfSeat } from '../../engine/match/view.ts';
import type { RoomView } from '../../engine/match/views.ts';
import { type AttackPlan, type DefencePlan, isRowsPlan } from '../../engine/round/plans.ts';
import { boutOf, created, summaryOf } from './match-player.ts';

/** A command with the time since the last one instead of a moment. */
type Move = { readonly wait: number; readonly make: (at: number, round: number) => Command };

const seat = fc.constantFrom('p1', 'p2', 'p3', 'p4', 'p9', HOST);
const id = fc.integer({ min: 0, max: 400 }).map((n) => `command-${n}`);
const team = fc.constantFrom('t1', 't2');
const attackPlan = fc.record({
  attack: fc.constantFrom(...ATTACK_IDS).map((id) => ({ id, params: {} })),
  // Numbers that nothing else in a view looks like, so that finding one is finding the secret.
  epsilon: fc.integer({ min: 0, max: 2_000 }).map((n) => n / 10_000 + 0.000123457),
});
const defencePlan = fc.record({
  filters: fc.array(
    fc.record({
      id: fc.constantFrom(...FILTER_IDS),
      params: fc.integer({ min: 1, max: 30 }).map((n) => ({ remove: n / 100 + 0.000765432 })),
    }),
    { maxLength: 2 },
  ),
});

const command: fc.Arbitrary<(at: number, round: number) => Command> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .record({ id, nickname: fc.constantFrom('Ann', 'Ben', 'Cleo', 'Dora', 'Eve'), team: fc.option(team) })
      .map((c) => (at: number) => ({ type: 'join' as const, ...c, at })),
  },
  {
    weight: 1,
    arbitrary: fc.record({ id, by: seat }).map((c) => (at: number) => ({ type: 'leave' as const, ...c, at })),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({ id, by: seat, team })
      .map((c) => (at: number) => ({ type: 'choose-team' as const, ...c, at })),
  },
  {
    weight: 6,
    arbitrary: fc.record({ id, by: seat, plan: attackPlan }).map((c) => (at: number, round: number) => ({
      type: 'commit-attack' as const,
      bout: `r${round}b1`,
      ...c,
      at,
    })),
  },
  {
    weight: 6,
    arbitrary: fc.record({ id, by: seat, plan: defencePlan }).map((c) => (at: number, round: number) => ({
      type: 'commit-defence' as const,
      bout: `r${round}b1`,
      ...c,
      at,
    })),
  },
  {
    weight: 3,
    arbitrary: fc
      .record({
        id,
        type: fc.constantFrom('start' as const, 'pause' as const, 'resume' as const, 'advance' as const),
      })
      .map((c) => (at: number) => ({ ...c, by: HOST, at })),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({ id, by: seat, millis: fc.integer({ min: 1_000, max: 600_000 }) })
      .map((c) => (at: number) => ({ type: 'extend' as const, ...c, at })),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({ id, by: seat, player: seat, team })
      .map((c) => (at: number) => ({ type: 'move' as const, ...c, at })),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({ id, by: seat, player: seat })
      .map((c) => (at: number) => ({ type: 'kick' as const, ...c, at })),
  },
  { weight: 4, arbitrary: fc.constant((at: number) => ({ type: 'tick' as const, at })) },
  { weight: 1, arbitrary: fc.constant((at: number) => ({ type: 'recover' as const, at })) },
  {
    weight: 4,
    arbitrary: fc.constant((at: number, round: number) => ({
      type: 'training-done' as const,
      bout: `r${round}b1`,
      summary: summaryOf(55, 45),
      at,
    })),
  },
  {
    weight: 1,
    arbitrary: fc.constant((at: number, round: number) => ({
      type: 'training-failed' as const,
      bout: `r${round}b1`,
      reason: 'died',
      final: round % 2 === 0,
      at,
    })),
  },
);
const moves: fc.Arbitrary<Move[]> = fc.array(
  fc.record({
    wait: fc.oneof(fc.integer({ min: 0, max: 5_000 }), fc.integer({ min: 5_000, max: 90_000 })),
    make: command,
  }),
  { minLength: 5, maxLength: 80 },
);

/** Always starts with two players and a started match, so that most runs get somewhere. */
const OPENING: Move[] = [
  { wait: 1, make: (at) => ({ type: 'join', id: 'opening-1', nickname: 'Ann', team: 't1', at }) },
  { wait: 1, make: (at) => ({ type: 'join', id: 'opening-2', nickname: 'Ben', team: 't2', at }) },
  { wait: 1, make: (at) => ({ type: 'start', id: 'opening-3', by: HOST, at }) },
];

function run(list: readonly Move[], look: (match: Match) => void): { match: Match; log: LoggedEvent[] } {
  const log: LoggedEvent[] = [created];
  let match = begin(created);
  let at = created.at;
  for (const { wait, make } of [...OPENING, ...list]) {
    at += wait;
    const before = match;
    const frozen = JSON.stringify(before);
    const decision = decide(match, make(at, 'round' in match ? match.round : 0), RULES);
    expect(JSON.stringify(before)).toBe(frozen);
    if (decision.ok) {
      log.push(...decision.events);
      match = decision.events.reduce(evolve, match);
    }
    look(match);
  }
  return { match, log };
}

const extra = {
  connected: new Set(['p1']),
  streamReady: new Set(['r1b1', 'r2b1']),
  scenario: RULES.scenario,
};
const FIXED = { seed: 42, numRuns: 300 };

describe('whatever is commanded', () => {
  it('MATCH-14 replaying the log gives the same match', () => {
    fc.assert(
      fc.property(moves, (list) => {
        const { match, log } = run(list, () => {});
        expect(replayLog(JSON.parse(JSON.stringify(log)))).toEqual(JSON.parse(JSON.stringify(match)));
      }),
      FIXED,
    );
  });

  it('MATCH-11 no side ever overspends', () => {
    fc.assert(
      fc.property(moves, (list) => {
        const moons = RULES.scenario('moons');
        if (!moons) throw new Error('no moons');
        const { match } = run(list, (now) => {
          const { attack, defend } = plansOf(now);
          if (attack) expect(RULES.checkAttackPlan(moons, attack)).toBeNull();
          if (defend) expect(RULES.checkDefencePlan(moons, defend)).toBeNull();
        });
        for (const { attack, defend } of match.records) {
          expect(RULES.checkAttackPlan(moons, attack.plan)).toBeNull();
          expect(RULES.checkDefencePlan(moons, defend.plan)).toBeNull();
        }
      }),
      FIXED,
    );
  });

  it('MATCH-12 the same commands sent twice give the same match', () => {
    fc.assert(
      fc.property(moves, (list) => {
        const named = list.filter(({ make }) => 'id' in make(0, 0));
        const twice = named.flatMap((move) => [move, { ...move, wait: 0 }]);
        expect(run(twice, () => {}).match).toEqual(run(named, () => {}).match);
      }),
      FIXED,
    );
  });

  it('VIEW-1 nobody but the attackers sees their plan, and nobody but the defenders theirs, before the reveal', () => {
    fc.assert(
      fc.property(moves, (list) => {
        run(list, (match) => {
          // What earlier rounds showed is no secret; take it away and look at the rest.
          const now = { ...match, records: [] };
          for (const player of match.players) {
            const text = JSON.stringify(viewOfSeat(player, now, extra));
            if (sideNow(match, player) !== 'attack') expectNoAttack(text, match);
            if (sideNow(match, player) !== 'defend') expectNoDefence(text, match);
          }
          for (const role of ['spectator', 'host'] as const) {
            const text = JSON.stringify(viewOf(role, now, extra));
            expectNoAttack(text, match);
            expectNoDefence(text, match);
          }
        });
      }),
      FIXED,
    );
  });

  it('VIEW-7 a plan is shown to the seats that were there when it was committed, and to no other', () => {
    fc.assert(
      fc.property(moves, (list) => {
        let there: readonly string[] = [];
        let match = begin(created);
        for (const event of run(list, () => {}).log.slice(1) as MatchEvent[]) {
          match = evolve(match, event);
          if (match.phase === 'briefing') there = match.players.map(({ id }) => id);
          const now = { ...match, records: [] };
          for (const player of match.players) {
            if (there.includes(player.id) || match.phase === 'briefing') continue;
            const text = JSON.stringify(viewOfSeat(player, now, extra));
            expectNoAttack(text, match);
            expectNoDefence(text, match);
            if (match.phase !== 'filter') continue;
            const bout = boutOf(match);
            expect(dataRefusal(match, 'known', bout, player.id)).toBe('wrong-role');
            expect(dataRefusal(match, 'stream', bout, player.id)).toBe('wrong-role');
          }
        }
      }),
      FIXED,
    );
  });

  it('MATCH-15 whoever left during the match comes back on the same team', () => {
    fc.assert(
      fc.property(moves, (list) => {
        const { log } = run(list, () => {});
        const held = new Map<string, { nickname: string; team: string }>();
        const left = new Map<string, string>();
        let begun = false;
        for (const event of log) {
          if (event.type === 'phase-started') begun = true;
          if (event.type === 'team-changed') {
            const { nickname = '' } = held.get(event.player) ?? {};
            held.set(event.player, { nickname, team: event.team });
          }
          if (event.type === 'player-left' || event.type === 'player-kicked') {
            const gone = held.get(event.player);
            if (gone && begun) left.set(gone.nickname, gone.team);
          }
          if (event.type !== 'player-joined') continue;
          expect(left.get(event.nickname) ?? event.team).toBe(event.team);
          held.set(event.player, event);
        }
      }),
      FIXED,
    );
  });

  it('VIEW-2 no view holds the seed of the match or of a bout, at any time', () => {
    fc.assert(
      fc.property(moves, (list) => {
        run(list, (match) => {
          const bouts = [1, 2].flatMap((round) => boutsOf(match, round));
          const secrets = [match.seed, ...bouts.map(({ seed }) => seed)].map(String);
          for (const view of allViews(match)) {
            const text = JSON.stringify(view);
            for (const secret of secrets) expect(text).not.toContain(secret);
          }
        });
      }),
      FIXED,
    );
  });

  it('VIEW-3 a view and its desks have the keys of their types and no others', () => {
    const shared = [
      ...['code', 'phase', 'endsAt', 'pausedWithMillis', 'locked', 'format', 'teams', 'players', 'scenarios'],
      ...['round', 'rounds', 'scenario', 'bouts', 'revealed', 'history', 'standings', 'role'],
    ];
    const own = { spectator: [], host: [], player: ['you', 'team', 'attack', 'defend'] };
    const attack = ['bout', 'points', 'epsilonMax', 'spent', 'bought', 'plan', 'previewSeed'];
    const defend = ['bout', 'points', 'epsilonRange', 'spent', 'bought', 'plan', 'streamReady'];
    const keys = (value: object) => Object.keys(value).sort();
    fc.assert(
      fc.property(moves, (list) => {
        run(list, (match) => {
          for (const view of allViews(match)) {
            expect(keys(view)).toEqual([...shared, ...own[view.role]].sort());
            for (const record of view.history) {
              expect(record).not.toHaveProperty('seed');
              expect(record.attack).not.toHaveProperty('seenBy');
            }
            for (const bout of view.bouts) expect(keys(bout)).toEqual(['committed', 'id', 'teams', 'well']);
            if (view.role !== 'player') continue;
            if (view.attack) expect(keys(view.attack)).toEqual(attack.sort());
            if (view.defend) expect(keys(view.defend)).toEqual(defend.sort());
          }
        });
      }),
      { ...FIXED, numRuns: 60 },
    );
  });

  it('VIEW-4 data are given out by role and phase', () => {
    fc.assert(
      fc.property(moves, (list) => {
        run(list, (match) => {
          const round = 'round' in match ? match.round : 0;
          for (const who of [...match.players.map((player) => player.id), HOST, null]) {
            const player = match.players.find((each) => each.id === who);
            const plays = player !== undefined && player.playsFrom <= round;
            const attacks = plays && sideNow(match, player) === 'attack';
            const may = (kind: (typeof DATA_KINDS)[number]) =>
              dataRefusal(match, kind, `r${round}b1`, who) === null;
            if (may('known')) expect(attacks && match.phase !== 'briefing').toBe(true);
            if (match.phase === 'filter') expect(may('stream')).toBe(plays && !attacks);
            if (may('reveal')) expect(match.phase).toBe('reveal');
            if (may('training')) expect(['train', 'reveal']).toContain(match.phase);
            expect(dataRefusal(match, 'reveal', `r${round + 1}b1`, who)).not.toBeNull();
          }
        });
      }),
      FIXED,
    );
  });
});

/** The plans of the duel's bout in play. */
function plansOf(match: Match): { attack: AttackPlan | null; defend: DefencePlan | null } {
  const bout = boutsInPlay(match)[0];
  const defend = bout && 'defend' in bout ? bout.defend : null;
  return { attack: bout?.attack?.plan ?? null, defend: defend?.plan ?? null };
}

function sideNow(match: Match, player: Player) {
  const bout = 'round' in match ? boutsOf(match, match.round)[0] : undefined;
  return bout ? sideOf(player, bout) : null;
}

function allViews(match: Match): RoomView[] {
  const watching = (['spectator', 'host'] as const).map((role) => viewOf(role, match, extra));
  return [...watching, ...match.players.map((player) => viewOfSeat(player, match, extra))];
}

function expectNoAttack(text: string, match: Match): void {
  const plan = plansOf(match).attack;
  if (!plan || isRowsPlan(plan)) return;
  const { attack, epsilon } = plan;
  expect(text).not.toContain(`"${attack.id}"`);
  expect(text).not.toContain(`"epsilon":`);
  // Budgets and scores are round numbers; the plans of this test are not.
  if (String(epsilon).length > 8) expect(text).not.toContain(String(epsilon));
}

function expectNoDefence(text: string, match: Match): void {
  const plan = plansOf(match).defend;
  if (!plan) return;
  expect(text).not.toContain('"filters"');
  expect(text).not.toContain('"remove"');
  for (const { id } of plan.filters) expect(text).not.toContain(`"${id}"`);
}
