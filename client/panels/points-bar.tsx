import { useTexts } from '../app-context.ts';
import { Term } from './term.tsx';

/** What a plan costs out of what there is. */
export function PointsBar(props: {
  readonly label: string;
  readonly used: number;
  readonly total: number;
  readonly accent: string;
}) {
  const { used, total } = props;
  const { forms } = useTexts();
  const over = used > total;
  return (
    <div class={`points ${over ? 'over' : ''}`} style={{ '--accent': props.accent }}>
      <div class="label">
        <span>
          {props.label} <Term id="points" />
        </span>
        <output class={over ? 'tone-bad' : ''}>{forms.usedOf({ used, total })}</output>
      </div>
      <div class="bar" aria-hidden="true">
        <i style={{ width: `${total > 0 ? Math.min(100, (used / total) * 100) : 0}%` }} />
      </div>
    </div>
  );
}
