import type { Side } from '../../engine/round/sides.ts';
import type { RecipeText } from '../../texts/recipe-text.ts';
import { useTexts } from '../app-context.ts';
/** One attack or filter to choose: what it is called, what it costs, what it does. */
export function RecipeCard(props: {
  readonly side: Side;
  readonly testId: string;
  readonly text: RecipeText;
  /** Its place in the order, where there are several. */
  readonly place?: number | undefined;
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
  const { text } = props;
  const { forms } = useTexts();
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
          {props.place === undefined ? text.label : `${props.place}. ${text.label}`}{' '}
          <span class="price">{props.price}</span>
        </span>
        {!props.short && <span class="what clamp">{`${text.does} ${text.limits}`}</span>}
      </button>
      {!props.short && props.formula && (
        <details class="how small">
          <summary>{forms.howItWorks}</summary>
          <p>{`${text.does} ${text.limits}`}</p>
          <p class="formula">{props.formula}</p>
          <p class="quiet">{props.source}</p>
        </details>
      )}
    </div>
  );
}
