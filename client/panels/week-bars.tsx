import { useTexts } from '../app-context.ts';

/** The accuracy after each week, as bars with their numbers. */
export function WeekBars(props: { readonly accuracies: readonly number[]; readonly label: string }) {
  const { numbers } = useTexts();
  return (
    <figure class="week-bars">
      <figcaption class="small quiet">{props.label}</figcaption>
      <ol>
        {props.accuracies.map((accuracy, week) => (
          <li key={week}>
            <span class="bar" aria-hidden="true">
              <i style={{ height: `${Math.max(0, 200 * accuracy - 100)}%` }} />
            </span>
            {numbers.percentNumber(accuracy)}
          </li>
        ))}
      </ol>
    </figure>
  );
}
