/** A rectangle of the plane that the samples are shown in, in the plane's own units. y grows upwards. */
export interface Box2 {
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What part of the box is on the screen: `zoom` ≥ 1, centre in 0 … 1 of the box (v grows downwards). */
export interface Camera {
  readonly zoom: number;
  readonly u: number;
  readonly v: number;
}

/** How the picture is looked at: what a place on the screen is follows. */
export interface Lens {
  readonly camera: Camera;
  readonly size: Size;
}

export const WHOLE: Camera = { zoom: 1, u: 0.5, v: 0.5 };
export const MAX_ZOOM = 12;

/** The box around some points, widened by `margin` of its size on each side, never empty. */
export function boxAround(xy: Float32Array, margin: number): Box2 {
  let [x0, x1, y0, y1] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = 0; i + 1 < xy.length; i += 2) {
    const x = xy[i] as number;
    const y = xy[i + 1] as number;
    x0 = Math.min(x0, x);
    x1 = Math.max(x1, x);
    y0 = Math.min(y0, y);
    y1 = Math.max(y1, y);
  }
  if (!(x1 >= x0)) return { x0: -1, x1: 1, y0: -1, y1: 1 };
  const padX = (x1 - x0 || 1) * margin;
  const padY = (y1 - y0 || 1) * margin;
  return { x0: x0 - padX, x1: x1 + padX, y0: y0 - padY, y1: y1 + padY };
}

/** Plane → 0 … 1 of the box, v downwards. Points outside come out outside. */
export const toUnit = (box: Box2, x: number, y: number): readonly [u: number, v: number] => [
  (x - box.x0) / (box.x1 - box.x0),
  (box.y1 - y) / (box.y1 - box.y0),
];

/** The box → pixels of the screen. */
export function toScreen(camera: Camera, size: Size, u: number, v: number): readonly [x: number, y: number] {
  return [
    ((u - camera.u) * camera.zoom + 0.5) * size.width,
    ((v - camera.v) * camera.zoom + 0.5) * size.height,
  ];
}

/** Pixels of the screen → the box; the inverse of `toScreen`. */
export function toBox(camera: Camera, size: Size, x: number, y: number): readonly [u: number, v: number] {
  return [(x / size.width - 0.5) / camera.zoom + camera.u, (y / size.height - 0.5) / camera.zoom + camera.v];
}

/** Keeps the view inside the box: nothing beyond its edges is ever shown. */
export function settleCamera(camera: Camera): Camera {
  const zoom = Math.min(MAX_ZOOM, Math.max(1, camera.zoom));
  const half = 0.5 / zoom;
  const inside = (value: number) => Math.min(1 - half, Math.max(half, value));
  return { zoom, u: inside(camera.u), v: inside(camera.v) };
}

/** Zooms by a factor with the point under (x, y) kept where it is, as far as the edges allow. */
export function zoomAt(camera: Camera, size: Size, x: number, y: number, factor: number): Camera {
  const [u, v] = toBox(camera, size, x, y);
  const zoom = Math.min(MAX_ZOOM, Math.max(1, camera.zoom * factor));
  return settleCamera({
    zoom,
    u: u - (x / size.width - 0.5) / zoom,
    v: v - (y / size.height - 0.5) / zoom,
  });
}

export function panBy(camera: Camera, size: Size, dx: number, dy: number): Camera {
  return settleCamera({
    zoom: camera.zoom,
    u: camera.u - dx / size.width / camera.zoom,
    v: camera.v - dy / size.height / camera.zoom,
  });
}
