import { useTexts } from '../app-context.ts';

/** The accuracy after each week, as bars with their numbers. */
export function WeekBars(props: { readonly accuracies: readonly number[]; readonly label: string }) {
  const { numbers } = useTexts();
  // From the last ten percent below all of them: what changes is seen, and the numbers stand there.
  const floor = Math.floor(10 * Math.min(...props.accuracies)) / 10;
  return (
    <figure class="week-bars">
      <figcaption class="small quiet">{props.label}</figcaption>
      <ol>
        {props.accuracies.map((accuracy, week) => (
          <li key={week}>
            <span class="bar" aria-hidden="true">
              <i style={{ height: `${(100 * (accuracy - floor)) / (1 - floor)}%` }} />
            </span>
            {numbers.percentNumber(accuracy)}
          </li>
        ))}
      </ol>
    </figure>
  );
}
