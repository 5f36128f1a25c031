import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { type RoomView, TEAMS } from '../../engine/match/views.ts';
import { LinkButton } from '../panels/controls.tsx';
import { HistoryTable } from '../panels/history-table.tsx';
import { TeamShape } from '../panels/team-badge.tsx';
import { markReady } from '../ready.ts';
import { TEAM_NAMES } from '../words/phase-texts.ts';

/** The end of a match: who won, round by round, and the proof. */
export function ResultBoard({
  view,
  children,
}: {
  readonly view: RoomView;
  readonly children?: ComponentChildren;
}) {
  useEffect(markReady, []);
  const [heron, otter] = [Math.round(view.totals.heron), Math.round(view.totals.otter)];
  const winner = heron === otter ? null : heron > otter ? 'heron' : 'otter';
  return (
    <main class="result" data-testid="result">
      {children}
      <h1>{winner ? `${TEAM_NAMES[winner]} wins.` : 'A draw.'}</h1>
      <div class="result-scores">
        {TEAMS.map((team) => (
          <section key={team} class={`result-score team-${team} ${winner === team ? 'won' : ''}`}>
            <h2>
              <TeamShape team={team} size={22} /> {TEAM_NAMES[team]}
            </h2>
            <p class="value">{team === 'heron' ? heron : otter}</p>
            <ul class="small quiet">
              {view.players
                .filter((player) => player.team === team)
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
        <h2>Round by round</h2>
        <HistoryTable rounds={view.history} />
      </section>
      <div class="row">
        <LinkButton href={`replay/${view.code}`} tone="water" size="big" testId="replay-link">
          Replay and check every number
        </LinkButton>
        <LinkButton href="." size="big">
          New match
        </LinkButton>
      </div>
    </main>
  );
}
