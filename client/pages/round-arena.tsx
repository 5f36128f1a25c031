import type { RevealStep } from '../../engine/match/reveal.ts';
import type { RoomView, ShownBout } from '../../engine/match/views.ts';
import type { Scenario } from '../../engine/round/scenario.ts';
import type { Texts } from '../../texts/texts.ts';
import { useScenarioText, useTexts } from '../app-context.ts';
import type { HealthyPicture } from '../engine-worker/api.ts';
import { ModelArena } from '../panels/model-arena.tsx';
import type { Senders } from '../panels/sample-words.tsx';
import { WhyLayer } from '../panels/why-layer.tsx';
import { isLit } from '../room/steps.ts';
import type { Shown } from '../room/theatre.ts';
import type { RoundData } from './use-round-data.ts';
import { useRoundPicture } from './use-round-picture.ts';
import type { Theatre } from './use-theatre.ts';

/** The arena as everybody may see it in this phase: a healthy model, the theatre, or the reveal. */
export function RoundArena(props: {
  readonly view: RoomView;
  readonly scenario: Scenario;
  readonly data: RoundData;
  readonly healthy: HealthyPicture | null;
  readonly frames: readonly Shown[];
  readonly record: ShownBout | null;
  /** Of the reveal, where there is one: the first shows the model, the others what every sample was. */
  readonly step: RevealStep | null;
  readonly explained: Theatre['explained'];
}) {
  const { view, scenario, data, healthy, frames } = props;
  const told = useScenarioText(scenario);
  const texts = useTexts();
  const { arena } = texts;
  const last = frames[frames.length - 1] ?? null;
  const isTold = props.step !== null && isLit(props.step);
  const asked = props.step === 'why' ? props.explained.why : null;
  const { picture, ghost, marks, isWithout, fresh, fates } = useRoundPicture(
    data,
    healthy,
    last,
    isTold,
    asked,
  );
  const { samples } = picture;
  const loading = view.phase === 'train' || view.phase === 'reveal' ? !data.cast : !healthy;
  return (
    <ModelArena
      picture={picture}
      classNames={told.classNames}
      busy={loading ? arena.filling : null}
      summary={summaryOf(props, last, told.classNames, arena)}
      mails={data.cast?.mails}
      removedBy={isTold ? data.reveal?.removedBy : null}
      senders={isTold ? sendersOf(data, props.record) : undefined}
      tellFate={data.cast !== null && fresh}
      legend={{ ghost, fates, marks, ghostIs: isWithout ? texts.why.lineWithout : undefined }}
      layer={
        marks && samples ? (lens) => <WhyLayer samples={samples} marks={marks} lens={lens} /> : undefined
      }
    />
  );
}

/** Who sent what, once it is revealed; undefined where the attackers had not split their points. */
function sendersOf({ reveal }: RoundData, record: ShownBout | null): Senders | undefined {
  const members = record?.attack.members;
  return reveal?.part && members ? { part: reveal.part, members } : undefined;
}

function summaryOf(
  {
    data,
    healthy,
    record,
  }: { readonly data: RoundData; readonly healthy: HealthyPicture | null; readonly record: ShownBout | null },
  last: Shown | null,
  classes: readonly string[],
  arena: Texts['arena'],
): string {
  if (data.cast && data.reveal && record) {
    const { detection, accuracy } = record.summary;
    return arena.revealed({ ...detection, classes, samples: data.cast.n, accuracy });
  }
  if (data.cast && last) return arena.training({ classes, step: last.step, accuracy: last.accuracy });
  // The round's own clean model is a secret still, and this one, of other data, is right in another share.
  return healthy ? arena.healthy({ classes }) : arena.loading;
}
