import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { ofFeature } from '../../engine/data/quantise.ts';
import type { Quantiser } from '../../engine/data/samples.ts';
import { useTexts } from '../app-context.ts';
import { Button } from './controls.tsx';

/** Places a point by its coordinates: what a pointer does on the picture, for those without one. */
export function HandPlace(props: {
  readonly quantiser: Quantiser;
  readonly className: string;
  readonly onPlace: (x: number, y: number) => void;
  /** What a model says of a point there. */
  readonly judge: (x: number, y: number) => ComponentChildren;
}) {
  const { hand } = useTexts();
  // As it was typed: "-" on the way to "-2" is no number yet.
  const [typed, setTyped] = useState<readonly [string, string]>(['0', '0']);
  const at = [numberIn(typed[0]), numberIn(typed[1])] as const;
  return (
    <>
      <form
        class="hand-place"
        aria-label={hand.placeAt}
        onSubmit={(event) => {
          event.preventDefault();
          if (at.every(Number.isFinite)) props.onPlace(...at);
        }}
      >
        <Coordinate
          name="x"
          feature={0}
          value={typed[0]}
          quantiser={props.quantiser}
          onChange={(x) => setTyped([x, typed[1]])}
        />
        <Coordinate
          name="y"
          feature={1}
          value={typed[1]}
          quantiser={props.quantiser}
          onChange={(y) => setTyped([typed[0], y])}
        />
        <Button submit testId="hand-place">
          {hand.placeAs({ label: props.className })}
        </Button>
      </form>
      {at.every(Number.isFinite) && props.judge(...at)}
    </>
  );
}

const numberIn = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text));

function Coordinate(props: {
  readonly name: string;
  readonly feature: number;
  readonly value: string;
  readonly quantiser: Quantiser;
  readonly onChange: (value: string) => void;
}) {
  const id = useId();
  const { lo, hi } = props.quantiser;
  return (
    <div class="field">
      <label class="label" for={id}>
        {props.name}
      </label>
      <input
        id={id}
        class="input"
        type="number"
        step="any"
        required
        min={ofFeature(lo, props.feature)}
        max={ofFeature(hi, props.feature)}
        value={props.value}
        data-testid={`hand-${props.name}`}
        onInput={(event) => props.onChange(event.currentTarget.value)}
      />
    </div>
  );
}
