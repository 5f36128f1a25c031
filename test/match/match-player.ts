import type { Purchase } from '../../engine/match/bought.ts';
import { type Command, type CommandOf, type Decision, HOST } from '../../engine/match/commands.ts';
import { decide } from '../../engine/match/decide.ts';
import type { LoggedEvent, RoomCreated } from '../../engine/match/events.ts';
import { begin, evolve } from '../../engine/match/evolve.ts';
import type { TeamId } from '../../engine/match/formats.ts';
import type { Match } from '../../engine/match/match.ts';
import { RULES, type Rules } from '../../engine/match/rules.ts';
import { newTeams } from '../../engine/match/teams.ts';
import type { RoundPhase } from '../../engine/match/views.ts';
import { ENGINE_VERSION } from '../../engine/round/engine-version.ts';
import type { DefencePlan, RecipePlan, SinglePlan } from '../../engine/round/plans.ts';
import type { RecordedSummary } from '../../engine/round/result.ts';
import type { Side } from '../../engine/round/sides.ts';

export const ATTACK_PLAN: RecipePlan = { attack: { id: 'flip-insert', params: {} }, epsilon: 0.02 };
const DEFENCE_PLAN: DefencePlan = { filters: [{ id: 'loss', params: {} }] };

export const created: RoomCreated = {
  type: 'room-created',
  code: 'ABCDEF',
  seed: 4_000_000_007,
  pace: 1,
  format: 'duel',
  rounds: 2,
  choose: true,
  bots: 'medium',
  phantoms: 0,
  event: null,
  seedChosen: false,
  teams: newTeams(2),
  engine: ENGINE_VERSION,
  scenarios: ['moons'],
  at: 1_000,
  command: null,
};

export const summaryOf = (attackScore: number, defenceScore: number): RecordedSummary => ({
  poisonRows: 40,
  epsilon: 0.1,
  streamRows: 440,
  removedRows: 22,
  cleanAccuracy: 0.9,
  accuracy: 0.8,
  unfilteredAccuracy: 0.75,
  majorityAccuracy: 0.5,
  utility: 0.75,
  impact: 1,
  detection: {
    caught: 10,
    missed: 30,
    collateral: 12,
    passed: 388,
    precision: 0.45,
    recall: 0.25,
    fpr: 0.03,
    mcc: 0.3,
  },
  outage: false,
  attackScore,
  defenceScore,
  digest: '0'.repeat(64),
});

/** The only bout of the round that a duel is in; of the first before it has begun. */
export const boutOf = (match: Match): string => `r${'round' in match ? match.round : 1}b1`;

/** A match that keeps its log, for tests that read like a story. */
export function playMatch(room: RoomCreated = created, rules: Rules = RULES) {
  /** Seats that are away; everybody else is connected. */
  const away = new Set<string>();
  const present = () => new Set(match.players.map((player) => player.id).filter((seat) => !away.has(seat)));
  const log: LoggedEvent[] = [room];
  let match: Match = begin(room);
  let now = room.at;
  let ids = 0;

  const send = (command: Command): Decision => {
    const decision = decide(match, command, rules, present());
    if (decision.ok) {
      log.push(...decision.events);
      match = decision.events.reduce(evolve, match);
    }
    return decision;
  };
  const id = () => `command-${ids++}`;
  const work = (by: string) => ({
    id: id(),
    by,
    round: 'round' in match ? match.round : 1,
    at: now,
  });
  const handIn = (side: Side, by: string): Decision => {
    const decision = send({ ...work(by), type: 'commit', side, sure: true });
    if (!decision.ok) return decision;
    now += RULES.takeBackMillis;
    const later = send({ type: 'tick', at: now });
    return later.ok ? { ok: true, events: [...decision.events, ...later.events] } : later;
  };
  return {
    log,
    send,
    get match() {
      return match;
    },
    get now() {
      return now;
    },
    pass: (millis: number) => {
      now += millis;
      return send({ type: 'tick', at: now });
    },
    join: (nickname: string, team: TeamId | null = null) =>
      send({ type: 'join', id: id(), nickname, team, at: now }),
    host: (type: 'start' | 'pause' | 'resume' | 'advance') => send({ type, id: id(), by: HOST, at: now }),
    endShown: (phase: RoundPhase, round: number) =>
      send({ type: 'advance', id: id(), by: HOST, shown: { phase, round }, at: now }),
    /** The deliveries of the round reach their defenders. */
    deliver: () => send({ type: 'delivered', round: 'round' in match ? match.round : 0, at: now }),
    away,
    present,
    /** Hands a plan in: the draft is set, then committed, and the time to take it back passes. */
    attack(by: string, plan = ATTACK_PLAN) {
      const set = send({ ...work(by), type: 'set-draft', side: 'attack', plan });
      return set.ok ? handIn('attack', by) : set;
    },
    defend(by: string, plan = DEFENCE_PLAN) {
      const set = send({ ...work(by), type: 'set-draft', side: 'defend', plan });
      return set.ok ? handIn('defend', by) : set;
    },
    draft: (by: string, plan: SinglePlan = ATTACK_PLAN) =>
      send({ ...work(by), type: 'set-draft', side: 'attack', plan }),
    defenceDraft: (by: string, plan: DefencePlan) =>
      send({ ...work(by), type: 'set-draft', side: 'defend', plan }),
    split: (by: string, shares: CommandOf<'split'>['shares']) =>
      send({ ...work(by), type: 'split', side: 'attack', shares }),
    buy: (by: string, bout: string, purchase: Purchase) =>
      send({ type: 'buy', id: id(), by, bout, purchase, at: now }),
    ready: (by: string, side: Side = 'attack', ready = true, sure = true) =>
      send({ ...work(by), type: 'say-ready', side, ready, sure }),
    commit: (by: string, side: Side = 'attack', sure = true) =>
      send({ ...work(by), type: 'commit', side, sure }),
    takeBack: (by: string, side: Side = 'attack') => send({ ...work(by), type: 'take-back', side }),
    trained: (attackScore = 60, defenceScore = 40) =>
      send({
        type: 'training-done',
        bout: boutOf(match),
        summary: summaryOf(attackScore, defenceScore),
        at: now,
      }),
  };
}

export type Played = ReturnType<typeof playMatch>;
