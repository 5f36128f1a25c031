import { attackPoints } from '../round/costs.ts';
import type { Scenario } from '../round/scenario.ts';
import { SIDES } from '../round/sides.ts';
import { type Bout, boutsOf, roundsOf, scenarioOfRound } from './formats.ts';
import { boutsInPlay, type HeldPlan, type Match, type Player, sideOf } from './match.ts';
import { boughtBy, spentIn } from './purchases.ts';
import { previewSeed } from './seeds.ts';
import type {
  AttackDesk,
  BoutRecord,
  BoutView,
  DefendDesk,
  PublicView,
  RoomView,
  ShownBout,
  Standing,
} from './views.ts';

/** What a view needs and the log does not hold. */
export interface ViewExtra {
  /** Seats with a live connection. */
  readonly connected: ReadonlySet<string>;
  /** Bouts whose stream can be fetched. */
  readonly streamReady: ReadonlySet<string>;
  scenario(id: string): Scenario | undefined;
}

/** What somebody without a seat may see. */
export function viewOf(role: 'host' | 'spectator', match: Match, extra: ViewExtra): RoomView {
  return { ...publicView(match, extra), role };
}

/**
 * What a seat may see, built field by field from an allow-list: nothing gets in by being there. Of the bouts in play
 * it holds the team's own part only.
 */
export function viewOfSeat(player: Player, match: Match, extra: ViewExtra): RoomView {
  const shared = publicView(match, extra);
  const scenario = extra.scenario(shared.scenario);
  const bouts = scenario && 'round' in match ? boutsOf(match, match.round) : [];
  const [attack, defend] = SIDES.map((side) => bouts.find((bout) => sideOf(player, bout) === side));
  return {
    ...shared,
    role: 'player',
    you: player.id,
    team: player.team,
    attack: attack && scenario ? attackDesk(attack, player.id, match, scenario) : null,
    defend: defend && scenario ? defendDesk(defend, player.id, match, scenario, extra) : null,
  };
}

function attackDesk({ id, round }: Bout, seat: string, match: Match, scenario: Scenario): AttackDesk {
  const held = boutsInPlay(match).find((bout) => bout.id === id)?.attack;
  return {
    bout: id,
    points: attackPoints(scenario),
    epsilonMax: scenario.epsilonMax,
    spent: spentIn(match, id, 'attack'),
    bought: boughtBy(match, id, 'attack'),
    plan: (held ? planFor(held, seat) : lastShown(match).find((bout) => bout.id === id)?.attack.plan) ?? null,
    previewSeed: previewSeed(match.code, round),
  };
}

function defendDesk(
  { id }: Bout,
  seat: string,
  match: Match,
  scenario: Scenario,
  extra: ViewExtra,
): DefendDesk {
  const inPlay = boutsInPlay(match).find((bout) => bout.id === id);
  const held = inPlay && 'defend' in inPlay ? inPlay.defend : null;
  const delivered = match.phase === 'filter' || match.phase === 'train' || match.phase === 'reveal';
  return {
    bout: id,
    points: scenario.defencePoints,
    epsilonRange: scenario.epsilonRange,
    spent: spentIn(match, id, 'defend'),
    bought: boughtBy(match, id, 'defend'),
    plan: (held ? planFor(held, seat) : lastShown(match).find((bout) => bout.id === id)?.defend.plan) ?? null,
    streamReady: delivered && (match.phase !== 'filter' || extra.streamReady.has(id)),
  };
}

/** Before the reveal a plan is for the seats that were there when it was committed. */
function planFor<Plan>({ plan, seenBy }: HeldPlan<Plan>, seat: string): Plan | null {
  return seenBy.includes(seat) ? plan : null;
}

function publicView(match: Match, extra: ViewExtra): PublicView {
  const { code, phase, locked, format, teams, scenarios } = match;
  const running = 'clock' in match;
  return {
    code,
    phase,
    endsAt: running && match.clock.running ? match.clock.endsAt : null,
    pausedWithMillis: running && !match.clock.running ? match.clock.leftMillis : null,
    locked,
    format,
    teams,
    players: match.players.map(({ id, nickname, team }) => ({
      id,
      nickname,
      team,
      connected: extra.connected.has(id),
    })),
    scenarios,
    round: roundNumber(match),
    rounds: roundsOf(match),
    scenario: scenarioOfRound(match, Math.max(1, roundNumber(match))),
    bouts: running ? boutsOf(match, match.round).map((bout) => boutView(bout, match)) : [],
    revealed: lastShown(match),
    history: match.records.map(shown),
    standings: standingsOf(match),
  };
}

function boutView({ id, teams, well }: Bout, match: Match): BoutView {
  const inPlay = boutsInPlay(match).find((bout) => bout.id === id);
  const over = match.phase === 'reveal';
  return {
    id,
    teams,
    well,
    committed: {
      attack: over || (inPlay?.attack ?? null) !== null,
      defend: over || (inPlay !== undefined && 'defend' in inPlay && inPlay.defend !== null),
    },
  };
}

/** The bouts on show in 'reveal'. */
function lastShown(match: Match): ShownBout[] {
  if (match.phase !== 'reveal') return [];
  return match.records.filter(({ round }) => round === match.round).map(shown);
}

function roundNumber(match: Match): number {
  if (match.phase === 'lobby') return 0;
  return match.phase === 'over' ? roundsOf(match) : match.round;
}

/** A record without its seed: a later bout may be played on the same one. */
function shown(record: BoutRecord): ShownBout {
  const { id, round, teams, well, scenario, attack, defend, summary } = record;
  return { id, round, teams, well, scenario, attack, defend, summary };
}

/** Points so far: what a team earned as attackers and as defenders. */
export function standingsOf({ teams, records }: Pick<Match, 'teams' | 'records'>): Standing[] {
  return teams.map(({ id }) => ({
    team: id,
    points: records.reduce((sum, { teams: sides, summary }) => {
      const attack = sides.attack === id ? summary.attackScore : 0;
      return sum + attack + (sides.defend === id ? summary.defenceScore : 0);
    }, 0),
  }));
}
