import type { Side } from '../round/sides.ts';
import { type Clock, leftOf, withLeft } from './clock.ts';
import { type Command, commandKey, type Decision, HOST, type Refused, refuse } from './commands.ts';
import { evolve } from './evolve.ts';
import { boutsOf, roundOfBout, scenarioOfRound, type TeamId } from './formats.ts';
import { inTraining, isOpen, type Match, type MatchEvent, playsIn, sideOf, teamSize } from './match.ts';
import { cleanName, isReserved, nameSkeleton } from './names.ts';
import { answered, questionRefusal, withPointsLeft } from './purchases.ts';
import { phaseMillis, type Rules } from './rules.ts';
import { type Happening, settle } from './settle.ts';
import type { Millis } from './views.ts';

/**
 * What follows from a command: events, or a refusal that changes nothing. Reads no clock and draws no
 * number: commands carry the time. A command that already took effect is accepted again with no events.
 */
export function decide(match: Match, command: Command, rules: Rules): Decision {
  const key = commandKey(command);
  if (key !== null && match.commands.includes(key)) return { ok: true, events: [] };
  const own = answer(match, command, rules);
  if (!Array.isArray(own)) return own;
  const events: MatchEvent[] = own.map((happening, i) => ({
    ...happening,
    at: command.at,
    command: i === 0 ? key : null,
  }));
  const after = events.reduce(evolve, match);
  return { ok: true, events: [...events, ...settle(after, command.at, rules)] };
}

/** The command's own events; what must happen because of them is for `settle`. */
function answer(match: Match, command: Command, rules: Rules): Happening[] | Refused {
  switch (command.type) {
    case 'join':
      return join(match, command, rules);
    case 'leave':
      return seated(match, command.by) ?? [{ type: 'player-left', player: command.by }];
    case 'choose-team':
      if (match.phase !== 'lobby') return refuse('wrong-phase', 'teams are chosen in the lobby');
      return seated(match, command.by) ?? changeTeam(match, command.by, command.team);
    case 'commit-attack':
      return commitAttack(match, command, rules);
    case 'commit-defence':
      return commitDefence(match, command, rules);
    case 'buy':
      return buy(match, command, rules);
    case 'start':
      return hostOnly(command.by) ?? start(match, command.at, rules);
    case 'pause':
    case 'resume':
    case 'advance':
    case 'extend':
      return hostOnly(command.by) ?? setClock(match, command, rules);
    case 'lock':
      return (
        hostOnly(command.by) ??
        (match.locked === command.locked ? [] : [{ type: 'lock-set', locked: command.locked }])
      );
    case 'move':
      return (
        hostOnly(command.by) ??
        seated(match, command.player, 'unknown-name') ??
        move(match, command.player, command.team)
      );
    case 'kick':
      return (
        hostOnly(command.by) ??
        seated(match, command.player, 'unknown-name') ?? [{ type: 'player-kicked', player: command.player }]
      );
    case 'tick':
      return [];
    case 'recover':
      return recover(match, command.at, rules);
    case 'training-done':
      return trainingDone(match, command, rules);
    case 'training-failed':
      if (!inTraining(match).some(({ id }) => id === command.bout)) return [];
      return [{ type: 'training-failed', bout: command.bout, reason: command.reason, final: command.final }];
    default:
      return command satisfies never;
  }
}

function join(
  match: Match,
  { nickname: raw, team: wish, before }: Of<'join'>,
  rules: Rules,
): Happening[] | Refused {
  if (match.phase === 'over') return refuse('room-over');
  if (match.locked) return refuse('room-locked');
  if (match.players.length >= rules.maxPlayers) return refuse('room-full');
  const nickname = cleanName(raw);
  if (nickname === null) return refuse('name-bad', '1 to 24 visible characters');
  if (isReserved(nickname))
    return refuse('name-reserved', 'Host, Server, Bot and Admin are names of the game');
  const skeleton = nameSkeleton(nickname);
  if (match.players.some((player) => nameSkeleton(player.nickname) === skeleton)) return refuse('name-taken');
  if (wish !== null && !isTeam(match, wish)) return noSuchTeam(match);
  const former = match.left.find(
    ({ id, nickname: was }) => id === before || nameSkeleton(was) === skeleton,
  )?.team;
  if (former && wish && wish !== former) {
    return refuse('team-fixed', 'whoever has played for a team comes back to that team');
  }
  const team = former ?? wish ?? smallestTeam(match);
  return [{ type: 'player-joined', player: `p${match.seats + 1}`, nickname, team }];
}

/** The command of this type. */
type Of<T extends Command['type']> = Extract<Command, { type: T }>;

function commitAttack(match: Match, command: Of<'commit-attack'>, rules: Rules): Happening[] | Refused {
  const { by, bout, plan } = command;
  const refusal = notToCommit(match, command, 'attack');
  if (refusal) return refusal;
  if (match.phase !== 'prepare') return refuse('wrong-phase');
  if (match.bouts.some(({ id, attack }) => id === bout && attack)) return refuse('already-committed');
  const scenario = rules.scenario(scenarioOfRound(match, match.round));
  const problem = scenario && rules.checkAttackPlan(withPointsLeft(match, scenario, bout, 'attack'), plan);
  return problem ? refuse(problem.code, problem.detail) : [{ type: 'attack-committed', bout, by, plan }];
}

function commitDefence(match: Match, command: Of<'commit-defence'>, rules: Rules): Happening[] | Refused {
  const { by, bout, plan } = command;
  const refusal = notToCommit(match, command, 'defend');
  if (refusal) return refusal;
  if (match.phase !== 'filter') return refuse('wrong-phase');
  if (match.bouts.some(({ id, defend }) => id === bout && defend)) return refuse('already-committed');
  const scenario = rules.scenario(scenarioOfRound(match, match.round));
  const problem = scenario && rules.checkDefencePlan(withPointsLeft(match, scenario, bout, 'defend'), plan);
  return problem ? refuse(problem.code, problem.detail) : [{ type: 'defence-committed', bout, by, plan }];
}

function buy(match: Match, { by, bout, purchase }: Of<'buy'>, rules: Rules): Happening[] | Refused {
  const refusal = questionRefusal(match, { by, bout, question: purchase }, rules);
  if (refusal) return refusal;
  return answered(match, bout, purchase) ? [] : [{ type: 'bought', bout, by, purchase }];
}

/** Why the author may not commit in this bout at all, whatever the plan. */
function notToCommit(
  match: Match,
  { by, bout: id }: { readonly by: string; readonly bout: string },
  side: Side,
): Refused | null {
  const player = match.players.find((each) => each.id === by);
  if (!player) return refuse('wrong-role');
  if (match.phase === 'lobby' || match.phase === 'over' || match.round !== roundOfBout(id))
    return refuse('wrong-phase');
  if (!playsIn(player, match.round)) return refuse('wrong-role', 'you play from the next briefing on');
  const bout = boutsOf(match, match.round).find((each) => each.id === id);
  return bout && sideOf(player, bout) === side ? null : refuse('wrong-role');
}

function start(match: Match, at: Millis, rules: Rules): Happening[] | Refused {
  if (match.phase !== 'lobby') return refuse('wrong-phase');
  if (match.players.length === 0) return refuse('not-enough-players', 'at least one player must have joined');
  const scenario = rules.scenario(scenarioOfRound(match, 1));
  if (!scenario) return refuse('unknown-name', 'this server does not know the scenario of the room');
  const endsAt = at + phaseMillis(scenario, 'briefing', match.pace);
  return [{ type: 'phase-started', phase: 'briefing', round: 1, endsAt }];
}

function setClock(
  match: Match,
  command: Of<'pause' | 'resume' | 'advance' | 'extend'>,
  rules: Rules,
): Happening[] | Refused {
  if (match.phase === 'lobby' || match.phase === 'over') return refuse('wrong-phase');
  const { clock } = match;
  const { at } = command;
  const set = (next: Clock): Happening[] => [{ type: 'clock-set', clock: next }];
  switch (command.type) {
    case 'pause':
      return clock.running ? set({ running: false, leftMillis: leftOf(clock, at) }) : [];
    case 'resume':
      return clock.running ? [] : set({ running: true, endsAt: at + clock.leftMillis });
    case 'advance':
      if (command.shown && (command.shown.phase !== match.phase || command.shown.round !== match.round)) {
        return refuse('wrong-phase', 'that phase was over already; nothing was ended');
      }
      return set({ running: true, endsAt: at });
    case 'extend': {
      const left = leftOf(clock, at) + command.millis;
      if (left > rules.longestPhaseMillis) return refuse('out-of-range', 'a phase lasts an hour at most');
      return set(withLeft(clock, at, left));
    }
    default:
      return command satisfies never;
  }
}

/**
 * However long the trainings took, part of the phase stays for watching them, unless the host is in a hurry. The time
 * is given when the last bout has its result.
 */
function trainingDone(match: Match, command: Of<'training-done'>, rules: Rules): Happening[] {
  const { bout, summary, at } = command;
  if (match.phase !== 'train' || !match.bouts.some((each) => each.id === bout && isOpen(each))) return [];
  const scenario = rules.scenario(scenarioOfRound(match, match.round));
  const least = scenario ? Math.round(phaseMillis(scenario, 'train', match.pace) * rules.showShare) : 0;
  const left = leftOf(match.clock, at);
  const showMillis = match.hurried ? 0 : Math.max(least, left);
  const trained: Happening = { type: 'bout-trained', bout, summary, showMillis };
  const isLast = match.bouts.filter(isOpen).length === 1;
  if (match.hurried || left >= least || !isLast) return [trained];
  return [trained, { type: 'clock-set', clock: withLeft(match.clock, at, showMillis) }];
}

/** Between rounds only: whoever knows one side's plan must not sit on the other. */
function move(match: Match, player: string, team: TeamId): Happening[] | Refused {
  if (match.phase !== 'lobby' && match.phase !== 'briefing' && match.phase !== 'reveal') {
    return refuse('wrong-phase', 'players are moved between rounds');
  }
  return changeTeam(match, player, team);
}

function changeTeam(match: Match, player: string, team: TeamId): Happening[] | Refused {
  if (!isTeam(match, team)) return noSuchTeam(match);
  const held = match.players.find(({ id }) => id === player);
  return held?.team === team ? [] : [{ type: 'team-changed', player, team }];
}

const isTeam = (match: Match, team: TeamId) => match.teams.some(({ id }) => id === team);

const noSuchTeam = (match: Match) =>
  refuse('unknown-name', `there is no such team: ${match.teams.map(({ id }) => id).join(', ')}`);

/** The first of the smallest teams. */
function smallestTeam(match: Match): TeamId {
  const sizes = match.teams.map(({ id }) => teamSize(match, id));
  return match.teams[sizes.indexOf(Math.min(...sizes))]?.id ?? '';
}

/** Time that ran out while nobody could play is given back in part. */
function recover(match: Match, at: Millis, rules: Rules): Happening[] {
  if (match.phase === 'lobby' || match.phase === 'over' || !match.clock.running) return [];
  if (match.clock.endsAt > at) return [];
  const scenario = rules.scenario(scenarioOfRound(match, match.round));
  const whole = scenario ? phaseMillis(scenario, match.phase, match.pace) : rules.graceMillis;
  const grace = Math.min(rules.graceMillis, whole);
  return [{ type: 'clock-set', clock: { running: true, endsAt: at + grace } }];
}

const hostOnly = (by: string): Refused | null =>
  by === HOST ? null : refuse('wrong-role', 'only the host may do this');

function seated(match: Match, player: string, code: Refused['code'] = 'wrong-role'): Refused | null {
  return match.players.some(({ id }) => id === player) ? null : refuse(code, 'no such player in this room');
}
