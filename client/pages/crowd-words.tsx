import type { OwnGuess } from '../../engine/match/crowd.ts';
import type { RoomView } from '../../engine/match/views.ts';
import { useTexts } from '../app-context.ts';
import { CrowdFigure } from '../panels/crowd-figure.tsx';
import { GuesserTable } from '../panels/guesser-table.tsx';
import { mayGuess, ownGuess } from '../room/crowd.ts';
import { teamOf } from '../room/teams.ts';
import { GuessButton } from './guess-button.tsx';
import type { RoomHandle } from './use-room.ts';

const MOST_TEAMS = 4;
/** Rows of the table of guessers, beside the figure and alone. */
const MOST_BESIDE = 3;
const MOST_ALONE = 10;

/** What those believe who do not play the round; for one of them also the way to say so. */
export function CrowdWords(props: {
  readonly room: RoomHandle;
  readonly view: RoomView;
  /** Without the teams that the crowd names, where there is little room. */
  readonly compact?: boolean;
  /** Whether it is on a big screen: whoever guesses has a device of their own. */
  readonly far?: boolean;
}) {
  const { room, view, compact = false, far = false } = props;
  const { crowd } = useTexts();
  const own = ownGuess(view);
  const { open, guesses, outcome } = view.crowd;
  const asks = mayGuess(view);
  const isAtWork = view.role === 'player' && !asks && !own?.guess;
  if (view.phase === 'lobby' || view.phase === 'over' || (isAtWork && guesses === 0)) return null;
  if ((!open || far) && guesses === 0) return null;
  return (
    <section class="stack crowd-words" style={{ '--gap': 1 }}>
      <div class="spread">
        <h2>{crowd.title}</h2>
        <span class="quiet">{guesses === 0 ? crowd.none : crowd.guesses(guesses)}</span>
      </div>
      {guesses > 0 && <CrowdFigure crowd={view.crowd} teams={view.teams} most={compact ? 0 : MOST_TEAMS} />}
      {outcome && <Outcome view={view} />}
      {asks && !far && <GuessButton room={room} view={view} />}
      {own && <OwnWords view={view} own={own} />}
      {view.crowd.scored > 0 && (view.phase === 'reveal' || open) && (
        <GuesserTable best={view.crowd.best} most={MOST_BESIDE} own={own?.number ?? null} />
      )}
    </section>
  );
}

function Outcome({ view }: { readonly view: RoomView }) {
  const { crowd, match } = useTexts();
  const { outcome } = view.crowd;
  if (!outcome) return null;
  const teams = outcome.teams.slice(0, MOST_TEAMS).map((id) => match.team(teamOf(view.teams, id)));
  return <p>{crowd.outcome({ teams, accuracy: outcome.accuracy })}</p>;
}

function OwnWords({ view, own }: { readonly view: RoomView; readonly own: OwnGuess }) {
  const { crowd, match } = useTexts();
  const { number, guess, points, rank, total } = own;
  if (number === null) return null;
  return (
    <p data-testid="own-guess">
      {guess && crowd.yours({ team: match.team(teamOf(view.teams, guess.team)), accuracy: guess.accuracy })}{' '}
      {points !== null && crowd.worth({ points: Math.round(points) })}{' '}
      {rank !== null && crowd.total({ rank, points: Math.round(total) })}{' '}
      {view.role === 'spectator' && <span class="quiet">{crowd.youAre({ number })}</span>}
    </p>
  );
}

/** The guessers of the whole match, once it is over. */
export function GuesserBoard({ view }: { readonly view: RoomView }) {
  const { crowd } = useTexts();
  if (view.crowd.scored === 0) return null;
  const own = ownGuess(view);
  return (
    <section class="stack">
      <h2>{crowd.table}</h2>
      <GuesserTable best={view.crowd.best} most={MOST_ALONE} own={own?.number ?? null} />
      {own && <OwnWords view={view} own={own} />}
    </section>
  );
}
