import { useId, useState } from 'preact/hooks';
import { Button } from './controls.tsx';

/** One line of text with the button that uses it: a name to change, a message to send. */
export function EditLine(props: {
  readonly label: string;
  readonly value: string;
  readonly max: number;
  readonly action: string;
  readonly testId: string;
  /** Empties the line once it was used, as messages do. */
  readonly clears?: boolean;
  readonly onUse: (text: string) => void;
}) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? props.value;
  return (
    <form
      class="edit-line"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === '') return;
        props.onUse(text);
        setTyped(props.clears ? '' : null);
      }}
    >
      <label class="label" for={id}>
        {props.label}
      </label>
      <input
        id={id}
        class="input"
        value={text}
        maxLength={props.max}
        data-testid={props.testId}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
      <Button submit testId={`${props.testId}-go`} disabled={text.trim() === ''}>
        {props.action}
      </Button>
    </form>
  );
}
