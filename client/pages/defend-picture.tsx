import { useMemo, useState } from 'preact/hooks';
import type { Scenario } from '../../engine/round/scenario.ts';
import { useScenarioText, useTexts } from '../app-context.ts';
import type { FilterPreview } from '../engine-worker/api.ts';
import { Segments } from '../panels/controls.tsx';
import { ClassShape } from '../panels/icons.tsx';
import { ModelArena } from '../panels/model-arena.tsx';
import { ScrutinyGrid } from '../panels/scrutiny-grid.tsx';
import { removalsByClass, strangeness } from '../picture/scrutiny.ts';
import type { DefenceDraft } from './use-defence.ts';
import type { RoundData } from './use-round-data.ts';

/** How the delivery is looked at: as a map, or sample by sample. */
export type Look = 'map' | 'samples';

/** The delivery as the defenders see it, without guilt. */
export function DefendArena(props: {
  readonly look: Look;
  readonly defence: DefenceDraft;
  readonly scenario: Scenario;
  readonly data: RoundData;
}) {
  const { preview, picture } = props.defence;
  const { cast } = props.data;
  const { classNames } = useScenarioText(props.scenario);
  const { desks } = useTexts();
  const [chosen, setChosen] = useState<number | null>(null);
  const strange = useMemo(() => (cast ? strangeness(cast.places, cast.labels) : new Float32Array(0)), [cast]);
  if (props.look === 'samples' && (cast?.pictures || cast?.texts)) {
    return (
      <ScrutinyGrid
        pictures={cast.pictures}
        side={cast.side}
        texts={cast.texts}
        labels={cast.labels}
        classNames={classNames}
        suspicion={preview?.suspicion ?? strange}
        removedBy={preview?.removedBy ?? null}
        chosen={chosen}
        onChoose={setChosen}
      />
    );
  }
  return (
    <ModelArena
      picture={picture}
      classNames={classNames}
      chosen={chosen}
      busy={cast ? null : desks.defend.fetching}
      summary={desks.defend.stream({ samples: cast?.n ?? 0 })}
      texts={cast?.texts}
      tellFate={preview !== null}
      legend={{ ghost: false, boundary: false, ...(preview && { fates: [{ fate: 'dropped' }] }) }}
    />
  );
}

/** What the plan would take out, class by class. */
export function Removals(props: {
  readonly look: Look;
  readonly onLook: (look: Look) => void;
  readonly defence: DefenceDraft;
  readonly scenario: Scenario;
  readonly data: RoundData;
}) {
  const { preview, job } = props.defence;
  const { cast } = props.data;
  const { classNames } = useScenarioText(props.scenario);
  const {
    desks: { defend },
    numbers: { count },
  } = useTexts();
  const removals = cast ? removalsByClass(cast.labels, preview?.removedBy ?? null, classNames.length) : [];
  const relabelled = relabelledBy(preview);
  return (
    <div class="desk-preview removals" aria-live="polite" aria-busy={job.running}>
      {(cast?.pictures || cast?.texts) && (
        <Segments
          label={defend.lookAt}
          hideLabel
          value={props.look}
          options={[
            { value: 'map', label: defend.map },
            { value: 'samples', label: defend.samples },
          ]}
          onChange={props.onLook}
        />
      )}
      {removals.map(({ removed, of }, label) => (
        <p key={classNames[label]} class="removal">
          <ClassShape label={label} /> <b>{count(preview ? removed : of)}</b>
          <span class="quiet">
            {preview
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
    </div>
  );
}

/** Samples that the plan keeps under another label. */
export const relabelledBy = (preview: FilterPreview | null): number =>
  preview?.turned.reduce((sum, mark) => sum + mark, 0) ?? 0;
