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
  type DefendedBout,
  type LoggedEvent,
  type Match,
  type MatchEvent,
  type Player,
  playsIn,
  type RoomCreated,
  sideOf,
  type TrainedBout,
} from '../../engine/match/match.ts';
import { RULES } from '../../engine/match/rules.ts';
import { newTeams } from '../../engine/match/teams.ts';
import { shareView, viewOf, viewOfHost, viewOfSeat } from '../../engine/match/view.ts';
import type { RoomView } from '../../engine/match/views.ts';
import type { AttackPlan, DefencePlan } from '../../engine/round/plans.ts';
import { boutOf, created, summaryOf } from './match-player.ts';

/** A command with the time since the last one instead of a moment, and who counts as connected. */
type Make = (at: number, round: number) => Command;
type Move = { readonly wait: number; readonly make: Make; readonly away?: readonly string[] };

const SEATS = ['p1', 'p2', 'p3', 'p4', 'p9'] as const;
const seat = fc.constantFrom(...SEATS, HOST);
const id = fc.integer({ min: 0, max: 400 }).map((n) => `command-${n}`);
const team = fc.constantFrom('t1', 't2', 't3');
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

/** A command of whoever has an id, with what else it says. */
const asked = <T extends object>(weight: number, rest: fc.Arbitrary<T>) => ({
  weight,
  arbitrary: fc.tuple(fc.record({ id, by: seat }), rest).map(([who, what]) => (at: number) => ({
    ...who,
    ...what,
    at,
  })) as unknown as fc.Arbitrary<Make>,
});
/** One that is about the draft of the round that is played. */
const onDraft = <T extends object>(weight: number, rest: fc.Arbitrary<T>) => ({
  weight,
  arbitrary: fc
    .tuple(fc.record({ id, by: seat }), rest)
    .map(([who, what]) => (at: number, round: number) => ({
      ...who,
      ...what,
      round,
      at,
    })) as unknown as fc.Arbitrary<Make>,
});
const side = fc.constantFrom('attack' as const, 'defend' as const);
const type = <T extends string>(value: T) => fc.constant(value);

const command: fc.Arbitrary<Make> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .record({ id, nickname: fc.constantFrom('Ann', 'Ben', 'Cleo', 'Dora', 'Eve'), team: fc.option(team) })
      .map((c) => (at: number) => ({ type: 'join' as const, ...c, at })),
  },
  asked(1, fc.record({ type: type('leave') })),
  asked(1, fc.record({ type: type('choose-team'), team })),
  asked(1, fc.record({ type: type('rename-team'), team, name: fc.constantFrom('Night', 'Day', 'Heron') })),
  onDraft(6, fc.record({ type: type('set-draft'), side: type('attack'), plan: attackPlan })),
  onDraft(6, fc.record({ type: type('set-draft'), side: type('defend'), plan: defencePlan })),
  onDraft(3, fc.record({ type: type('say-ready'), side, ready: fc.boolean(), sure: fc.boolean() })),
  onDraft(5, fc.record({ type: type('commit'), side, sure: fc.boolean() })),
  onDraft(1, fc.record({ type: type('take-back'), side })),
  {
    weight: 3,
    arbitrary: fc
      .record({
        id,
        type: fc.constantFrom('start' as const, 'pause' as const, 'resume' as const, 'advance' as const),
      })
      .map((c) => (at: number) => ({ ...c, by: HOST, at })),
  },
  asked(1, fc.record({ type: type('extend'), millis: fc.integer({ min: 1_000, max: 600_000 }) })),
  asked(1, fc.record({ type: type('move'), player: seat, team })),
  asked(1, fc.record({ type: fc.constantFrom('kick', 'ban'), player: seat })),
  asked(1, fc.record({ type: type('rename'), player: seat, nickname: fc.constantFrom('Ann', 'Finn') })),
  asked(1, fc.record({ type: type('set-teams'), count: fc.integer({ min: 2, max: 4 }) })),
  asked(1, fc.record({ type: type('say'), to: fc.option(fc.constantFrom('t1', 'p2')), text: type('Hello') })),
  asked(1, fc.record({ type: fc.constantFrom('invite-host', 'end') })),
  asked(
    1,
    fc.record({
      ...{ type: type('play-again'), seed: fc.constant('0123456789abcdef0123456789abcdef') },
      ...{ scenarios: fc.constant(['moons']), rounds: fc.constant(2) },
    }),
  ),
  { weight: 4, arbitrary: fc.constant((at: number) => ({ type: 'tick' as const, at })) },
  { weight: 1, arbitrary: fc.constant((at: number) => ({ type: 'recover' as const, at })) },
  {
    weight: 2,
    arbitrary: fc.constant((at: number, round: number) => ({ type: 'delivered' as const, round, at })),
  },
  {
    weight: 6,
    arbitrary: fc.integer({ min: 1, max: 3 }).map((bout) => (at: number, round: number) => ({
      type: 'training-done' as const,
      bout: `r${round}b${bout}`,
      summary: summaryOf(55, 45),
      at,
    })),
  },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 1, max: 3 }).map((bout) => (at: number, round: number) => ({
      type: 'training-failed' as const,
      bout: `r${round}b${bout}`,
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
    away: fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, fc.subarray([...SEATS])),
  }),
  { minLength: 5, maxLength: 80 },
);

/** Always starts with two players and a started match, so that most runs get somewhere. */
const OPENING: Move[] = [
  { wait: 1, make: (at) => ({ type: 'join', id: 'opening-1', nickname: 'Ann', team: 't1', at }) },
  { wait: 1, make: (at) => ({ type: 'join', id: 'opening-2', nickname: 'Ben', team: 't2', at }) },
  { wait: 1, make: (at) => ({ type: 'start', id: 'opening-3', by: HOST, at }) },
];

/** Rooms of two formats: one bout a round, and three teams with a well each. */
const ROOMS: readonly RoomCreated[] = [
  created,
  { ...created, format: 'wells', teams: newTeams(3), rounds: 2 },
];
const room = fc.constantFrom(...ROOMS);

function run(
  list: readonly Move[],
  look: (match: Match) => void,
  opened: RoomCreated = created,
): { match: Match; log: LoggedEvent[] } {
  const log: LoggedEvent[] = [opened];
  let match = begin(opened);
  let at = opened.at;
  for (const { wait, make, away = [] } of [...OPENING, ...list]) {
    at += wait;
    const before = match;
    const frozen = JSON.stringify(before);
    const present = new Set(match.players.map((player) => player.id).filter((each) => !away.includes(each)));
    const decision = decide(match, make(at, 'round' in match ? match.round : 0), RULES, present);
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
  ...{ connected: new Set(['p1']), present: new Set(['p1', 'p2']), rules: RULES },
  ...{ lagMillis: new Map([['p1', 120]]) },
};
const FIXED = { seed: 42, numRuns: 300, endOnFailure: true };

describe('whatever is commanded', () => {
  it('MATCH-14 replaying the log gives the same match', () => {
    fc.assert(
      fc.property(moves, room, (list, opened) => {
        const { match, log } = run(list, () => {}, opened);
        expect(replayLog(JSON.parse(JSON.stringify(log)))).toEqual(JSON.parse(JSON.stringify(match)));
      }),
      FIXED,
    );
  });

  it('MATCH-11 no side ever overspends, in drafts, plans and records', () => {
    fc.assert(
      fc.property(moves, room, (list, opened) => {
        const moons = RULES.scenario('moons');
        if (!moons) throw new Error('no moons');
        const { match } = run(
          list,
          (now) => {
            for (const { plan } of plansOf(now)) {
              const problem =
                'filters' in plan ? RULES.checkDefencePlan(moons, plan) : RULES.checkAttackPlan(moons, plan);
              expect(problem).toBeNull();
            }
          },
          opened,
        );
        for (const { attack, defend } of match.records) {
          expect(RULES.checkAttackPlan(moons, attack.plan)).toBeNull();
          expect(RULES.checkDefencePlan(moons, defend.plan)).toBeNull();
        }
      }),
      FIXED,
    );
  });

  it('MATCH-37 every bout of a round that is over is scored, or was given up after its trainings failed', () => {
    fc.assert(
      fc.property(moves, room, (list, opened) => {
        let before: Match = begin(opened);
        for (const event of run(list, () => {}, opened).log.slice(1) as MatchEvent[]) {
          const after = evolve(before, event);
          if (event.type === 'phase-started' && event.phase === 'reveal' && before.phase === 'train') {
            const ids = after.records.filter(({ round }) => round === event.round).map((record) => record.id);
            const given = before.bouts.filter(({ voided }) => voided).map((bout) => bout.id);
            expect([...ids, ...given].sort()).toEqual(
              boutsOf(before, event.round)
                .map((b) => b.id)
                .sort(),
            );
          }
          before = after;
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

  it('VIEW-1 before the reveal nobody sees a draft or a plan of another team, or of a round that they watch', () => {
    fc.assert(
      fc.property(moves, room, (list, opened) => {
        run(
          list,
          (match) => {
            // What earlier rounds showed is no secret; take it away and look at the rest.
            const shared = shareView({ ...match, records: [] }, extra);
            const plans = plansOf(match);
            for (const player of match.players) {
              const plays = 'round' in match && playsIn(player, match.round);
              const own = plans.filter((each) => plays && each.team === player.team);
              const text = JSON.stringify(viewOfSeat(player, shared));
              expectNone(
                text,
                plans.filter((each) => !own.includes(each)),
                own,
              );
            }
            for (const view of [viewOf('spectator', shared), viewOfHost(HOST, shared)])
              expectNone(JSON.stringify(view), plans, []);
          },
          opened,
        );
      }),
      FIXED,
    );
  });

  it('VIEW-7 a seat that is taken in the middle of a round sees no draft, no plan and no data of its team', () => {
    fc.assert(
      fc.property(moves, (list) => {
        let there: readonly string[] = [];
        let match = begin(created);
        for (const event of run(list, () => {}).log.slice(1) as MatchEvent[]) {
          match = evolve(match, event);
          if (match.phase === 'briefing') there = match.players.map((player) => player.id);
          const shared = shareView({ ...match, records: [] }, extra);
          for (const player of match.players) {
            if (there.includes(player.id) || match.phase === 'briefing' || match.phase === 'lobby') continue;
            expectNone(JSON.stringify(viewOfSeat(player, shared)), plansOf(match), []);
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
      ...['code', 'phase', 'event', 'endsAt', 'paused', 'pausedWithMillis', 'locked', 'choose', 'bots'],
      ...['phantoms', 'seedHash', 'seedChosen', 'format', 'teams', 'players', 'scenarios', 'round', 'rounds'],
      ...['scenario', 'bouts', 'revealed', 'history', 'results', 'standings', 'said', 'role'],
    ];
    const own = {
      spectator: [],
      host: ['you', 'hosts', 'progress'],
      player: ['you', 'team', 'attack', 'defend'],
    };
    const attack = [
      'bout',
      'bouts',
      'draft',
      'points',
      'epsilonMax',
      'spent',
      'bought',
      'plan',
      'previewSeed',
    ];
    const defend = [
      'bout',
      'bouts',
      'draft',
      'points',
      'epsilonRange',
      'spent',
      'bought',
      'plan',
      'streamReady',
    ];
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
            for (const bout of view.bouts)
              expect(keys(bout)).toEqual(['accuracy', 'cleanAccuracy', 'committed', 'id', 'teams', 'well']);
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
            if (match.phase === 'filter')
              expect(may('stream')).toBe(plays && !attacks && match.arrival.opened);
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

type TeamPlan = { readonly team: string; readonly plan: AttackPlan | DefencePlan };

/** Every draft and every plan of the round that is played, by team. */
function plansOf(match: Match): TeamPlan[] {
  const drafts = 'desks' in match ? match.desks : [];
  const open = drafts.flatMap(({ team: by, draft, handed }) =>
    [draft, handed].flatMap((held) => (held ? [{ team: by, plan: held.plan }] : [])),
  );
  const played: readonly (DefendedBout | TrainedBout)[] = 'bouts' in match ? match.bouts : [];
  return [
    ...open,
    ...played.map(({ teams, attack }) => ({ team: teams.attack, plan: attack.plan })),
    ...played.flatMap((bout) =>
      'defend' in bout ? [{ team: bout.teams.defend, plan: bout.defend.plan }] : [],
    ),
  ];
}

function sideNow(match: Match, player: Player) {
  const bout = 'round' in match ? boutsOf(match, match.round)[0] : undefined;
  return bout ? sideOf(player, bout) : null;
}

function allViews(match: Match): RoomView[] {
  const shared = shareView(match, extra);
  const players = match.players.map((player) => viewOfSeat(player, shared));
  return [viewOf('spectator', shared), viewOfHost(HOST, shared), ...players];
}

/** Numbers of a plan that nothing else in a view looks like. */
function marksOf({ plan }: TeamPlan): string[] {
  const ofFilters = 'filters' in plan ? plan.filters.flatMap(({ params }) => Object.values(params)) : [];
  const numbers = 'epsilon' in plan ? [plan.epsilon] : ofFilters;
  return numbers.map(String).filter((text) => text.length > 8);
}

function expectNone(text: string, foreign: readonly TeamPlan[], own: readonly TeamPlan[]): void {
  const known = new Set(own.flatMap(marksOf));
  for (const mark of foreign.flatMap(marksOf)) if (!known.has(mark)) expect(text).not.toContain(mark);
}
