import { useRef, useState } from 'preact/hooks';
import { useTexts } from '../app-context.ts';
import { type Brush, type Drawing, painted } from '../forms/drawing.ts';
import { SamplePicture } from './sample-picture.tsx';

/** A picture to paint on, by pointer or by keys: arrows move, space paints. */
export function PictureCanvas(props: {
  readonly drawing: Drawing;
  readonly brush: Brush;
  readonly onChange: (drawing: Drawing) => void;
}) {
  const { drawing, brush } = props;
  const { side, greys, mark } = drawing;
  const { hand } = useTexts();
  const [cursor, setCursor] = useState<readonly [column: number, row: number] | null>(null);
  const last = useRef<readonly [number, number] | null>(null);
  const newest = useRef(drawing);
  newest.current = drawing;

  const paint = (path: readonly number[]) => {
    newest.current = painted(newest.current, brush, path);
    props.onChange(newest.current);
  };
  const follow = (event: PointerEvent) => {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    const place = [
      ((event.clientX - box.left) / box.width) * side,
      ((event.clientY - box.top) / box.height) * side,
    ] as const;
    paint([...(last.current ?? place), ...place]);
    last.current = place;
  };
  const onKey = (event: KeyboardEvent) => {
    const [column, row] = cursor ?? [Math.floor(side / 2), Math.floor(side / 2)];
    const move = MOVES[event.key];
    if (!move && event.key !== ' ') return;
    event.preventDefault();
    if (!move) return paint([column + 0.5, row + 0.5]);
    const inside = (value: number) => Math.min(side - 1, Math.max(0, value));
    setCursor([inside(column + move[0]), inside(row + move[1])]);
  };
  const [column, row] = cursor ?? [Math.floor(side / 2), Math.floor(side / 2)];
  const grey = (greys[row * side + column] as number) / 255;
  return (
    <div
      class="picture-canvas"
      role="application"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it is painted on with keys
      tabIndex={0}
      aria-label={hand.drawing.canvas({ row: row + 1, column: column + 1, grey })}
      data-testid="picture-canvas"
      onKeyDown={onKey}
      onBlur={() => setCursor(null)}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        last.current = null;
        follow(event);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) follow(event);
      }}
    >
      <SamplePicture pixels={greys} side={side} index={0} />
      <svg aria-hidden="true" viewBox={`0 0 ${side} ${side}`}>
        {Array.from(mark, (each, at) =>
          each === 1 ? <rect key={at} x={at % side} y={Math.floor(at / side)} width={1} height={1} /> : null,
        )}
        {cursor && <rect class="cursor" x={column} y={row} width={1} height={1} />}
      </svg>
    </div>
  );
}

const MOVES: Readonly<Record<string, readonly [number, number] | undefined>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
