import type { TargetCast } from '../engine-worker/api.ts';
import { SamplePicture } from './sample-picture.tsx';

/** What the attackers want misjudged, each with what the model on show makes of it. */
export function TargetStrip(props: { readonly targets: TargetCast; readonly classNames: readonly string[] }) {
  const { targets, classNames } = props;
  const name = (label: number | undefined) => classNames[label ?? -1] ?? '';
  return (
    <section class="targets" aria-label="Targets" data-testid="targets">
      <h2 class="small quiet">
        {targets.labels.length === 1 ? 'The attackers’ target' : 'The attackers’ targets'}
      </h2>
      <ul>
        {Array.from(targets.labels, (label, i) => {
          const taken = targets.takenFor[i];
          const hit = taken !== label;
          return (
            <li key={i} class={hit ? 'hit' : ''}>
              {targets.pictures && (
                <SamplePicture
                  pixels={targets.pictures}
                  side={targets.side}
                  index={i}
                  size={52}
                  label={`Target ${i + 1}, ${name(label)}`}
                />
              )}
              <div class="small">
                {targets.texts && <p class="target-text">{targets.texts[i]}</p>}
                <p>
                  <b>{hit ? 'hit' : 'missed'}</b>{' '}
                  {hit ? `${name(label)} passes as ${name(taken)}` : `${name(label)}, seen as such`}
                </p>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
