import { GameError } from '../errors.ts';
import type { Handed, LoggedEvent, Match, MatchEvent, RoomCreated, RoundMatch } from './match.ts';
import {
  actingPlayers,
  attackersOf,
  defendersOf,
  nextRoundToPlay,
  roundSeedOf,
  scenarioIdOf,
} from './match.ts';
import type { Millis, RoundPhase, RoundRecord, Team } from './views.ts';

/** Command keys kept for retries; a retry comes within seconds, and this is hours of play. */
const COMMANDS_KEPT = 1_000;

/** A match as it stands after its creation. */
export function begin({ code, seed, pace, scenarios }: RoomCreated): Match {
  const none = { players: [], left: [], seats: 0, commands: [], records: [] };
  return { phase: 'lobby', code, seed, pace, scenarios, locked: false, ...none };
}

/**
 * The match that a log tells.
 * @throws GameError 'internal' when the log is not one that `decide` can have written.
 */
export function replayLog(events: readonly LoggedEvent[]): Match {
  const [first, ...rest] = events;
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
      return { ...match, red: handed(match, event, attackersOf(match.round)) };
    }
    case 'filter-committed': {
      if (match.phase !== 'filter') throw misplaced(match, event);
      return { ...match, blue: handed(match, event, defendersOf(match.round)) };
    }
    case 'training-requested': {
      if (match.phase !== 'train') throw misplaced(match, event);
      return { ...match, asked: match.asked + 1 };
    }
    case 'training-failed': {
      if (match.phase !== 'train') throw misplaced(match, event);
      return { ...match, failed: match.failed + 1, hopeless: match.hopeless || event.final === true };
    }
    case 'round-trained': {
      if (match.phase !== 'train') throw misplaced(match, event);
      const { summary, story, showMillis } = event;
      return { ...match, trained: { summary, story, showMillis } };
    }
    case 'round-voided': {
      if (match.phase !== 'train') throw misplaced(match, event);
      return { ...match, voided: true };
    }
    case 'match-ended':
      return { phase: 'over', ...common(match) };
    default:
      return event satisfies never;
  }
}

function startPhase(match: Match, phase: RoundPhase, round: number, endsAt: Millis): Match {
  const inRound = { ...common(match), round, clock: { running: true, endsAt } as const };
  switch (phase) {
    case 'briefing':
      return { phase, ...inRound };
    case 'prepare':
      return { phase, ...inRound, red: null };
    case 'filter': {
      if (match.phase !== 'prepare' || match.red === null) throw brokenLog(`no attack before ${phase}`);
      return { phase, ...inRound, red: match.red, blue: null };
    }
    case 'train': {
      if (match.phase !== 'filter' || match.blue === null) throw brokenLog(`no filters before ${phase}`);
      return {
        phase,
        ...inRound,
        red: match.red,
        blue: match.blue,
        asked: 0,
        failed: 0,
        hopeless: false,
        trained: null,
        hurried: false,
        voided: false,
      };
    }
    case 'reveal':
      return { phase, ...inRound, records: [...match.records, recordOf(match)] };
    default:
      return phase satisfies never;
  }
}

function recordOf(match: Match): RoundRecord {
  if (match.phase !== 'train' || match.trained === null) throw brokenLog('nothing to reveal');
  const { round, red, blue, trained } = match;
  return {
    round,
    scenario: scenarioIdOf(match, round),
    seed: roundSeedOf(match, round),
    attackers: attackersOf(round),
    red: red.plan,
    blue: blue.plan,
    redByBot: red.byBot,
    blueByBot: blue.byBot,
    summary: trained.summary,
    story: trained.story,
  };
}

/** In the lobby nobody has learnt anything yet, so a seat that is left there leaves no trace. */
function removeSeat(match: Match, seat: string): Match {
  const gone = match.players.find(({ id }) => id === seat);
  if (!gone) return match;
  const { id, nickname, team } = gone;
  const left = match.phase === 'lobby' ? match.left : [...match.left, { id, nickname, team }];
  return { ...match, left, players: match.players.filter((player) => player !== gone) };
}

function handed<Plan>(
  match: RoundMatch,
  { plan, by }: { readonly plan: Plan; readonly by: string | null },
  team: Team,
): Handed<Plan> {
  const seenBy = actingPlayers(match, team, match.round).map(({ id }) => id);
  return { plan, byBot: by === null, seenBy };
}

function common(match: Match) {
  const { code, seed, pace, scenarios, locked, players, left, seats, commands, records } = match;
  return { code, seed, pace, scenarios, locked, players, left, seats, commands, records };
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
