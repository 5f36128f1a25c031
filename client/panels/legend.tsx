import { FATE_TEXTS, type Fate } from '../picture/fates.ts';
import { count } from '../words/format.ts';
import { ClassShape, FateShape, LineSign } from './icons.tsx';

/** What the signs in the arena mean; with numbers where there are any. */
export function Legend(props: {
  readonly classNames: readonly string[];
  readonly ghost: boolean;
  /** False where no model is on show. */
  readonly boundary?: boolean;
  readonly fates?: readonly { readonly fate: Fate; readonly count?: number }[];
}) {
  return (
    <ul class="legend" aria-label="Legend">
      {props.classNames.map((name, label) => (
        <li key={name}>
          <ClassShape label={label} /> {name}
        </li>
      ))}
      {props.boundary !== false && (
        <li>
          <LineSign /> boundary
        </li>
      )}
      {props.ghost && (
        <li>
          <LineSign ghost /> clean model
        </li>
      )}
      {props.fates?.map(({ fate, count: n }) => (
        <li key={fate}>
          <FateShape fate={fate} /> {FATE_TEXTS[fate].label.toLowerCase()}
          {n !== undefined && <b>{count(n)}</b>}
        </li>
      ))}
    </ul>
  );
}
