import type { MatchEvent } from './events.ts';
import { NO_GUESSES } from './guesses.ts';
import { type LeftSeat, type Match, nextRoundToPlay, type Player, roundless } from './match.ts';

/** Messages of hosts that a match remembers; all of them are in the log. */
const SAID_KEPT = 20;

type PeopleEvent = Extract<
  MatchEvent,
  {
    readonly type:
      | `player-${string}`
      | `host-${string}`
      | `team-${string}`
      | 'teams-set'
      | 'lock-set'
      | 'door-set'
      | 'message-said'
      | 'nod-given'
      | 'seat-claimed'
      | 'match-begun-again';
  }
>;

/** Folds an event that is about people and teams into the match. */
export function evolvePeople(match: Match, event: PeopleEvent): Match {
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
    case 'player-banned': {
      const gone = match.players.find(({ id }) => id === event.player);
      const left = removeSeat(match, event.player);
      return gone ? { ...left, banned: [...left.banned, leftSeat(gone)] } : left;
    }
    case 'player-renamed':
      return changePlayer(match, event.player, { nickname: event.nickname });
    case 'team-changed':
      return changePlayer(match, event.player, { team: event.team });
    case 'team-renamed': {
      const { team, name } = event;
      return { ...match, teams: match.teams.map((each) => (each.id === team ? { ...each, name } : each)) };
    }
    case 'teams-set': {
      const dealt = new Map(event.seats.map(({ player, team }) => [player, team]));
      const players = match.players.map((each) => ({ ...each, team: dealt.get(each.id) ?? each.team }));
      return { ...match, teams: event.teams, players };
    }
    case 'lock-set':
      return { ...match, locked: event.locked };
    case 'door-set':
      return { ...match, door: event.door };
    case 'host-invited':
      return { ...match, hosts: [...match.hosts, event.host], invited: match.invited + 1 };
    case 'host-dismissed':
      return { ...match, hosts: match.hosts.filter((host) => host !== event.host) };
    case 'nod-given':
    case 'seat-claimed':
      return match;
    case 'message-said': {
      const { to, text, at } = event;
      return { ...match, said: [...match.said, { to, text, at }].slice(-SAID_KEPT) };
    }
    case 'match-begun-again':
      return beginAgain(match, event);
    default:
      return event satisfies never;
  }
}

function beginAgain(
  match: Match,
  { seed, scenarios, rounds }: Extract<MatchEvent, { readonly type: 'match-begun-again' }>,
): Match {
  const { format, engine, teams, records, phantoms, guessers, guesses } = match;
  const played = { format, engine, teams, records, phantoms, guessers, guesses };
  const before = { ...played, seed: match.seed, scenarios: match.scenarios, rounds: match.rounds };
  return {
    ...roundless(match),
    phase: 'lobby',
    seed,
    scenarios,
    rounds,
    players: match.players.map((player) => ({ ...player, playsFrom: 1 })),
    left: [],
    bought: [],
    records: [],
    ...NO_GUESSES,
    earlier: [...match.earlier, before],
  };
}

/** In the lobby nobody has learnt anything yet, so a seat that is left there leaves no trace. */
function removeSeat(match: Match, seat: string): Match {
  const gone = match.players.find(({ id }) => id === seat);
  if (!gone) return match;
  const left = match.phase === 'lobby' ? match.left : [...match.left, leftSeat(gone)];
  return { ...match, left, players: match.players.filter((player) => player !== gone) };
}

const leftSeat = ({ id, nickname, team }: Player): LeftSeat => ({ id, nickname, team });

function changePlayer(match: Match, id: string, change: Partial<Pick<Player, 'nickname' | 'team'>>): Match {
  return { ...match, players: match.players.map((each) => (each.id === id ? { ...each, ...change } : each)) };
}
