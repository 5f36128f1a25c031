import fc from 'fast-check';
import { expect } from 'vitest';
import { ATTACK_IDS } from '../../engine/attacks/ids.ts';
import { FILTER_IDS } from '../../engine/filters/ids.ts';
import { type Command, HOST } from '../../engine/match/commands.ts';
import { decide } from '../../engine/match/decide.ts';
import type { LoggedEvent, RoomCreated } from '../../engine/match/events.ts';
import { begin, evolve } from '../../engine/match/evolve.ts';
import type { DefendedBout, Match, TrainedBout } from '../../engine/match/match.ts';
import { REVEAL_STEPS } from '../../engine/match/reveal.ts';
import { RULES } from '../../engine/match/rules.ts';
import { newTeams } from '../../engine/match/teams.ts';
import type { AttackPlan, DefencePlan } from '../../engine/round/plans.ts';
import { created, summaryOf } from './match-player.ts';

/** A command with the time since the last one instead of a moment, and who counts as connected. */
type Make = (at: number, round: number) => Command;
export type Move = { readonly wait: number; readonly make: Make; readonly away?: readonly string[] };

const SEATS = ['p1', 'p2', 'p3', 'p4', 'p9'] as const;
/** Identities of watchers. */
export const WATCHERS = ['w-0123456789abcdef', 'w-fedcba9876543210'] as const;
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
/** A guess of a watcher, or of a seat that may be at work. */
const guess = {
  weight: 2,
  arbitrary: fc
    .record({
      id,
      by: fc.oneof(fc.constantFrom(...WATCHERS), seat),
      team,
      accuracy: fc.constantFrom(0.31, 0.77),
    })
    .map((c) => (at: number, round: number) => ({ type: 'guess' as const, ...c, round, at })),
};
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
  guess,
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
  {
    weight: 2,
    arbitrary: fc
      .record({
        id,
        step: fc.constantFrom(...REVEAL_STEPS),
        bout: fc.constantFrom(undefined, 'r1b1', 'r1b2'),
      })
      .map((c) => (at: number, round: number) => ({ type: 'show-step' as const, by: HOST, ...c, round, at })),
  },
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
export const moves: fc.Arbitrary<Move[]> = fc.array(
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
export const room = fc.constantFrom(...ROOMS);

export function run(
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

export const extra = {
  ...{ connected: new Set(['p1']), present: new Set(['p1', 'p2']), rules: RULES },
  ...{ lagMillis: new Map([['p1', 120]]) },
};
/** Seeds of the properties over moves. */
export const FIXED = { seed: 42, numRuns: 300, endOnFailure: true };

export type TeamPlan = { readonly team: string; readonly plan: AttackPlan | DefencePlan };

/** Every draft and every plan of the round that is played, by team. */
export function plansOf(match: Match): TeamPlan[] {
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
