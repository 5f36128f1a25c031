import { useMemo } from 'preact/hooks';
import { useTexts } from '../app-context.ts';
import { type MailLine, type MailWord, readLine } from '../picture/mail-line.ts';

/**
 * A mail as it is read: its subject and its first lines, with the words marked that one class has far more often. Of a mail
 * that nobody wrote down only the words are known: those that tell most stand in place of a subject.
 */
export function MailText({
  mail,
  classNames,
  explained = false,
}: {
  readonly mail: MailLine;
  readonly classNames: readonly string[];
  /** Whether it says that only its words are known; in a list, MailKey says it once. */
  readonly explained?: boolean;
}) {
  const { arena } = useTexts();
  const { written, heading, text } = useMemo(() => readLine(mail), [mail]);
  return (
    <span class="mail-line">
      {heading.length > 0 && (
        <b class="mail-subject">
          <Words words={heading} classNames={classNames} between={written ? ' ' : ' · '} />
        </b>
      )}
      <span class="mail-body">
        <Words words={text} classNames={classNames} between=" " />
      </span>
      {explained && !written && <i class="mail-note">{arena.onlyWords}</i>}
    </span>
  );
}

function Words(props: {
  readonly words: readonly MailWord[];
  readonly classNames: readonly string[];
  readonly between: string;
}) {
  return (
    <>
      {props.words.map(({ word, speaksFor }, at) => (
        <span key={at}>
          {at > 0 && props.between}
          {speaksFor === null ? (
            word
          ) : (
            <mark class={`mail-word says-${speaksFor}`} title={props.classNames[speaksFor]}>
              {word}
            </mark>
          )}
        </span>
      ))}
    </>
  );
}

/** What the marks in mails mean, and what their text is. */
export function MailKey({ classNames }: { readonly classNames: readonly string[] }) {
  const { arena } = useTexts();
  return (
    <p class="small quiet mail-key" data-testid="mail-key">
      {arena.markedWords}{' '}
      {classNames.slice(0, 2).map((name, label) => (
        <span key={name}>
          {label > 0 && ' / '}
          <mark class={`mail-word says-${label}`}>{name}</mark>
        </span>
      ))}
      {'. '}
      {arena.onlyWords}
    </p>
  );
}
