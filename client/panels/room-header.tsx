import type { ComponentChildren } from 'preact';
import type { RoomView } from '../../engine/match/views.ts';
import { ROUND_PHASES } from '../../engine/match/views.ts';
import { useTexts } from '../app-context.ts';
import { seatView } from '../room/bouts.ts';
import { showsClock } from '../room/clock-offset.ts';
import { announcement } from '../room/room-words.ts';
import { teamOf } from '../room/teams.ts';
import { LanguageSwitch } from './language-switch.tsx';
import { Wordmark } from './site-header.tsx';
import { SkipLink } from './skip-link.tsx';
import { TeamBadge } from './team-badge.tsx';
import { ThemeSwitch } from './theme-switch.tsx';
import { useKeptAbove } from './use-kept-above.ts';

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
  const texts = useTexts();
  const kept = useKeptAbove('--room-top');
  const { header, room } = texts.room;
  const { phases } = texts.match;
  const own = seatView(view);
  const running = view.phase !== 'lobby' && view.phase !== 'over';
  const now = (ROUND_PHASES as readonly string[]).indexOf(view.phase);
  const paused = view.pausedWithMillis !== null;
  return (
    <header ref={kept} class="room-top">
      <div class="header room-header">
        <SkipLink />
        <Wordmark />
        {own && <TeamBadge team={teamOf(view.teams, own.team)} />}
        {props.code && (
          <p class="header-code">
            {room} <b class="room-code">{view.code}</b>
          </p>
        )}
        <div class="phase-now" data-testid="phase" data-phase={view.phase}>
          <span class="phase-word">{phases[view.phase]}</span>
          <span class="phase-round">{running ? header.round(view) : !props.code && header.room(view)}</span>
        </div>
        {running && (
          <ol class="phases" aria-label={header.phases}>
            {ROUND_PHASES.map((phase, i) => (
              <li
                key={phase}
                class={i < now ? 'past' : i === now ? 'now' : ''}
                {...(i === now && { 'aria-current': 'step' as const })}
              >
                {phases[phase]}
              </li>
            ))}
          </ol>
        )}
        {running && showsClock(view.phase, left) && (
          <div
            class={`clock ${paused ? 'paused' : left < SOON_MILLIS ? 'soon' : ''}`}
            data-testid="clock"
            role="timer"
            aria-label={paused ? header.paused : header.timeLeft}
          >
            {texts.numbers.clock(left)}
            {paused && <small>{header.pausedNow}</small>}
          </div>
        )}
        <div class="picks">
          <ThemeSwitch />
          <LanguageSwitch short />
        </div>
        <p class="hidden" aria-live="polite">
          {announcement(view, texts)}
        </p>
      </div>
      {props.children}
    </header>
  );
}
