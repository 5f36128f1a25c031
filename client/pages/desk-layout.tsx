import type { ComponentChildren } from 'preact';

/** A side at work: its controls in a column, the picture and what it tells beside it. */
export const DeskLayout = (props: {
  readonly arena: ComponentChildren;
  readonly below: ComponentChildren;
  readonly children: ComponentChildren;
}) => (
  <main class="desk">
    <div class="desk-rail">{props.children}</div>
    <div class="desk-view">
      {props.arena}
      {props.below}
    </div>
  </main>
);
