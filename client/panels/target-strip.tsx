import { useTexts } from '../app-context.ts';
import type { TargetCast } from '../engine-worker/api.ts';
import { MailText } from './mail-text.tsx';
import { SamplePicture } from './sample-picture.tsx';

/** What the attackers want misjudged, each with what the model on show makes of it. */
export function TargetStrip(props: { readonly targets: TargetCast; readonly classNames: readonly string[] }) {
  const { targets, classNames } = props;
  const { result } = useTexts();
  const name = (label: number | undefined) => classNames[label ?? -1] ?? '';
  return (
    <section class="targets" aria-label={result.targets} data-testid="targets">
      <h2 class="small quiet">{result.attackersTargets({ n: targets.labels.length })}</h2>
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
                  label={result.targetPicture({ number: i + 1, label: name(label) })}
                />
              )}
              <div class="small">
                {targets.mails && <MailText mail={targets.mails[i] ?? ''} classNames={classNames} />}
                <p>
                  <b>{hit ? result.hit : result.notHit}</b>{' '}
                  {hit
                    ? result.passesAs({ label: name(label), taken: name(taken) })
                    : result.seenAsSuch({ label: name(label) })}
                </p>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
