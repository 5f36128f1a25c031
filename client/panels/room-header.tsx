import type { ComponentChildren } from 'preact';
import type { RoomView } from '../../engine/match/views.ts';
import { ROUND_PHASES } from '../../engine/match/views.ts';
import { seatView } from '../room/bouts.ts';
import { teamOf } from '../room/teams.ts';
import { clockText } from '../words/format.ts';
import { announcement, PHASE_NAMES } from '../words/phase-texts.ts';
import { Wordmark } from './site-header.tsx';
import { TeamBadge } from './team-badge.tsx';

const SOON_MILLIS = 10_500;

/** Where the match stands: phases, round, clock, own team. */
export function RoomHeader(props: {
  readonly view: RoomView;
  readonly left: number | null;
  /** Whether the room's code is written large, for those who come late. */
  readonly code?: boolean;
  /** News that must not be overlooked, below the clock. */
  readonly children?: ComponentChildren;
}) {
  const { view, left } = props;
  const own = seatView(view);
  const running = view.phase !== 'lobby' && view.phase !== 'over';
  const now = (ROUND_PHASES as readonly string[]).indexOf(view.phase);
  const paused = view.pausedWithMillis !== null;
  return (
    <header class="room-top">
      <div class="header room-header">
        <Wordmark />
        {own && <TeamBadge team={teamOf(view.teams, own.team)} />}
        {props.code && (
          <p class="header-code">
            Room <b class="room-code">{view.code}</b>
          </p>
        )}
        <div class="phase-now" data-testid="phase" data-phase={view.phase}>
          <span class="phase-word">{PHASE_NAMES[view.phase]}</span>
          <span class="phase-round">
            {running ? `round ${view.round} of ${view.rounds}` : `room ${view.code}`}
          </span>
        </div>
        {running && (
          <ol class="phases" aria-label="Phases of the round">
            {ROUND_PHASES.map((phase, i) => (
              <li
                key={phase}
                class={i < now ? 'past' : i === now ? 'now' : ''}
                {...(i === now && { 'aria-current': 'step' as const })}
              >
                {PHASE_NAMES[phase]}
              </li>
            ))}
          </ol>
        )}
        {running && left !== null && (
          <div
            class={`clock ${paused ? 'paused' : left < SOON_MILLIS ? 'soon' : ''}`}
            data-testid="clock"
            role="timer"
            aria-label={paused ? 'Paused' : 'Time left'}
          >
            {clockText(left)}
            {paused && <small>paused</small>}
          </div>
        )}
        <p class="hidden" aria-live="polite">
          {announcement(view)}
        </p>
      </div>
      {props.children}
    </header>
  );
}
