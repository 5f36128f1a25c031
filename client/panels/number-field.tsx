import { useId, useState } from 'preact/hooks';
import type { TermId } from '../../texts/texts.ts';
import { Term } from './term.tsx';

/** A whole number; what is no such number while somebody types is not passed on. */
export function NumberField(props: {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly testId: string;
  /** A term of the glossary that the label wants. */
  readonly term?: TermId;
  /** Where the label is for screen readers alone. */
  readonly hideLabel?: boolean;
  readonly onChange: (value: number) => void;
}) {
  const { value, min, max } = props;
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <div class="field number-field">
      <span class={props.hideLabel === true ? 'hidden' : 'label'}>
        <span>
          <label for={id}>{props.label}</label> {props.term && <Term id={props.term} />}
        </span>
      </span>
      <input
        id={id}
        class="input"
        type="number"
        inputMode="numeric"
        value={typed ?? value}
        min={min}
        max={max}
        data-testid={props.testId}
        onInput={(event) => {
          const text = event.currentTarget.value;
          setTyped(text);
          const number = Number(text);
          if (Number.isInteger(number) && number >= min && number <= max) props.onChange(number);
        }}
        onBlur={() => setTyped(null)}
      />
    </div>
  );
}
