import { GameError } from '../errors.ts';
import type { AttackPlan, DefencePlan } from '../round/plans.ts';
import type { Side } from '../round/sides.ts';
import { isUp } from './clock.ts';
import { USUAL_DOOR } from './door.ts';
import { type Desk, emptyDesk, type HeldPlan } from './drafts.ts';
import { bringUpToDate } from './earlier-logs.ts';
import type { LoggedEvent, MatchEvent, RoomCreated } from './events.ts';
import { evolvePeople } from './evolve-people.ts';
import { boutsOf } from './formats.ts';
import { addGuesses, NO_GUESSES } from './guesses.ts';
import {
  actingPlayers,
  type Common,
  type DraftMatch,
  type Match,
  type RoundMatch,
  roundless,
  type TrainedBout,
  type TrainMatch,
} from './match.ts';
import { beginReveal, revealAfter } from './reveal.ts';
import type { TeamId } from './schedule.ts';
import type { BoutRecord, Handed } from './views.ts';

/** Command keys kept for retries; a retry comes within seconds, and this is hours of play. */
const COMMANDS_KEPT = 1_000;

/** A match as it stands after its creation. */
export function begin({ type: _type, at: _at, command: _command, ...created }: RoomCreated): Match {
  const none = {
    players: [],
    left: [],
    seats: 0,
    commands: [],
    bought: [],
    records: [],
    banned: [],
    hosts: [],
    said: [],
    ...NO_GUESSES,
  };
  return { phase: 'lobby', door: USUAL_DOOR, ...created, locked: false, ...none, invited: 0, earlier: [] };
}

/**
 * The match that a log tells, one of an earlier version included.
 * @throws GameError 'internal' when the log is not one that `decide` can have written.
 */
export function replayLog(events: readonly LoggedEvent[]): Match {
  const [first, ...rest] = bringUpToDate(events);
  if (first?.type !== 'room-created') throw brokenLog('it does not begin with the creation of the room');
  return rest.reduce<Match>((match, event) => {
    if (event.type === 'room-created') throw brokenLog('the room is created twice');
    return evolve(match, event);
  }, begin(first));
}

/** Folds one event into the match. An event has already happened, so nothing is refused here. */
export function evolve(before: Match, event: MatchEvent): Match {
  const match = event.command === null ? before : remember(before, event.command);
  switch (event.type) {
    case 'phase-started':
      return startPhase(match, event);
    case 'delivered':
      if (match.phase !== 'filter') throw misplaced(match, event);
      return { ...match, arrival: { ...match.arrival, opened: true } };
    case 'clock-set': {
      const { clock } = event;
      const moved = { ...during(match, event), clock };
      return moved.phase === 'train' ? { ...moved, hurried: isUp(clock, event.at) } : moved;
    }
    case 'reveal-shown':
      if (match.phase !== 'reveal') throw misplaced(match, event);
      return { ...match, reveal: revealAfter(match, event) };
    case 'bought': {
      const { bout, by, purchase } = event;
      return { ...match, bought: [...match.bought, { bout, by, purchase }] };
    }
    case 'guesses-made':
      return { ...match, ...addGuesses(match, event.round, event.guesses) };
    case 'draft-set':
      return changeDesk(match, event, (desk) => ({
        ...desk,
        draft: { plan: event.plan, by: event.by, at: event.at },
        ready: [],
        acted: withSeat(desk.acted, event.by),
      }));
    case 'split-set':
      return changeDesk(match, event, (desk) => ({
        ...desk,
        shares: event.shares,
        ready: [],
        acted: withSeat(desk.acted, event.by),
      }));
    case 'ready-set':
      return changeDesk(match, event, (desk) => {
        const { player, ready } = event;
        const others = desk.ready.filter((id) => id !== player);
        return { ...desk, ready: ready ? [...others, player] : others, acted: withSeat(desk.acted, player) };
      });
    case 'plan-committed':
      return changeDesk(match, event, (desk) => ({ ...desk, handed: heldPlan(match, desk, event) }));
    case 'plan-taken-back':
      return changeDesk(match, event, (desk) => ({ ...desk, ready: [], handed: null }));
    case 'training-requested':
      return train(match, event, (bout) => ({ ...bout, asked: bout.asked + 1 }));
    case 'training-failed':
      return train(match, event, (bout) => ({
        ...bout,
        failed: bout.failed + 1,
        hopeless: bout.hopeless || event.final === true,
      }));
    case 'bout-trained': {
      const { summary, showMillis } = event;
      const next = train(match, event, (bout) => ({ ...bout, trained: { summary, showMillis } }));
      return { ...next, order: [...next.order, event.bout] };
    }
    case 'bout-voided':
      return train(match, event, (bout) => ({ ...bout, voided: true }));
    case 'match-ended':
      return { phase: 'over', ...roundless(match) };
    default:
      return evolvePeople(match, event);
  }
}

type AnyDesk = Desk<AttackPlan | DefencePlan>;

/** The match with one team's desk changed. */
function changeDesk(
  match: Match,
  event: Extract<MatchEvent, { readonly team: TeamId }>,
  change: (desk: AnyDesk) => AnyDesk,
): Match {
  if (!('desks' in match)) throw misplaced(match, event);
  const desks: readonly AnyDesk[] = match.desks;
  if (!desks.some(({ team }) => team === event.team))
    throw brokenLog(`${event.team} makes no plan in this phase`);
  // The plans on the desks of a phase are all of its side: the command that made the event was held to that.
  return {
    ...match,
    desks: desks.map((desk) => (desk.team === event.team ? change(desk) : desk)),
  } as DraftMatch;
}

const withSeat = (seats: readonly string[], seat: string) =>
  seats.includes(seat) ? seats : [...seats, seat];

function heldPlan(
  match: Match,
  { team, draft }: AnyDesk,
  { by, how, plan: own, at }: Extract<MatchEvent, { readonly type: 'plan-committed' }>,
): HeldPlan<AttackPlan | DefencePlan> {
  const plan = own?.plan ?? draft?.plan;
  if (!plan || !('round' in match)) throw brokenLog(`${team} hands in nothing`);
  const seenBy = actingPlayers(match, team, match.round).map(({ id }) => id);
  const named = (seat: string | null) =>
    [...match.players, ...match.left].find(({ id }) => id === seat)?.nickname ?? null;
  const members = 'parts' in plan ? { members: plan.parts.map((part) => part.by).map(named) } : {};
  return { plan, byBot: how === 'bot', by: named(by), how, at, seenBy, ...members };
}

function train(
  match: Match,
  event: Extract<MatchEvent, { readonly bout: string }>,
  change: (bout: TrainedBout) => TrainedBout,
): TrainMatch {
  if (match.phase !== 'train') throw misplaced(match, event);
  return { ...match, bouts: changeBout(match.bouts, event.bout, change) };
}

function changeBout<B extends { readonly id: string }>(
  bouts: readonly B[],
  id: string,
  change: (bout: B) => B,
): B[] {
  if (!bouts.some((bout) => bout.id === id)) throw brokenLog(`there is no bout ${id} in this round`);
  return bouts.map((bout) => (bout.id === id ? change(bout) : bout));
}

function startPhase(
  match: Match,
  { phase, round, endsAt, opensAt, at }: Extract<MatchEvent, { readonly type: 'phase-started' }>,
): Match {
  const inRound = { ...roundless(match), round, clock: { running: true, endsAt } as const };
  switch (phase) {
    case 'briefing':
      return { phase, ...inRound };
    case 'prepare':
      return { phase, ...inRound, desks: desksOf(inRound, 'attack') };
    case 'filter': {
      if (match.phase !== 'prepare') throw brokenLog(`no attack before ${phase}`);
      const bouts = boutsOf(match, round).map((bout) => ({
        ...bout,
        attack: handedBy(match.desks, bout.teams.attack),
      }));
      const arrival = { startedAt: at, opensAt: opensAt ?? at, opened: opensAt === undefined };
      return { phase, ...inRound, bouts, desks: desksOf(inRound, 'defend'), arrival };
    }
    case 'train': {
      if (match.phase !== 'filter') throw brokenLog(`no defence before ${phase}`);
      const untrained = { asked: 0, failed: 0, hopeless: false, trained: null, voided: false };
      const bouts = match.bouts.map((bout) => ({
        ...bout,
        defend: handedBy(match.desks, bout.teams.defend),
        ...untrained,
      }));
      return { phase, ...inRound, bouts, order: [], hurried: false };
    }
    case 'reveal':
      if (match.phase !== 'train') throw brokenLog('nothing to reveal');
      return {
        ...{ phase, ...inRound, records: [...match.records, ...recordsOf(match)] },
        reveal: beginReveal(endsAt === null ? null : endsAt - at),
        order: match.order,
      };
    default:
      return phase satisfies never;
  }
}

/** An empty desk for every team that is on a side in the round, in the order of the teams. */
function desksOf(match: Common & { readonly round: number }, side: Side): Desk<never>[] {
  const acting = new Set(boutsOf(match, match.round).map(({ teams }) => teams[side]));
  return match.teams.flatMap(({ id }) => (acting.has(id) ? [emptyDesk(id)] : []));
}

function handedBy<Plan>(desks: readonly Desk<Plan>[], team: TeamId): HeldPlan<Plan> {
  const handed = desks.find((desk) => desk.team === team)?.handed;
  if (!handed) throw brokenLog(`${team} has handed in nothing`);
  return handed;
}

function recordsOf(match: TrainMatch): BoutRecord[] {
  return match.bouts.flatMap((bout) => {
    const { id, round, teams, well, scenario, seed, phantom, attack, defend, trained } = bout;
    if (!trained) return [];
    const { summary } = trained;
    const plans = { attack: shownPlan(attack), defend: shownPlan(defend) };
    const drawn = { id, round, teams, well, scenario, seed, ...(phantom && { phantom }) };
    return [{ ...drawn, ...plans, summary }];
  });
}

const shownPlan = <Plan>({ plan, byBot, by, how, members }: HeldPlan<Plan>): Handed<Plan> => ({
  ...{ plan, byBot, by, how },
  ...(members && { members }),
});

function remember(match: Match, command: string): Match {
  return { ...match, commands: [...match.commands, command].slice(-COMMANDS_KEPT) };
}

function during(match: Match, event: MatchEvent): RoundMatch {
  if (match.phase === 'lobby' || match.phase === 'over') throw misplaced(match, event);
  return match;
}

const brokenLog = (why: string) => new GameError('internal', `this log is no match: ${why}`);
const misplaced = (match: Match, event: MatchEvent) => brokenLog(`${event.type} in phase ${match.phase}`);
