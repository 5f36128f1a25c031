import { useRef } from 'preact/hooks';

const WIDTH = 600;
const HEIGHT = 100;

/** Bars of counts, side by side, their heights the square roots: single samples far out can be seen beside hundreds. */
export function BarChart(props: {
  readonly counts: ArrayLike<number>;
  /** The highest bar of all charts that are compared. */
  readonly most: number;
  readonly colour: string;
  /** What the chart shows, in a sentence. */
  readonly label: string;
  /** Where the cut is, 0 … 1 of the width; bars beyond it are hatched. Null for none. */
  readonly cut?: number | null;
  /** Called with 0 … 1 of the width while the cut is dragged; absent where it cannot be. */
  readonly onDrag?: ((at: number) => void) | undefined;
}) {
  const { counts, most, cut = null, onDrag } = props;
  const held = useRef(false);
  const bar = WIDTH / counts.length;
  const drag = (event: PointerEvent) => {
    const { left, width } = (event.currentTarget as Element).getBoundingClientRect();
    onDrag?.(Math.min(1, Math.max(0, (event.clientX - left) / width)));
  };
  return (
    <svg
      class={`bars ${onDrag ? 'can-drag' : ''}`}
      role="img"
      aria-label={props.label}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      onPointerDown={(event) => {
        if (!onDrag || event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        held.current = true;
        drag(event);
      }}
      onPointerMove={(event) => held.current && drag(event)}
      onPointerUp={() => {
        held.current = false;
      }}
      onPointerCancel={() => {
        held.current = false;
      }}
    >
      {Array.from(counts, (n, k) => {
        const height = most > 0 ? HEIGHT * Math.sqrt(n / most) : 0;
        const beyond = cut !== null && (k + 0.5) / counts.length >= cut;
        return (
          n > 0 && (
            <rect
              key={k}
              x={k * bar + 0.5}
              y={HEIGHT - Math.max(2, height)}
              width={Math.max(1, bar - 1)}
              height={Math.max(2, height)}
              fill={props.colour}
              class={beyond ? 'beyond' : ''}
            />
          )
        );
      })}
      {cut !== null && (
        <line
          class="cut"
          x1={cut * WIDTH}
          x2={cut * WIDTH}
          y1="0"
          y2={HEIGHT}
          vector-effect="non-scaling-stroke"
        />
      )}
    </svg>
  );
}
