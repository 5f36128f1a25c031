import type { DefencePlan } from '../../engine/round/plans.ts';
import type { Scenario } from '../../engine/round/scenario.ts';
import type { WeighedDefence } from '../../engine/round/weighing.ts';
import { useScenarioText, useTexts } from '../app-context.ts';
import type { FilterPreview } from '../engine-worker/api.ts';
import { ClassShape } from '../panels/icons.tsx';
import { WeighedFigures } from '../panels/weighed-figures.tsx';
import { removalsByClass } from '../picture/scrutiny.ts';
import type { DefenceTrial } from './use-defence.ts';
import type { RoundData } from './use-round-data.ts';

/** What the plan would take out, class by class. */
export function Removals(props: {
  readonly defence: DefenceTrial;
  readonly scenario: Scenario;
  readonly data: RoundData;
  readonly plan: DefencePlan;
  readonly weighed: { readonly weighed: WeighedDefence | null; readonly running: boolean };
}) {
  const { preview, removed: gone, job } = props.defence;
  const { cast } = props.data;
  const { classNames } = useScenarioText(props.scenario);
  const {
    desks: { defend },
    numbers: { count },
  } = useTexts();
  const removals = cast ? removalsByClass(cast.labels, gone, classNames.length) : [];
  const relabelled = relabelledBy(preview);
  return (
    <div
      class="desk-preview removals"
      aria-live="polite"
      aria-busy={job.running || props.weighed.running}
      data-testid="removals"
    >
      {removals.map(({ removed, of }, label) => (
        <p key={classNames[label]} class="removal">
          <ClassShape label={label} /> <b>{count(gone ? removed : of)}</b>
          <span class="quiet">
            {gone
              ? defend.outOf({ label: classNames[label] ?? '', of, share: of > 0 ? removed / of : 0 })
              : defend.inDelivery({ label: classNames[label] ?? '' })}
          </span>
        </p>
      ))}
      {relabelled > 0 && (
        <p class="removal" data-testid="relabelled">
          <b>{count(relabelled)}</b>
          <span class="quiet">{defend.relabelled}</span>
        </p>
      )}
      {props.weighed.weighed && cast && (
        <WeighedFigures
          weighed={props.weighed.weighed}
          plan={props.plan}
          claimed={{ labels: cast.labels, classes: props.scenario.classes }}
          classNames={classNames}
        />
      )}
    </div>
  );
}

/** Samples that the plan keeps under another label. */
export const relabelledBy = (preview: FilterPreview | null): number =>
  preview?.turned.reduce((sum, mark) => sum + mark, 0) ?? 0;
