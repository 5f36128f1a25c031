import { useTexts } from '../app-context.ts';
import type { Fate } from '../picture/fates.ts';
import type { WhyMarks } from '../picture/why-marks.ts';
import { ClassShape, FateShape, LineSign, PullSign, TargetSign } from './icons.tsx';
import { Term } from './term.tsx';

/** What the signs in the arena mean; with numbers where there are any. */
export function Legend(props: {
  readonly classNames: readonly string[];
  readonly ghost: boolean;
  /** What the dashed line is; the boundary of the clean model when absent. */
  readonly ghostIs?: string | undefined;
  /** What lies on the picture while it is told why. */
  readonly marks?: WhyMarks | null;
  /** False where no model is on show. */
  readonly boundary?: boolean;
  /** Whether the picture is a projection of more features. */
  readonly projected?: boolean;
  readonly fates?: readonly { readonly fate: Fate; readonly count?: number }[];
  /** Whether the poison is being made: nobody has filtered yet. */
  readonly making?: boolean;
}) {
  const { arena, numbers, why } = useTexts();
  const words = props.making === true ? arena.making : arena.fates;
  return (
    <ul class="legend" aria-label={arena.legend}>
      {props.classNames.map((name, label) => (
        <li key={name}>
          <ClassShape label={label} /> {name}
        </li>
      ))}
      {props.boundary !== false && (
        <li>
          <LineSign /> <Term id="boundary">{arena.boundary}</Term>
        </li>
      )}
      {props.ghost && (
        <li>
          <LineSign ghost /> {props.ghostIs ?? arena.cleanModel}
        </li>
      )}
      {props.marks && props.marks.pulls.length > 0 && (
        <li>
          <PullSign /> {why.pulled}
        </li>
      )}
      {props.marks?.targets && (
        <li>
          <TargetSign /> {why.target}
        </li>
      )}
      {props.projected && (
        <li>
          <Term id="projection">{arena.projected}</Term>
        </li>
      )}
      {props.fates?.map(({ fate, count: n }) => (
        <li key={fate}>
          <FateShape fate={fate} /> {words[fate].inLegend}
          {n !== undefined && <b>{numbers.count(n)}</b>}
        </li>
      ))}
    </ul>
  );
}
