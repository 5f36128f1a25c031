import { TRIAL_PARTS, type TrialResult } from '../../engine/round/attack-trial.ts';
import type { DefencePlan } from '../../engine/round/plans.ts';
import { useTexts } from '../app-context.ts';
import { defenceLabels } from '../forms/defence-labels.ts';
import { OPPONENTS, type Opponent } from '../forms/suggestions.ts';
import { Segments } from './controls.tsx';
import { Term, Told } from './term.tsx';

/** Against whom an attack is tried. */
export function TrialOpponent(props: {
  readonly opponent: Opponent;
  readonly plans: Readonly<Record<Opponent, DefencePlan | null>>;
  readonly onOpponent: (opponent: Opponent) => void;
}) {
  const { opponent, plans } = props;
  const texts = useTexts();
  const { trial } = texts.desks;
  const known = OPPONENTS.filter((each) => plans[each] !== null);
  const plan = plans[opponent];
  const played = opponent !== 'nothing' && plan ? texts.numbers.list(defenceLabels(texts, plan)) : '';
  if (known.length < 2) return null;
  return (
    <div class="trial-against">
      <span class="label" aria-hidden="true">
        {trial.against}
      </span>
      <Segments<Opponent>
        hideLabel
        label={trial.against}
        testId="trial-against"
        value={opponent}
        options={known.map((each) => ({ value: each, label: trial.opponents[each] }))}
        onChange={props.onOpponent}
      />
      <p class="small quiet">
        {played} <Term id="opponent" />
      </p>
    </div>
  );
}

/** What the figures are measured on. */
export function TrialMeasured(props: {
  readonly figures: TrialResult;
  /** Whether they are those of an attack, and not of clean data. */
  readonly isTried: boolean;
}) {
  const { figures, isTried } = props;
  const { trial } = useTexts().desks;
  const { judged, trainings } = figures;
  return (
    <p class="small quiet" data-testid="trial-measured">
      <Told text={trial.measured({ judged, trainings, of: TRIAL_PARTS })} />
      {isTried && isUnclear(figures) && <b class="tone-bad"> {trial.unclear}</b>}
    </p>
  );
}

/** Whether so few samples cannot tell the attack from none. */
const isUnclear = ({ aim, lost }: TrialResult): boolean => aim === null && lost.lo <= 0 && lost.hi > 0;

/** The score that would be earned as a level, with the band in which it may lie, and what the attackers are after. */
export function ScoreGauge({ figures }: { readonly figures: TrialResult | null }) {
  const { desks, numbers } = useTexts();
  const { trial } = desks;
  const at = (score: number) => `${Math.max(0, Math.min(100, score))}%`;
  const [lo, hi] = figures ? [figures.score.lo, figures.score.hi] : [0, 0];
  return (
    <div class="gauge compact" data-testid="trial" data-parts={figures?.trainings ?? 0}>
      <div class="figure" data-testid="trial-score">
        {figures ? numbers.count(Math.round(figures.attackScore)) : <span class="unmeasured" />}
      </div>
      <div class="notes">
        {figures ? (
          <>
            {trial.score({ lo, hi })} <br />
            <b data-testid="trial-aim">{trial.aim(figures)}</b>
            {figures.survival !== null && (
              <span data-testid="trial-survival"> {trial.survival({ share: figures.survival })}</span>
            )}
          </>
        ) : (
          trial.none
        )}
      </div>
      <div class="level" aria-hidden="true">
        <div class="fill poison" style={{ width: figures ? at(figures.attackScore) : '0' }} />
        {figures && <div class="band" style={{ left: at(lo), width: at(hi - lo) }} />}
      </div>
    </div>
  );
}
