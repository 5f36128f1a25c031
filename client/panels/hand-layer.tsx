import { useRef, useState } from 'preact/hooks';
import type { HandTool } from '../forms/hand-tools.ts';
import type { Lens } from '../picture/frame.ts';
import type { PixelPath } from '../picture/lasso.ts';

/** Tools whose line is closed when the pointer lets go; the last two are those of defenders. */
const CLOSED: readonly (HandTool | 'drop' | 'keep')[] = ['flip', 'drop', 'keep'];

/** What lies on the picture while somebody works on it: takes the pointer, shows its line, and says where it went. */
export function HandLayer(props: {
  readonly tool: HandTool | 'drop' | 'keep';
  readonly lens: Lens;
  readonly onPath: (path: PixelPath, lens: Lens) => void;
}) {
  const { tool, lens } = props;
  const [path, setPath] = useState<PixelPath | null>(null);
  const line = useRef<number[]>([]);
  const pointer = useRef<number | null>(null);
  if (tool === 'look') return null;

  const follow = (event: PointerEvent) => {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    for (const { clientX, clientY } of movesOf(event))
      line.current.push(clientX - box.left, clientY - box.top);
    setPath([...line.current]);
  };
  const onDown = (event: PointerEvent) => {
    if (pointer.current !== null || event.button !== 0) return;
    event.preventDefault();
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
    pointer.current = event.pointerId;
    line.current = [];
    follow(event);
  };
  const onMove = (event: PointerEvent) => {
    if (event.pointerId === pointer.current) follow(event);
  };
  const onUp = (event: PointerEvent) => {
    if (event.pointerId !== pointer.current) return;
    const drawn = line.current;
    stop();
    props.onPath(drawn, lens);
  };
  const stop = () => {
    pointer.current = null;
    line.current = [];
    setPath(null);
  };
  const d = path ? `M${pairs(path).join('L')}${CLOSED.includes(tool) ? 'Z' : ''}` : '';
  return (
    <svg
      class={`hand-layer ${tool}`}
      aria-hidden="true"
      data-testid="hand-layer"
      onPointerDown={onDown}
      onPointerMove={onMove}
      onPointerUp={onUp}
      onPointerCancel={stop}
    >
      {path && <path d={d} />}
    </svg>
  );
}

/** A browser that is busy puts several moves into one event; over plain http it does not say which. */
function movesOf(event: PointerEvent): readonly PointerEvent[] {
  const moves = 'getCoalescedEvents' in event ? event.getCoalescedEvents() : [];
  return moves.length > 0 ? moves : [event];
}

const pairs = (path: PixelPath): string[] =>
  Array.from({ length: path.length / 2 }, (_, k) => `${path[2 * k]} ${path[2 * k + 1]}`);
