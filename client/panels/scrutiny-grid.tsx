import { useEffect, useState } from 'preact/hooks';
import { inspectionOrder, type ScrutinyOrder } from '../picture/scrutiny.ts';
import { count } from '../words/format.ts';
import { Button, Segments } from './controls.tsx';
import { ClassShape } from './icons.tsx';
import { SamplePicture } from './sample-picture.tsx';

const PAGE = 96;

/** What a sample is called where it cannot be seen: a mail by how it begins. */
const nameOf = (sample: number, label: string, text: string | undefined, out: boolean): string =>
  `${text ? `Mail ${sample}: ${text}` : `Sample ${sample}`}, labelled ${label}${out ? ', would be removed' : ''}`;

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
  const [order, setOrder] = useState<ScrutinyOrder>('suspicion');
  const [shown, setShown] = useState(PAGE);
  useEffect(() => setShown(PAGE), [order, suspicion]);
  const indices = inspectionOrder(order, labels, suspicion).subarray(0, shown);
  return (
    <div class="scrutiny">
      <Segments
        label="Order"
        hideLabel
        value={order}
        options={[
          { value: 'suspicion', label: 'Strangest first' },
          { value: 'label', label: 'By label' },
          { value: 'arrival', label: 'As it came' },
        ]}
        onChange={setOrder}
      />
      <div class={`grid ${props.pictures ? '' : 'texts'}`}>
        {Array.from(indices, (i) => {
          const name = props.classNames[labels[i] as number] ?? '';
          const out = removedBy?.[i] ? 'removed' : '';
          return (
            <button
              type="button"
              key={i}
              class={out ? 'out' : ''}
              aria-pressed={chosen === i}
              aria-label={nameOf(i, name, props.texts?.[i], out !== '')}
              onClick={() => props.onChoose(chosen === i ? null : i)}
            >
              {props.pictures && (
                <SamplePicture pixels={props.pictures} side={props.side} index={i} label="" />
              )}
              {props.texts && <span class="mail-line">{props.texts[i]}</span>}
              <span class="tag">
                <ClassShape label={labels[i] as number} size={11} /> {name}
                {out && <span>out</span>}
              </span>
            </button>
          );
        })}
      </div>
      {shown < labels.length && (
        <Button onPress={() => setShown(shown + 2 * PAGE)}>Show more of {count(labels.length)}</Button>
      )}
    </div>
  );
}
