import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { RoomView } from '../../engine/match/views.ts';
import { useTexts } from '../app-context.ts';
import { LinkButton } from '../panels/controls.tsx';
import { HistoryTable } from '../panels/history-table.tsx';
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
  return (
    <main class="result" data-testid="result">
      {children}
      {view.event && <p class="kicker">{view.event}</p>}
      <h1>{title}</h1>
      {lead && (
        <p class="lede" data-testid="lead">
          {stage.lead(lead)}
        </p>
      )}
      <Podium view={view} withRounds={fit && view.history.length === 0 && !isMany} />
      {isMany && (
        <section class="stack result-standings">
          <h2>{wall.standings}</h2>
          <StandingsTable standings={standings} teams={teams} own={seatView(view)?.team ?? null} />
        </section>
      )}
      <GuesserBoard view={view} />
      {view.history.length > 0 && (
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
  return (
    <div class="result-scores">
      {view.standings.slice(0, PODIUM).map(({ team: id, rank, points }) => {
        const team = teamOf(view.teams, id);
        const members = view.players.filter((player) => player.team === id);
        const won = rank === 1 && view.standings[1]?.rank !== 1;
        return (
          <section key={id} class={`result-score ${teamTone(team)} ${won ? 'won' : ''}`}>
            <h2>
              <TeamShape team={team} size={22} /> <bdi class="clamp">{match.team(team)}</bdi>
            </h2>
            <p class="value">
              <span>{numbers.count(Math.round(points))}</span>
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
