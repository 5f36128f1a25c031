import type { ComponentChildren } from 'preact';
import { useApp } from '../app-context.ts';
import type { ArenaModel } from '../picture/arena-model.ts';
import type { Fate } from '../picture/fates.ts';
import type { Lens } from '../picture/frame.ts';
import type { MailLine } from '../picture/mail-line.ts';
import type { WhyMarks } from '../picture/why-marks.ts';
import { markReady } from '../ready.ts';
import { ArenaFigure } from './arena-figure.tsx';
import { Legend } from './legend.tsx';
import { type JudgedRows, SampleWords, type Senders } from './sample-words.tsx';

/** What the key below the arena explains. */
export interface ArenaKey {
  readonly ghost: boolean;
  /** What the dashed line is, where it is not the clean model's. */
  readonly ghostIs?: string | undefined;
  /** What lies on the picture while it is told why. */
  readonly marks?: WhyMarks | null;
  /** False where no model is on show. */
  readonly boundary?: boolean;
  readonly fates?: readonly { readonly fate: Fate; readonly count?: number }[];
}

/** The fates of a round that is over. */
export const REVEALED_FATES = [{ fate: 'missed' }, { fate: 'caught' }, { fate: 'collateral' }] as const;

/** A model and its samples on show: the arena, its key, and what is known of the sample under the pointer. */
export function ModelArena(props: {
  readonly picture: ArenaModel;
  readonly classNames: readonly string[];
  /** What the picture shows, in a sentence or two. */
  readonly summary: string;
  readonly busy: string | null;
  /** True while what is shown beside the picture comes first. */
  readonly waits?: boolean;
  readonly legend: ArenaKey;
  /** Whether the words about a sample say what became of it. */
  readonly tellFate: boolean;
  /** Whether the poison is being made: then nothing of it is missed or caught. */
  readonly making?: boolean;
  /** Who sent each sample, where members of a team have sent parts of the poison. */
  readonly senders?: Senders | undefined;
  /** What removed each sample, where it may be told. */
  readonly removedBy?: Uint8Array | null | undefined;
  /** What the model on show makes of each sample, where that may be told. */
  readonly judged?: JudgedRows | undefined;
  /** Each sample, where samples are mails. */
  readonly mails?: readonly MailLine[] | null | undefined;
  /** A sample that was chosen elsewhere. */
  readonly chosen?: number | null;
  /** What lies on the picture and follows how it is looked at. */
  readonly layer?: ((lens: Lens) => ComponentChildren) | undefined;
  /** Controls that lie on the picture. */
  readonly overlay?: ComponentChildren;
}) {
  const { motion, look } = useApp();
  const { picture, classNames, making = false } = props;
  return (
    <ArenaFigure
      model={picture}
      motion={motion}
      shade={look.shade.value}
      busy={props.busy}
      summary={props.summary}
      onReady={markReady}
      {...(props.waits !== undefined && { waits: props.waits })}
      layer={props.layer}
      overlay={props.overlay}
      {...(props.chosen !== undefined && { chosen: props.chosen })}
      describe={(sample) => (
        <SampleWords
          samples={picture.samples}
          sample={sample}
          classNames={classNames}
          mails={props.mails}
          judged={props.judged}
          tellFate={props.tellFate}
          making={making}
          senders={props.senders}
          removedBy={props.removedBy}
        />
      )}
    >
      <Legend
        classNames={classNames}
        making={making}
        projected={picture.samples?.projected === true}
        {...props.legend}
      />
    </ArenaFigure>
  );
}
