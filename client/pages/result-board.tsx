import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { RoomView } from '../../engine/match/views.ts';
import { useTexts } from '../app-context.ts';
import { LinkButton } from '../panels/controls.tsx';
import { HistoryTable } from '../panels/history-table.tsx';
import { NameLine } from '../panels/name-line.tsx';
import { RoundTable } from '../panels/round-table.tsx';
import { StandingsTable } from '../panels/standings.tsx';
import { TeamShape, teamTone } from '../panels/team-badge.tsx';
import { TeamRounds } from '../panels/team-rounds.tsx';
import { markReady } from '../ready.ts';
import { seatView } from '../room/bouts.ts';
import { teamOf } from '../room/teams.ts';
import { leadOf } from '../room/whole-scores.ts';
import { GuesserBoard } from './crowd-words.tsx';

/** Teams that are shown large. */
const PODIUM = 3;
/** Rounds whose lines have room in the card of a team; more are a table of all teams. */
const MOST_LINES = 6;
/** Bouts whose rows have room on a big screen, with the best guessers below and without them. */
const MOST_ROWS = { guessed: 2, alone: 4 } as const;
/** Rounds that have room on a big screen, beside the standings of many teams and without them. */
const MOST_COLUMNS = { beside: 10, alone: 20 } as const;
/** Teams of the standings that have room on a big screen (wall.css). */
const MOST_STANDINGS = 10;
/** Names of a team's members that are written out. */
const MOST_NAMES = 10;

/** The end of a match: who won, all teams in order, round by round, and the proof. */
export function ResultBoard({
  view,
  fit,
  children,
}: {
  readonly view: RoomView;
  /** Whether it is on a big screen, to be read from afar. */
  readonly fit: boolean;
  readonly children?: ComponentChildren;
}) {
  useEffect(markReady, []);
  const { match, stage, wall } = useTexts();
  const { standings, teams } = view;
  const first = standings.filter(({ rank }) => rank === 1).map(({ team }) => match.team(teamOf(teams, team)));
  const [winner = ''] = first;
  const title =
    first.length === 1
      ? stage.wins({ team: winner })
      : first.length < standings.length
        ? wall.winners({ teams: first })
        : stage.draw;
  const isMany = standings.length > PODIUM;
  const lead = leadOf(standings);
  const hasHistory = view.history.length > 0;
  const inCards = !hasHistory && !isMany && view.rounds <= MOST_LINES;
  const inTable =
    fit &&
    !inCards &&
    (!hasHistory || view.history.length > MOST_ROWS[view.crowd.scored > 0 ? 'guessed' : 'alone']);
  return (
    <main class="result" data-testid="result">
      <div class="result-main">
        {children}
        {view.event && <p class="kicker">{view.event}</p>}
        <h1>{title}</h1>
        {lead && (
          <p class="lede" data-testid="lead">
            {stage.lead(lead)}
          </p>
        )}
        <Podium view={view} withRounds={fit && inCards} />
        {inTable && (
          <RoundTable
            view={view}
            teams={standings.slice(0, PODIUM).map(({ team }) => team)}
            most={MOST_COLUMNS[isMany ? 'beside' : 'alone']}
          />
        )}
      </div>
      {isMany && (
        <section
          class="stack result-standings"
          style={{ '--rows': 1 + Math.min(standings.length, MOST_STANDINGS) }}
        >
          <h2>{wall.standings}</h2>
          <StandingsTable standings={standings} teams={teams} own={seatView(view)?.team ?? null} />
        </section>
      )}
      <GuesserBoard view={view} />
      {hasHistory && !inTable && (
        <section class="stack result-rounds">
          <h2>{stage.roundByRound}</h2>
          <HistoryTable bouts={view.history} teams={teams} />
        </section>
      )}
      <div class="row result-links">
        <LinkButton href={`replay/${view.code}`} tone="water" size="big" testId="replay-link">
          {stage.replay}
        </LinkButton>
        <LinkButton href="." size="big">
          {stage.newMatch}
        </LinkButton>
      </div>
    </main>
  );
}

/** The first teams with their people. */
function Podium(props: {
  readonly view: RoomView;
  /** Whether each says how it came by its points, where no table has the rounds. */
  readonly withRounds: boolean;
}) {
  const { view, withRounds } = props;
  const { match, numbers, room } = useTexts();
  const first = view.standings.slice(0, PODIUM);
  const shown = (points: number) => numbers.count(Math.round(points));
  const glyphs = Math.max(...first.map(({ points }) => shown(points).length));
  return (
    <div class="result-scores" style={{ '--glyphs': glyphs }}>
      {first.map(({ team: id, rank, points }) => {
        const team = teamOf(view.teams, id);
        const members = view.players.filter((player) => player.team === id);
        const won = rank === 1 && view.standings[1]?.rank !== 1;
        return (
          <section key={id} class={`result-score ${teamTone(team)} ${won ? 'won' : ''}`}>
            <h2>
              <TeamShape team={team} size={22} /> <NameLine name={match.team(team)} />
            </h2>
            <p class="value">
              <span>{shown(points)}</span>
            </p>
            <ul class="small quiet">
              {members.slice(0, MOST_NAMES).map(({ id: player, nickname }) => (
                <li key={player}>
                  <bdi>{nickname}</bdi>
                </li>
              ))}
              {members.length > MOST_NAMES && <li>{room.people.more({ n: members.length - MOST_NAMES })}</li>}
            </ul>
            {withRounds && <TeamRounds view={view} team={id} />}
          </section>
        );
      })}
    </div>
  );
}
