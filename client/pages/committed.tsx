/** A plan that is in and cannot be changed any more. */
export const Committed = (props: { readonly title: string; readonly lines: readonly string[] }) => (
  <section class="panel committed" role="status">
    <p class="kicker">Your plan is in</p>
    <h2>{props.title}</h2>
    {props.lines.map((line) => (
      <p key={line} class="quiet">
        {line}
      </p>
    ))}
  </section>
);
