import { GameError } from '../errors.ts';
import type { Side } from '../round/sides.ts';
import { bringUpToDate } from './earlier-logs.ts';
import { type Bout, boutsOf } from './formats.ts';
import {
  actingPlayers,
  type HeldPlan,
  type LoggedEvent,
  type Match,
  type MatchEvent,
  nextRoundToPlay,
  type RoomCreated,
  type RoundMatch,
  type TrainedBout,
  type TrainMatch,
} from './match.ts';
import type { BoutRecord, Handed, Millis, RoundPhase } from './views.ts';

/** Command keys kept for retries; a retry comes within seconds, and this is hours of play. */
const COMMANDS_KEPT = 1_000;

/** A match as it stands after its creation. */
export function begin({ code, seed, pace, format, teams, engine, scenarios }: RoomCreated): Match {
  const none = { players: [], left: [], seats: 0, commands: [], bought: [], records: [] };
  return { phase: 'lobby', code, seed, pace, format, teams, engine, scenarios, locked: false, ...none };
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
    case 'player-joined': {
      const { player: id, nickname, team, at: joinedAt, command } = event;
      const playsFrom = nextRoundToPlay(match);
      const player = { id, nickname, team, joinedBy: command ?? '', joinedAt, playsFrom };
      return { ...match, players: [...match.players, player], seats: match.seats + 1 };
    }
    case 'player-left':
    case 'player-kicked':
      return removeSeat(match, event.player);
    case 'team-changed': {
      const { player, team } = event;
      return {
        ...match,
        players: match.players.map((each) => (each.id === player ? { ...each, team } : each)),
      };
    }
    case 'lock-set':
      return { ...match, locked: event.locked };
    case 'phase-started':
      return startPhase(match, event.phase, event.round, event.endsAt);
    case 'clock-set': {
      const { clock } = event;
      const ended = clock.running && clock.endsAt <= event.at;
      const moved = { ...during(match, event), clock };
      return moved.phase === 'train' ? { ...moved, hurried: ended } : moved;
    }
    case 'attack-committed': {
      if (match.phase !== 'prepare') throw misplaced(match, event);
      return { ...match, bouts: handIn(match, match.bouts, event, 'attack') };
    }
    case 'defence-committed': {
      if (match.phase !== 'filter') throw misplaced(match, event);
      return { ...match, bouts: handIn(match, match.bouts, event, 'defend') };
    }
    case 'bought': {
      const { bout, by, purchase } = event;
      return { ...match, bought: [...match.bought, { bout, by, purchase }] };
    }
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
      return train(match, event, (bout) => ({ ...bout, trained: { summary, showMillis } }));
    }
    case 'bout-voided':
      return train(match, event, (bout) => ({ ...bout, voided: true }));
    case 'match-ended':
      return { phase: 'over', ...common(match) };
    default:
      return event satisfies never;
  }
}

/** The bouts, one of them with a plan more. */
function handIn<B extends Bout, Plan>(
  match: RoundMatch,
  bouts: readonly B[],
  { bout, by, plan }: { readonly bout: string; readonly by: string | null; readonly plan: Plan },
  side: Side,
): B[] {
  return changeBout(bouts, bout, (held) => {
    const seenBy = actingPlayers(match, held.teams[side], match.round).map(({ id }) => id);
    const plans: { readonly [S in Side]?: HeldPlan<Plan> } = { [side]: { plan, byBot: by === null, seenBy } };
    return { ...held, ...plans };
  });
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

function startPhase(match: Match, phase: RoundPhase, round: number, endsAt: Millis): Match {
  const inRound = { ...common(match), round, clock: { running: true, endsAt } as const };
  switch (phase) {
    case 'briefing':
      return { phase, ...inRound };
    case 'prepare':
      return { phase, ...inRound, bouts: boutsOf(match, round).map((bout) => ({ ...bout, attack: null })) };
    case 'filter': {
      if (match.phase !== 'prepare') throw brokenLog(`no attack before ${phase}`);
      const bouts = match.bouts.map((bout) => ({
        ...bout,
        attack: handed(bout.attack, phase),
        defend: null,
      }));
      return { phase, ...inRound, bouts };
    }
    case 'train': {
      if (match.phase !== 'filter') throw brokenLog(`no defence before ${phase}`);
      const untrained = { asked: 0, failed: 0, hopeless: false, trained: null, voided: false };
      const bouts = match.bouts.map((bout) => ({
        ...bout,
        defend: handed(bout.defend, phase),
        ...untrained,
      }));
      return { phase, ...inRound, bouts, hurried: false };
    }
    case 'reveal':
      return { phase, ...inRound, records: [...match.records, ...recordsOf(match)] };
    default:
      return phase satisfies never;
  }
}

function handed<Plan>(held: HeldPlan<Plan> | null, phase: RoundPhase): HeldPlan<Plan> {
  if (held === null) throw brokenLog(`a bout without a plan before ${phase}`);
  return held;
}

function recordsOf(match: Match): BoutRecord[] {
  if (match.phase !== 'train') throw brokenLog('nothing to reveal');
  return match.bouts.flatMap((bout) => {
    const { id, round, teams, well, scenario, seed, attack, defend, trained } = bout;
    if (!trained) return [];
    const { summary } = trained;
    const plans = { attack: withoutSeats(attack), defend: withoutSeats(defend) };
    return [{ id, round, teams, well, scenario, seed, ...plans, summary }];
  });
}

const withoutSeats = <Plan>({ plan, byBot }: HeldPlan<Plan>): Handed<Plan> => ({ plan, byBot });

/** In the lobby nobody has learnt anything yet, so a seat that is left there leaves no trace. */
function removeSeat(match: Match, seat: string): Match {
  const gone = match.players.find(({ id }) => id === seat);
  if (!gone) return match;
  const { id, nickname, team } = gone;
  const left = match.phase === 'lobby' ? match.left : [...match.left, { id, nickname, team }];
  return { ...match, left, players: match.players.filter((player) => player !== gone) };
}

function common(match: Match) {
  const { code, seed, pace, format, teams, engine, scenarios, locked, players, left, seats } = match;
  const { commands, bought, records } = match;
  const ids = { code, seed, pace, format, teams, engine };
  return { ...ids, scenarios, locked, players, left, seats, commands, bought, records };
}

function remember(match: Match, command: string): Match {
  return { ...match, commands: [...match.commands, command].slice(-COMMANDS_KEPT) };
}

function during(match: Match, event: MatchEvent): RoundMatch {
  if (match.phase === 'lobby' || match.phase === 'over') throw misplaced(match, event);
  return match;
}

const brokenLog = (why: string) => new GameError('internal', `this log is no match: ${why}`);
const misplaced = (match: Match, event: MatchEvent) => brokenLog(`${event.type} in phase ${match.phase}`);
