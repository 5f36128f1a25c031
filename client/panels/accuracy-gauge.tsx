import type { ComponentChildren } from 'preact';
import { useTexts } from '../app-context.ts';
import { shownChange } from '../picture/shown-numbers.ts';

/** Two classes cannot be told worse than by a coin for long; of many, next to none may be right. */
const scaleOf = (classes: number) => (classes === 2 ? [40, 60, 80, 100] : [0, 25, 50, 75, 100]);

/** Accuracy as a level: how much of the clean model's is left. */
export function AccuracyGauge(props: {
  /** 0 … 1; null while nothing has been measured. */
  readonly now: number | null;
  readonly clean: number | null;
  /** How many classes the model tells apart. */
  readonly classes: number;
  readonly caption?: string;
  /** Without the scale, where other numbers stand around it. */
  readonly compact?: boolean;
  readonly children?: ComponentChildren;
}) {
  const { now, clean } = props;
  const { measures, numbers } = useTexts();
  const ticks = scaleOf(props.classes);
  const floor = (ticks[0] as number) / 100;
  const width = (rate: number) => `${Math.max(0, Math.min(100, ((rate - floor) / (1 - floor)) * 100))}%`;
  const lost = now !== null && clean !== null ? shownChange(clean, now) : 0;
  const hurt = lost < -0.02;
  return (
    <div class={`gauge ${props.compact ? 'compact' : ''}`}>
      <div class="figure" data-testid="accuracy-now">
        {now === null ? (
          <span class="unmeasured">
            <span class="hidden">{measures.notMeasured}</span>
          </span>
        ) : (
          numbers.percentNumber(now)
        )}
        {now !== null && <small>%</small>}
      </div>
      <div class="notes">
        {props.caption ?? measures.ofUnseen}
        {clean !== null && ','} <br />
        {clean !== null && (
          <span data-testid="accuracy-clean">
            {measures.clean} <b>{numbers.percent(clean)}</b>
            {Math.abs(lost) >= 0.0005 && (
              <>
                {', '}
                <b class={hurt ? 'tone-bad' : ''}>{numbers.change(lost)}</b>
              </>
            )}
          </span>
        )}
      </div>
      <div class="level" aria-hidden="true">
        <div class={`fill ${hurt ? 'hurt' : ''}`} style={{ width: now === null ? '0' : width(now) }} />
        {clean !== null && <div class="mark" style={{ left: width(clean) }} />}
      </div>
      {!props.compact && (
        <div class="scale" aria-hidden="true">
          {ticks.map((tick) => (
            <span key={tick}>{tick}</span>
          ))}
        </div>
      )}
      {props.children}
    </div>
  );
}
