import { useEffect, useState } from 'preact/hooks';
import { useTexts } from '../app-context.ts';
import type { RowMark } from '../forms/marks.ts';
import { type MailLine, spokenLine } from '../picture/mail-line.ts';
import { inspectionOrder, type ScrutinyOrder } from '../picture/scrutiny.ts';
import { Button, Segments } from './controls.tsx';
import { ClassShape } from './icons.tsx';
import { MailKey, MailText } from './mail-text.tsx';
import { SamplePicture } from './sample-picture.tsx';

const PAGE = 96;

/** Keys that mark the sample in focus. */
const MARK_KEYS: Readonly<Record<string, RowMark>> = { d: 'drop', k: 'keep', u: 'none' };

/** Every input under the eye: pictures in rows, the most suspicious first. */
export function ScrutinyGrid(props: {
  /** Pictures or mails, or a line for each sample. */
  readonly pictures: Uint8Array | null;
  readonly mails: readonly MailLine[] | null;
  readonly lines: readonly string[] | null;
  readonly side: number;
  readonly labels: Uint8Array;
  readonly classNames: readonly string[];
  readonly suspicion: Float32Array;
  readonly removedBy: Uint8Array | null;
  readonly marks: readonly RowMark[];
  /** Whether samples are poison, as far as somebody has paid to know. */
  readonly audits: ReadonlyMap<number, boolean>;
  readonly chosen: number | null;
  readonly onChoose: (sample: number) => void;
  /** Null where no marks can be made. */
  readonly onMark: ((sample: number, mark: RowMark) => void) | null;
}) {
  const { labels, suspicion, chosen } = props;
  const { desks } = useTexts();
  const [order, setOrder] = useState<ScrutinyOrder>('suspicion');
  const [shown, setShown] = useState(PAGE);
  useEffect(() => setShown(PAGE), [order, suspicion]);
  const indices = inspectionOrder(order, labels, suspicion).subarray(0, shown);
  return (
    <>
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
      {props.mails && <MailKey classNames={props.classNames} />}
      <div class={`grid ${props.pictures ? '' : 'texts'}`}>
        {Array.from(indices, (i) => (
          <SampleButton
            key={i}
            {...props}
            sample={i}
            mark={props.marks[i] ?? 'none'}
            out={Boolean(props.removedBy?.[i])}
            pressed={chosen === i}
          />
        ))}
      </div>
      {shown < labels.length && (
        <Button onPress={() => setShown(shown + 2 * PAGE)}>{desks.showMore({ of: labels.length })}</Button>
      )}
    </>
  );
}

type GridProps = Parameters<typeof ScrutinyGrid>[0];

function SampleButton(
  props: Pick<
    GridProps,
    'audits' | 'pictures' | 'mails' | 'lines' | 'side' | 'labels' | 'classNames' | 'onChoose' | 'onMark'
  > & {
    readonly sample: number;
    readonly mark: RowMark;
    readonly out: boolean;
    readonly pressed: boolean;
  },
) {
  const { sample, mark, out, onMark } = props;
  const { desks, inquiry } = useTexts();
  const label = props.labels[sample] as number;
  const name = props.classNames[label] ?? '';
  const mail = props.mails?.[sample];
  const told = desks.sample({
    sample,
    text: mail === undefined ? (props.lines?.[sample] ?? null) : spokenLine(mail),
    mail: mail !== undefined,
    label: name,
    out: out && mark === 'none',
  });
  const poisoned = props.audits.get(sample);
  const truth = poisoned === undefined ? '' : inquiry.buying.short[poisoned ? 'poison' : 'clean'];
  const marked = mark === 'none' ? '' : inquiry.marking.mark[mark];
  const short = mark === 'none' ? desks.out : inquiry.marking.short[mark];
  return (
    <button
      type="button"
      class={`${out ? 'out' : ''} marked-${mark}`}
      data-sample={sample}
      data-mark={mark}
      aria-pressed={props.pressed}
      aria-label={[told, marked, truth].filter(Boolean).join(', ')}
      onClick={() => props.onChoose(sample)}
      onKeyDown={(event) => {
        const given = MARK_KEYS[event.key.toLowerCase()];
        if (given && onMark && !event.ctrlKey && !event.metaKey && !event.altKey) onMark(sample, given);
        const next = neighbour(event.currentTarget, event.key);
        if (!next) return;
        event.preventDefault();
        next.focus();
      }}
    >
      {props.pictures && <SamplePicture pixels={props.pictures} side={props.side} index={sample} />}
      {mail !== undefined && <MailText mail={mail} classNames={props.classNames} />}
      {props.lines && <span class="mail-line">{props.lines[sample]}</span>}
      <span class="tag">
        <ClassShape label={label} size={11} /> {name}
        {(marked || out) && <span>{short}</span>}
        {truth && <b>{truth}</b>}
      </span>
    </button>
  );
}

/** The sample that an arrow key leads to: the next one, or the one below. */
function neighbour(from: HTMLElement, key: string): HTMLElement | null {
  const all = [...(from.parentElement?.children ?? [])] as HTMLElement[];
  const at = all.indexOf(from);
  const columns = all.findIndex((each) => each.offsetTop > (all[0]?.offsetTop ?? 0));
  const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns }[key];
  return step ? (all[at + step] ?? null) : null;
}
