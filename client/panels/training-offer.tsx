import { PRICES } from '../../engine/match/bought.ts';
import type { DefencePlan } from '../../engine/round/plans.ts';
import { useTexts } from '../app-context.ts';
import { defenceLabels } from '../forms/defence-labels.ts';
import { Button } from './controls.tsx';
import { ProgressBar } from './progress-bar.tsx';

/** The model that a plan would give, for points: its accuracy on the trusted samples. */
export function TrainingOffer(props: {
  readonly left: number;
  readonly asking: boolean;
  readonly trainings: readonly { readonly plan: DefencePlan; readonly accuracy: number }[];
  /** Null where it cannot be bought now. */
  readonly onTrain: (() => void) | null;
}) {
  const { left, asking, onTrain } = props;
  const texts = useTexts();
  const { buying } = texts.inquiry;
  return (
    <div class="training-offer">
      <Button tone="water" testId="training-buy" disabled={!onTrain} onPress={() => onTrain?.()}>
        {buying.train({ price: PRICES.training })}
      </Button>
      <p class="small quiet">{buying.left({ left })}</p>
      <ProgressBar running={asking} share={null} label={buying.asking} accent="var(--defend)" />
      {props.trainings.length > 0 && (
        <ul class="round-notes small" data-testid="trainings" aria-live="polite">
          {props.trainings.map(({ plan, accuracy }, k) => (
            <li key={k}>
              {buying.trained({
                plan: texts.numbers.list(defenceLabels(texts, plan)) || texts.desks.defend.noFilter,
                rate: accuracy,
              })}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
