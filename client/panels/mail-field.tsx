import { useEffect, useId, useState } from 'preact/hooks';
import { useTexts } from '../app-context.ts';
import type { MailToken } from '../engine-worker/api.ts';

/** Takes a mail apart as the scenario's model does. */
export type ReadMail = (text: string) => Promise<readonly MailToken[]>;

/** A mail written by hand, with what the model sees of it: the words that are among its features. */
export function MailField(props: {
  readonly label: string;
  readonly value: string;
  readonly max: number;
  readonly read: ReadMail;
  readonly onChange: (text: string) => void;
}) {
  const id = useId();
  const { forms } = useTexts();
  const [tokens, setTokens] = useState<readonly MailToken[]>([]);
  useEffect(() => {
    let gone = false;
    props.read(props.value).then(
      (read) => !gone && setTokens(read),
      () => undefined, // the mail can be sent all the same
    );
    return () => {
      gone = true;
    };
  }, [props.value]);
  const seen = new Set(tokens.filter(({ known }) => known).map(({ token }) => token)).size;
  return (
    <div class="field">
      <label class="label" for={id}>
        {props.label}
        <output for={id}>{forms.wordsCount(seen)}</output>
      </label>
      <textarea
        id={id}
        class="input mail"
        rows={5}
        maxLength={props.max}
        value={props.value}
        data-testid="own-mail"
        onInput={(event) => props.onChange(event.currentTarget.value)}
      />
      {tokens.length > 0 && (
        <p class="tokens small" aria-live="polite">
          {tokens.map(({ token, known }, i) => (
            <span key={`${i} ${token}`} class={known ? 'known' : ''}>
              {token}
            </span>
          ))}
        </p>
      )}
      <span class="help">{forms.mailHelp}</span>
    </div>
  );
}
