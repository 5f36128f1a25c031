import { REMOVED_BY } from '../../engine/round/panel.ts';
import { useTexts } from '../app-context.ts';
import type { ArenaSamples } from '../picture/arena-model.ts';
import { FATES } from '../picture/fates.ts';
import { ClassShape, FateShape } from './icons.tsx';

/** What is known of one sample: the label it carries and, where it may be told, what became of it. */
export function SampleWords(props: {
  readonly samples: ArenaSamples | null;
  readonly sample: number;
  readonly classNames: readonly string[];
  readonly tellFate: boolean;
  /** What removed each sample, where it may be told (REMOVED_BY). */
  readonly removedBy?: Uint8Array | null | undefined;
  /** Words of each sample, where samples are texts. */
  readonly texts?: readonly string[] | null | undefined;
}) {
  const { samples, sample, classNames } = props;
  const { arena } = useTexts();
  if (!samples || sample >= samples.n) return null;
  const label = samples.labels[sample] as number;
  const fate = FATES[samples.fates[sample] as number] ?? 'passed';
  const text = props.texts?.[sample];
  const by = props.removedBy?.[sample];
  return (
    <div class="stack" style={{ '--gap': 0.5 }}>
      <span class="row" style={{ '--gap': 1 }}>
        <ClassShape label={label} /> {arena.labelled} <b>{classNames[label] ?? label}</b>
      </span>
      {text && <span class="mail-line">{text}</span>}
      {props.tellFate && (
        <span class="row" style={{ '--gap': 1 }}>
          <FateShape fate={fate} /> {arena.fates[fate].label}
        </span>
      )}
      {by === REMOVED_BY.panel && <span>{arena.byHand}</span>}
      {by === REMOVED_BY.cap && <span>{arena.byCap}</span>}
    </div>
  );
}
