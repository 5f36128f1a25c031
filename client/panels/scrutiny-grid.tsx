import { useEffect, useState } from 'preact/hooks';
import { useTexts } from '../app-context.ts';
import { inspectionOrder, type ScrutinyOrder } from '../picture/scrutiny.ts';
import { Button, Segments } from './controls.tsx';
import { ClassShape } from './icons.tsx';
import { SamplePicture } from './sample-picture.tsx';

const PAGE = 96;

/** Every input under the eye: pictures in rows, the most suspicious first. */
export function ScrutinyGrid(props: {
  /** Pictures, or a line of text for each sample. */
  readonly pictures: Uint8Array | null;
  readonly texts: readonly string[] | null;
  readonly side: number;
  readonly labels: Uint8Array;
  readonly classNames: readonly string[];
  readonly suspicion: Float32Array;
  readonly removedBy: Uint8Array | null;
  readonly chosen: number | null;
  readonly onChoose: (sample: number | null) => void;
}) {
  const { labels, suspicion, removedBy, chosen } = props;
  const { desks } = useTexts();
  const [order, setOrder] = useState<ScrutinyOrder>('suspicion');
  const [shown, setShown] = useState(PAGE);
  useEffect(() => setShown(PAGE), [order, suspicion]);
  const indices = inspectionOrder(order, labels, suspicion).subarray(0, shown);
  return (
    <div class="scrutiny">
      <Segments
        label={desks.order}
        hideLabel
        value={order}
        options={[
          { value: 'suspicion', label: desks.strangest },
          { value: 'label', label: desks.byLabel },
          { value: 'arrival', label: desks.asItCame },
        ]}
        onChange={setOrder}
      />
      <div class={`grid ${props.pictures ? '' : 'texts'}`}>
        {Array.from(indices, (i) => {
          const name = props.classNames[labels[i] as number] ?? '';
          const out = Boolean(removedBy?.[i]);
          return (
            <button
              type="button"
              key={i}
              class={out ? 'out' : ''}
              aria-pressed={chosen === i}
              aria-label={desks.sample({ sample: i, text: props.texts?.[i] || null, label: name, out })}
              onClick={() => props.onChoose(chosen === i ? null : i)}
            >
              {props.pictures && (
                <SamplePicture pixels={props.pictures} side={props.side} index={i} label="" />
              )}
              {props.texts && <span class="mail-line">{props.texts[i]}</span>}
              <span class="tag">
                <ClassShape label={labels[i] as number} size={11} /> {name}
                {out && <span>{desks.out}</span>}
              </span>
            </button>
          );
        })}
      </div>
      {shown < labels.length && (
        <Button onPress={() => setShown(shown + 2 * PAGE)}>{desks.showMore({ of: labels.length })}</Button>
      )}
    </div>
  );
}
