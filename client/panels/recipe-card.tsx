import type { Side } from '../../engine/round/sides.ts';
/** One attack or filter to choose: what it is called, what it costs, what it does. */
export function RecipeCard(props: {
  readonly side: Side;
  readonly testId: string;
  readonly label: string;
  readonly explanation: string;
  readonly price: string;
  /** Where it comes from, and how it works in one line. */
  readonly source?: string;
  readonly formula?: string;
  readonly chosen: boolean;
  readonly disabled?: boolean;
  /** Only the name and the price, for where there is little room. */
  readonly short?: boolean;
  readonly onToggle: () => void;
}) {
  return (
    <div class="recipe-box">
      <button
        type="button"
        class={`recipe ${props.side}`}
        data-testid={props.testId}
        aria-pressed={props.chosen}
        disabled={props.disabled}
        onClick={props.onToggle}
      >
        <span class="name">
          {props.label} <span class="price">{props.price}</span>
        </span>
        {!props.short && <span class="what clamp">{props.explanation.replaceAll('\n', ' ')}</span>}
      </button>
      {!props.short && props.formula && (
        <details class="how small">
          <summary>How it works</summary>
          <p>{props.explanation.replaceAll('\n', ' ')}</p>
          <p class="formula">{props.formula}</p>
          <p class="quiet">{props.source}</p>
        </details>
      )}
    </div>
  );
}
