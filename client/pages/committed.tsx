import { useTexts } from '../app-context.ts';

/** A plan that is in and cannot be changed any more. */
export function Committed(props: { readonly title: string; readonly lines: readonly string[] }) {
  const { desks } = useTexts();
  return (
    <section class="panel committed" role="status">
      <p class="kicker">{desks.planIsIn}</p>
      <h2>{props.title}</h2>
      {props.lines.map((line) => (
        <p key={line} class="quiet">
          {line}
        </p>
      ))}
    </section>
  );
}
