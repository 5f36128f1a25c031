import { redPoints } from '../round/costs.ts';
import type { Scenario } from '../round/scenario.ts';
import {
  attackersOf,
  type Handed,
  type Match,
  type Player,
  playsIn,
  roundsOf,
  scenarioIdOf,
} from './match.ts';
import { objectiveOf } from './objective.ts';
import { previewSeed } from './seeds.ts';
import {
  type BlueView,
  otherTeam,
  type PublicView,
  type RedView,
  type Role,
  type RoomView,
  type RoundRecord,
  type ShownRound,
  type Team,
} from './views.ts';

/** What a view needs and the log does not hold. */
export interface ViewExtra {
  /** Seats with a live connection. */
  readonly connected: ReadonlySet<string>;
  /** True once the round's stream can be fetched. */
  readonly streamReady: boolean;
  scenario(id: string): Scenario | undefined;
}

/**
 * The side that a player sees the match from: the team's in this round, in the lobby that of the first one, at the end
 * that of the last one. A seat that was taken in the middle of a round watches it.
 */
export function roleOf(match: Match, player: Player): 'red' | 'blue' | 'spectator' {
  const running = match.phase !== 'lobby' && match.phase !== 'over';
  if (running && !playsIn(player, match.round)) return 'spectator';
  return player.team === attackersOf(Math.max(1, roundNumber(match))) ? 'red' : 'blue';
}

/**
 * What a role may see, built field by field from an allow-list: nothing gets in by being there. `player` is the
 * seat that looks; without one 'red' and 'blue' see what a spectator does.
 */
export function viewFor(role: Role, player: string | null, match: Match, extra: ViewExtra): RoomView {
  const shared = publicView(match, extra);
  if (role === 'host') return { ...shared, role };
  const scenario = extra.scenario(shared.scenario);
  if (role === 'spectator' || player === null || !scenario) {
    return { ...shared, role: 'spectator', you: player };
  }
  return role === 'red'
    ? redView(shared, player, match, scenario)
    : blueView(shared, player, match, scenario, extra);
}

function redView(shared: PublicView, you: string, match: Match, scenario: Scenario): RedView {
  return {
    ...shared,
    role: 'red',
    you,
    objective: objectiveOf(scenario),
    points: redPoints(scenario),
    epsilonMax: scenario.epsilonMax,
    plan: ('red' in match ? planFor(match.red, you) : lastShown(match)?.red) ?? null,
    previewSeed: previewSeed(match.code, shared.round),
  };
}

function blueView(
  shared: PublicView,
  you: string,
  match: Match,
  scenario: Scenario,
  extra: ViewExtra,
): BlueView {
  const filtering = match.phase === 'filter' || match.phase === 'train' || match.phase === 'reveal';
  return {
    ...shared,
    role: 'blue',
    you,
    points: scenario.bluePoints,
    epsilonRange: scenario.epsilonRange,
    plan: ('blue' in match ? planFor(match.blue, you) : lastShown(match)?.blue) ?? null,
    streamReady: filtering && (match.phase !== 'filter' || extra.streamReady),
  };
}

/** Before the reveal a plan is for the seats that were there when it was committed. */
function planFor<Plan>(handed: Handed<Plan> | null, seat: string): Plan | null {
  return handed?.seenBy.includes(seat) ? handed.plan : null;
}

function publicView(match: Match, extra: ViewExtra): PublicView {
  const { code, phase, locked, scenarios } = match;
  const history = match.records.map(shown);
  const running = 'clock' in match;
  return {
    code,
    phase,
    endsAt: running && match.clock.running ? match.clock.endsAt : null,
    pausedWithMillis: running && !match.clock.running ? match.clock.leftMillis : null,
    locked,
    players: match.players.map(({ id, nickname, team }) => ({
      id,
      nickname,
      team,
      connected: extra.connected.has(id),
    })),
    scenarios,
    round: roundNumber(match),
    rounds: roundsOf(match),
    scenario: scenarioIdOf(match, Math.max(1, roundNumber(match))),
    attackers: running ? attackersOf(match.round) : null,
    redCommitted: phase === 'reveal' || ('red' in match && match.red !== null),
    blueCommitted: phase === 'reveal' || ('blue' in match && match.blue !== null),
    revealed: lastShown(match),
    history,
    totals: totalsOf(match.records),
  };
}

/** The round on show in 'reveal'. */
function lastShown(match: Match): ShownRound | null {
  const last = match.phase === 'reveal' ? match.records.at(-1) : undefined;
  return last ? shown(last) : null;
}

function roundNumber(match: Match): number {
  if (match.phase === 'lobby') return 0;
  return match.phase === 'over' ? roundsOf(match) : match.round;
}

/** A record without its seed: the next round may be played on the same one. */
function shown(record: RoundRecord): ShownRound {
  const { round, scenario, attackers, red, blue, redByBot, blueByBot, summary, story } = record;
  return { round, scenario, attackers, red, blue, redByBot, blueByBot, summary, story };
}

/** Points by team: whoever attacks gets the round's red score, the other its blue score. */
function totalsOf(
  records: readonly Pick<RoundRecord, 'attackers' | 'summary'>[],
): Readonly<Record<Team, number>> {
  const totals = { heron: 0, otter: 0 };
  for (const { attackers, summary } of records) {
    totals[attackers] += summary.redScore;
    totals[otherTeam(attackers)] += summary.blueScore;
  }
  return totals;
}
