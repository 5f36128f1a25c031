import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { RoomView } from '../../engine/match/views.ts';
import { useTexts } from '../app-context.ts';
import { LinkButton } from '../panels/controls.tsx';
import { HistoryTable } from '../panels/history-table.tsx';
import { TeamShape, teamTone } from '../panels/team-badge.tsx';
import { markReady } from '../ready.ts';
import { teamName } from '../room/teams.ts';

/** The end of a match: who won, round by round, and the proof. */
export function ResultBoard({
  view,
  children,
}: {
  readonly view: RoomView;
  readonly children?: ComponentChildren;
}) {
  useEffect(markReady, []);
  const { match, stage } = useTexts();
  const totals = view.teams.map((team) => ({
    team,
    points: Math.round(view.standings.find((standing) => standing.team === team.id)?.points ?? 0),
  }));
  const most = Math.max(...totals.map(({ points }) => points));
  const first = totals.filter(({ points }) => points === most);
  const winner = first.length === 1 ? first[0]?.team : undefined;
  return (
    <main class="result" data-testid="result">
      {children}
      <h1>{winner ? stage.wins({ team: teamName(match, winner) }) : stage.draw}</h1>
      <div class="result-scores">
        {totals.map(({ team, points }) => (
          <section key={team.id} class={`result-score ${teamTone(team)} ${winner === team ? 'won' : ''}`}>
            <h2>
              <TeamShape team={team} size={22} /> {teamName(match, team)}
            </h2>
            <p class="value">{points}</p>
            <ul class="small quiet">
              {view.players
                .filter((player) => player.team === team.id)
                .map((player) => (
                  <li key={player.id}>
                    <bdi>{player.nickname}</bdi>
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </div>
      <section class="stack">
        <h2>{stage.roundByRound}</h2>
        <HistoryTable bouts={view.history} teams={view.teams} />
      </section>
      <div class="row">
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
