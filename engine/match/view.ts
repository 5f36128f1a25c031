import { HOST } from './commands.ts';
import { crowdOf, ownGuessOf, quietCrowd, seesCrowd } from './crowd.ts';
import { type Bout, boutsOf, roundsOf, scenarioOfRound } from './formats.ts';
import { boutsInPlay, type Match, type Player, playsIn } from './match.ts';
import { playedMatches } from './played.ts';
import { revealView } from './reveal.ts';
import type { Rules } from './rules.ts';
import { seedHash } from './seeds.ts';
import type { Present } from './settle.ts';
import { standingsOf } from './standings.ts';
import { viewOfDesks } from './view-desks.ts';
import type { BoutRecord, BoutResult, BoutView, HostView, PublicView, RoomView, ShownBout } from './views.ts';
import { type WholeScores, wholeScores } from './whole-points.ts';

/** What a view needs and the log does not hold. */
export interface ViewExtra {
  /** Seats with a live connection. */
  readonly connected: ReadonlySet<string>;
  /** Seats that count as connected: those that have lost their connection a moment ago are among them. */
  readonly present: Present;
  /** Time of a message to a seat and back. */
  readonly lagMillis: ReadonlyMap<string, number>;
  /** Who waits for a nod; nobody when absent. */
  readonly knocks?: HostView['knocks'];
  readonly rules: Pick<Rules, 'scenario' | 'takeBackMillis'>;
}

/** A round with more bouts than this shows records and scores of each to its own teams only. */
const FEW_BOUTS = 2;

/** What everybody in a room may see, made once for all who look at the same moment. */
export interface Shared {
  readonly view: PublicView;
  readonly match: Match;
  readonly extra: ViewExtra;
}

/** @param view  what was shared before, where nothing is different now that everybody sees */
export const shareView = (match: Match, extra: ViewExtra, view = publicView(match, extra)): Shared => ({
  match,
  extra,
  view,
});

/** What somebody without a seat may see. @param watcher  their identity, if they have one */
export function viewOfWatcher(watcher: string | null, { view, match }: Shared): RoomView {
  return { ...view, role: 'spectator', guess: watcher === null ? null : ownGuessOf(match, watcher) };
}

/** What a host may see: everything that a spectator may, and how people get on. */
export function viewOfHost(seat: string, { view, match, extra }: Shared): HostView {
  const hosts = match.hosts.map((id) => ({ id, connected: extra.connected.has(id) }));
  return {
    ...view,
    role: 'host',
    you: seat,
    said: match.said.map(({ to, text, at }) => ({ to, text, at })),
    hosts: seat === HOST ? hosts : [],
    door: match.door,
    knocks: extra.knocks ?? [],
    matches: playedMatches(match).map(({ scenarios, records }, i) => ({
      ...{ number: i + 1, scenarios, bouts: records.length },
    })),
    progress: match.players.map((player) => progressOf(player, match, extra)),
  };
}

/**
 * What a seat may see, built field by field from an allow-list: nothing gets in by being there. Of the bouts in play
 * it holds the team's own part only.
 */
export function viewOfSeat(player: Player, { view, match, extra }: Shared): RoomView {
  const { id, team } = player;
  const own = ({ teams }: Pick<Bout, 'teams'>) => teams.attack === team || teams.defend === team;
  const isSmall = hasFewBouts(match);
  return {
    ...view,
    role: 'player',
    you: id,
    team,
    ...(!isSmall && {
      revealed: lastRecords(match).filter(own).map(shownIn(match)),
      history: match.records.filter(own).map(shownIn(match)),
      results: match.records.filter(own).map(resultOf),
    }),
    said: match.said
      .filter(({ to }) => to === null || to === team || to === id)
      .map(({ to, text, at }) => ({ to, text, at })),
    ...viewOfDesks(player, match, extra),
    ...(!seesCrowd(player, match) && { crowd: quietCrowd(view.crowd) }),
    guess: guesses(player, match) ? ownGuessOf(match, id) : null,
  };
}

/** Whether a seat guesses in the round that is played, or has guessed in one before. */
const guesses = (player: Player, match: Match) =>
  match.guessers.includes(player.id) || ('round' in match && !playsIn(player, match.round));

function progressOf({ id, team, playsFrom }: Player, match: Match, { lagMillis }: ViewExtra) {
  const desk = 'desks' in match ? match.desks.find((each) => each.team === team) : undefined;
  const lag = lagMillis.get(id);
  return {
    player: id,
    acted: desk?.acted.includes(id) === true,
    watches: 'round' in match && playsFrom > match.round,
    lagMillis: lag === undefined ? null : 50 * Math.round(lag / 50),
  };
}

function publicView(match: Match, extra: ViewExtra): PublicView {
  const { code, phase, event, locked, choose, bots, phantoms, format, teams, scenarios, seedChosen } = match;
  const clock = 'clock' in match ? match.clock : null;
  const all = hasFewBouts(match);
  return {
    code,
    phase,
    event,
    endsAt: clock?.running ? clock.endsAt : null,
    paused: clock?.running === false,
    pausedWithMillis: clock && !clock.running ? clock.leftMillis : null,
    locked,
    choose,
    bots,
    phantoms,
    seedHash: seedHash(match.seed),
    seedChosen,
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
    bouts: 'round' in match ? boutViews(match) : [],
    revealed: all ? lastRecords(match).map(shownIn(match)) : [],
    history: all ? match.records.map(shownIn(match)) : [],
    results: match.records.map(resultOf),
    standings: standingsOf(match),
    said: match.said.flatMap(({ to, text, at }) => (to === null ? [{ to, text, at }] : [])),
    crowd: crowdOf(match),
    reveal: match.phase === 'reveal' ? revealView(match) : null,
  };
}

/** Where a round has few bouts everybody has all that is known of them. */
const hasFewBouts = (match: Match) => boutsOf(match, Math.max(1, roundNumber(match))).length <= FEW_BOUTS;

function boutViews(match: Extract<Match, { readonly round: number }>): BoutView[] {
  const isOver = match.phase === 'reveal';
  const desks = 'desks' in match ? match.desks : [];
  const handed = new Set(desks.flatMap(({ team, handed: plan }) => (plan ? [team] : [])));
  const trained: readonly { readonly id: string; readonly trained?: Pick<BoutRecord, 'summary'> | null }[] =
    isOver ? lastRecords(match).map((record) => ({ id: record.id, trained: record })) : boutsInPlay(match);
  const summaries = new Map(trained.map((bout) => [bout.id, bout.trained?.summary ?? null]));
  const isSecret = match.format === 'duel' && !isOver;
  const isAhead = match.phase !== 'briefing' && match.phase !== 'prepare';
  return boutsOf(match, match.round).map(({ id, teams, well }) => {
    const summary = isSecret ? null : (summaries.get(id) ?? null);
    return {
      id,
      teams,
      well,
      committed: {
        attack: isAhead || (match.phase === 'prepare' && handed.has(teams.attack)),
        defend: isOver || match.phase === 'train' || (match.phase === 'filter' && handed.has(teams.defend)),
      },
      accuracy: summary?.accuracy ?? null,
      cleanAccuracy: summary?.cleanAccuracy ?? null,
    };
  });
}

function resultOf({ id, round, teams, phantom, summary }: BoutRecord): BoutResult {
  const { attackScore, defenceScore, accuracy, cleanAccuracy } = summary;
  return {
    ...{ id, round, teams, ...(phantom && { phantom }) },
    ...{ attackScore, defenceScore, accuracy, cleanAccuracy },
  };
}

/** The bouts on show in 'reveal'. */
const lastRecords = (match: Match): readonly BoutRecord[] =>
  match.phase === 'reveal' ? match.records.filter(({ round }) => round === match.round) : [];

function roundNumber(match: Match): number {
  if (match.phase === 'lobby') return 0;
  return match.phase === 'over' ? roundsOf(match) : match.round;
}

const shownAs = new WeakMap<BoutRecord, ShownBout>();

/**
 * The records of a match without their seeds: a later bout may be played on the same one. The same record gives the same
 * object: those of a round come together, and later rounds change none of its points.
 */
export function shownIn({
  teams,
  records,
}: Pick<Match, 'teams' | 'records'>): (record: BoutRecord) => ShownBout {
  let scores: WholeScores | null = null;
  return (record) => {
    const known = shownAs.get(record);
    if (known) return known;
    scores ??= wholeScores({ teams, bouts: records });
    const { id, round, teams: sides, well, scenario, phantom, attack, defend, summary } = record;
    const drawn = { id, round, teams: sides, well, scenario, ...(phantom && { phantom }) };
    const made = { ...drawn, attack, defend, summary, points: scores(record) };
    shownAs.set(record, made);
    return made;
  };
}
