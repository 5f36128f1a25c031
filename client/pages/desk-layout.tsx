import type { ComponentChildren } from 'preact';

/**
 * A side at work: its task and its controls in a column, the picture and what it tells beside them. On a narrow screen the
 * picture stands between the task and the controls.
 */
export const DeskLayout = (props: {
  readonly task: ComponentChildren;
  readonly arena: ComponentChildren;
  readonly below: ComponentChildren;
  readonly children: ComponentChildren;
}) => (
  <main class="desk">
    <div class="desk-task stack" style={{ '--gap': 1 }}>
      {props.task}
    </div>
    <div class="desk-rail">{props.children}</div>
    <div class="desk-view">
      {props.arena}
      {props.below}
    </div>
  </main>
);
