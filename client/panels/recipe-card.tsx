import type { ComponentChildren } from 'preact';
import type { Side } from '../../engine/round/sides.ts';
import type { AttackKind, DefenceKind } from '../../instrument/kinds.ts';
import type { RecipeText } from '../../texts/recipe-text.ts';
import { useTexts } from '../app-context.ts';
import { RecipeSign } from './recipe-sign.tsx';

/** One attack or defence to choose: its name, its price and when to use it; once it is chosen, what there is to set. */
export function RecipeCard(props: {
  readonly side: Side;
  readonly testId: string;
  readonly kind: AttackKind | DefenceKind;
  readonly text: RecipeText;
  /** Its place in the order, where there are several. */
  readonly place?: number | undefined;
  readonly price: string;
  /** The price in full, for those who hear it. */
  readonly priceSaid?: string;
  /** Where it comes from, and how it works in one line. */
  readonly source: string;
  readonly formula: string;
  readonly chosen: boolean;
  readonly disabled?: boolean;
  /** Only the name and the price, for where there is little room. */
  readonly short?: boolean;
  /** Whether it is only offered, and nobody has pressed it yet: there is nothing to set so far. */
  readonly offered?: boolean;
  readonly onToggle: () => void;
  /** What can be set, while it is chosen. */
  readonly children?: ComponentChildren;
}) {
  const { text, chosen } = props;
  const isOpen = chosen && props.offered !== true;
  return (
    <div class={`recipe-slot ${props.side} ${isOpen ? 'open' : ''}`}>
      <button
        type="button"
        class={`recipe ${props.side}`}
        data-testid={props.testId}
        aria-pressed={chosen}
        disabled={props.disabled}
        onClick={props.onToggle}
      >
        <RecipeSign kind={props.kind} />
        <span class="name">
          {props.place === undefined ? text.label : `${props.place}. ${text.label}`}{' '}
          <span class="price">
            {props.priceSaid === undefined ? (
              props.price
            ) : (
              <>
                <span aria-hidden="true">{props.price}</span>
                <span class="hidden">{props.priceSaid}</span>
              </>
            )}
          </span>
        </span>
        {!(props.short && !chosen) && <span class="what">{text.when}</span>}
      </button>
      {isOpen && (
        <div class="recipe-params">
          {props.children}
          <HowItWorks {...props} />
        </div>
      )}
    </div>
  );
}

function HowItWorks(props: { readonly text: RecipeText; readonly source: string; readonly formula: string }) {
  const { forms } = useTexts();
  const { does, limits } = props.text;
  return (
    <details class="how small">
      <summary>{forms.howItWorks}</summary>
      <p>{does}</p>
      <p>{limits}</p>
      <p class="formula">{props.formula}</p>
      <p class="quiet">{props.source}</p>
    </details>
  );
}

/** The recipes that are not shown at first. */
export function MoreRecipes(props: {
  readonly side: Side;
  readonly count: number;
  /** Whether one of them is chosen. */
  readonly inUse: boolean;
  readonly children: ComponentChildren;
}) {
  const { forms } = useTexts();
  if (props.count === 0) return null;
  return (
    <details class="more" open={props.inUse} data-testid={`more-${props.side}`}>
      <summary>{forms.more({ n: props.count })}</summary>
      <div class="recipes">{props.children}</div>
    </details>
  );
}
