import { REMOVED_BY } from '../../engine/round/panel.ts';
import { useTexts } from '../app-context.ts';
import type { ArenaSamples } from '../picture/arena-model.ts';
import { FATES } from '../picture/fates.ts';
import type { MailLine } from '../picture/mail-line.ts';
import { ClassShape, FateShape } from './icons.tsx';
import { MailText } from './mail-text.tsx';

/** The part of the poison that each sample is of, from 1, 0 for none; and the nicknames of those who made the parts. */
export interface Senders {
  readonly part: Uint8Array;
  readonly members: readonly (string | null)[];
}

/** What a model, a filter and the accounts say of each sample. */
export interface JudgedRows {
  readonly takenFor: Uint8Array;
  readonly scores: Float32Array;
  readonly told?: {
    readonly sender: Int32Array | null;
    readonly suspicion: Float32Array | null;
  };
}

/** What is known of one sample: the label it carries and, where it may be told, what became of it. */
export function SampleWords(props: {
  readonly samples: ArenaSamples | null;
  readonly sample: number;
  readonly classNames: readonly string[];
  readonly tellFate: boolean;
  /** Whether the poison is being made: nobody has filtered yet. */
  readonly making?: boolean;
  /** Who sent each sample, where members of a team have sent parts of the poison. */
  readonly senders?: Senders | undefined;
  /** What removed each sample, where it may be told (REMOVED_BY). */
  readonly removedBy?: Uint8Array | null | undefined;
  /** What the model on show makes of each sample, where that may be told. */
  readonly judged?: JudgedRows | undefined;
  /** Each sample, where samples are mails. */
  readonly mails?: readonly MailLine[] | null | undefined;
}) {
  const { samples, sample, classNames } = props;
  const { arena } = useTexts();
  const words = props.making === true ? arena.making : arena.fates;
  const part = props.senders?.part[sample] ?? 0;
  if (!samples || sample >= samples.n) return null;
  const label = samples.labels[sample] as number;
  const fate = FATES[samples.fates[sample] as number] ?? 'passed';
  const mail = props.mails?.[sample];
  const by = props.removedBy?.[sample];
  return (
    <div class="stack" style={{ '--gap': 0.5 }}>
      <span class="row" style={{ '--gap': 1 }}>
        <ClassShape label={label} /> {arena.labelled} <b>{classNames[label] ?? label}</b>
      </span>
      {mail && <MailText mail={mail} classNames={classNames} explained />}
      {props.judged && <Judged {...props.judged} sample={sample} classNames={classNames} />}
      {props.tellFate && (
        <span class="row" style={{ '--gap': 1 }}>
          <FateShape fate={fate} /> {words[fate].label}
        </span>
      )}
      {part > 0 && <span>{arena.sentBy({ name: props.senders?.members[part - 1] ?? null })}</span>}
      {by === REMOVED_BY.panel && <span>{arena.byHand}</span>}
      {by === REMOVED_BY.cap && <span>{arena.byCap}</span>}
    </div>
  );
}

function Judged(props: JudgedRows & { readonly sample: number; readonly classNames: readonly string[] }) {
  const { takenFor, scores, told, sample, classNames } = props;
  const { arena } = useTexts();
  const taken = takenFor[sample] as number;
  const suspicion = told?.suspicion?.[sample] ?? Number.NaN;
  const sender = told?.sender?.[sample];
  return (
    <>
      <span>
        {arena.takenFor({ label: classNames[taken] ?? String(taken), score: scores[sample] as number })}
      </span>
      {Number.isFinite(suspicion) && <span>{arena.suspicion({ suspicion })}</span>}
      {sender !== undefined && <span>{arena.account({ account: sender })}</span>}
    </>
  );
}
