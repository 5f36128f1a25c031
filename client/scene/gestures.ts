/** What a pointer wants of the arena; places in pixels of the canvas. */
export interface Gestures {
  zoom(x: number, y: number, factor: number): void;
  pan(dx: number, dy: number): void;
  point(x: number, y: number): void;
  leave(): void;
}

/** Wheel with Ctrl or a pinch zooms, a drag pans, hovering or tapping points. Plain scrolling stays the page's. */
export function listenTo(canvas: HTMLCanvasElement, gestures: Gestures): () => void {
  const held = new Map<number, { x: number; y: number }>();
  const at = (event: PointerEvent | WheelEvent) => {
    const box = canvas.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const onWheel = (event: WheelEvent) => {
    if (!event.ctrlKey && !event.metaKey && !event.altKey) return;
    event.preventDefault();
    const { x, y } = at(event);
    gestures.zoom(x, y, event.deltaY < 0 ? 1.15 : 1 / 1.15);
  };
  const onDown = (event: PointerEvent) => {
    held.set(event.pointerId, at(event));
    if (event.pointerType === 'mouse') canvas.setPointerCapture(event.pointerId);
    const { x, y } = at(event);
    gestures.point(x, y);
  };
  const onMove = (event: PointerEvent) => {
    const now = at(event);
    const before = held.get(event.pointerId);
    if (!before) {
      if (event.pointerType === 'mouse') gestures.point(now.x, now.y);
      return;
    }
    const other = [...held].find(([id]) => id !== event.pointerId)?.[1];
    if (other) {
      const [was, is] = [
        Math.hypot(before.x - other.x, before.y - other.y),
        Math.hypot(now.x - other.x, now.y - other.y),
      ];
      if (was > 0) gestures.zoom((now.x + other.x) / 2, (now.y + other.y) / 2, is / was);
    } else gestures.pan(now.x - before.x, now.y - before.y);
    held.set(event.pointerId, now);
  };
  const onUp = (event: PointerEvent) => held.delete(event.pointerId);
  const onLeave = (event: PointerEvent) => {
    held.delete(event.pointerId);
    if (event.pointerType === 'mouse') gestures.leave();
  };
  canvas.addEventListener('wheel', onWheel, { passive: false });
  canvas.addEventListener('pointerdown', onDown);
  canvas.addEventListener('pointermove', onMove);
  canvas.addEventListener('pointerup', onUp);
  canvas.addEventListener('pointercancel', onUp);
  canvas.addEventListener('pointerleave', onLeave);
  return () => {
    canvas.removeEventListener('wheel', onWheel);
    canvas.removeEventListener('pointerdown', onDown);
    canvas.removeEventListener('pointermove', onMove);
    canvas.removeEventListener('pointerup', onUp);
    canvas.removeEventListener('pointercancel', onUp);
    canvas.removeEventListener('pointerleave', onLeave);
  };
}
