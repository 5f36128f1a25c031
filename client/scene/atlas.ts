import { Rectangle, Texture } from 'pixi.js';
import type { ArenaSamples } from '../picture/arena-model.ts';
import { CLASS_SHAPES, shapeOf } from '../picture/shapes.ts';
import { type AtlasMark, MARKS, type Palette } from './palette.ts';

/** Textures that share one source, so that any number of samples is one draw call. */
export interface Atlas {
  readonly textures: readonly Texture[];
  destroy(): void;
}

/** One cell per drawing, in rows, in its own colour: the 2-D renderer cannot tint a cell of many. */
function atlasOf(
  cells: number,
  side: number,
  paint: (cell: number, x: number, y: number) => void,
  canvas: Canvas,
): Atlas {
  const columns = canvas.columns;
  for (let i = 0; i < cells; i++) paint(i, (i % columns) * side, Math.floor(i / columns) * side);
  const whole = Texture.from(canvas.element, true);
  whole.source.scaleMode = 'linear';
  whole.source.autoGenerateMipmaps = true;
  const textures = Array.from({ length: cells }, (_, i) => {
    const frame = new Rectangle((i % columns) * side, Math.floor(i / columns) * side, side, side);
    return new Texture({ source: whole.source, frame });
  });
  return {
    textures,
    destroy() {
      for (const texture of textures) texture.destroy(false);
      whole.destroy(true);
    },
  };
}

interface Canvas {
  readonly element: HTMLCanvasElement;
  readonly context: CanvasRenderingContext2D;
  readonly columns: number;
}

function canvasFor(cells: number, side: number): Canvas {
  const columns = Math.max(1, Math.ceil(Math.sqrt(cells)));
  const element = document.createElement('canvas');
  element.width = columns * side;
  element.height = Math.max(1, Math.ceil(cells / columns)) * side;
  const context = element.getContext('2d');
  if (!context) throw new Error('this browser has no 2D canvas');
  return { element, context, columns };
}

/**
 * The samples' own pictures in the colours of their classes: grey values become opacity. A cell has an empty pixel on
 * each side.
 */
export function pictureAtlas(samples: ArenaSamples, { classes }: Palette): Atlas | null {
  if (!samples.pictures || samples.n === 0) return null;
  const { side, pixels } = samples.pictures;
  const cell = side + 2;
  const canvas = canvasFor(samples.n, cell);
  const image = canvas.context.createImageData(canvas.element.width, canvas.element.height);
  const stride = canvas.element.width;
  const paint = (i: number, x0: number, y0: number) => {
    const [red, green, blue] = classes[shapeOf(samples.labels[i] as number)]?.rgb ?? [0, 0, 0];
    for (let y = 0; y < side; y++) {
      for (let x = 0; x < side; x++) {
        const at = 4 * ((y0 + 1 + y) * stride + x0 + 1 + x);
        image.data[at] = red;
        image.data[at + 1] = green;
        image.data[at + 2] = blue;
        image.data[at + 3] = pixels[(i * side + y) * side + x] as number;
      }
    }
  };
  for (let i = 0; i < samples.n; i++) {
    paint(i, (i % canvas.columns) * cell, Math.floor(i / canvas.columns) * cell);
  }
  canvas.context.putImageData(image, 0, 0);
  return atlasOf(samples.n, cell, () => undefined, canvas);
}

const CELL = 64;

/** Shapes of the classes, with a rim that parts neighbours. */
export function shapeAtlas({ classes, rim }: Palette): Atlas {
  const canvas = canvasFor(CLASS_SHAPES.length, CELL);
  const { context } = canvas;
  const draw = (index: number, x: number, y: number) => {
    const middle = CELL / 2;
    const shape = CLASS_SHAPES[index] ?? 'disc';
    context.save();
    context.translate(x + middle, y + middle);
    context.beginPath();
    if (shape === 'disc') context.arc(0, 0, RADIUS, 0, 2 * Math.PI);
    else for (const [dx, dy] of shape) context.lineTo(dx * RADIUS, dy * RADIUS);
    context.closePath();
    context.lineWidth = 7;
    context.lineJoin = 'round';
    context.strokeStyle = rim;
    context.stroke();
    context.fillStyle = classes[index]?.css ?? rim;
    context.fill();
    context.restore();
  };
  return atlasOf(CLASS_SHAPES.length, CELL, draw, canvas);
}

/** Of a class's shape, in pixels of its cell. */
const RADIUS = 17;

/** The marks around samples, in the order of MARKS. */
export function markAtlas({ marks }: Palette): Atlas {
  const canvas = canvasFor(MARKS.length, CELL);
  const { context } = canvas;
  const draw = (index: number, x: number, y: number) => {
    const mark = MARKS[index] as AtlasMark;
    const middle = CELL / 2;
    context.save();
    context.translate(x + middle, y + middle);
    context.strokeStyle = marks[mark];
    context.lineCap = 'round';
    if (mark === 'missed') ring(context, 24, 5.5, []);
    if (mark === 'caught') {
      ring(context, 23, 4.5, []);
      line(context, -20, 20, 20, -20, 4.5);
    }
    if (mark === 'collateral') ring(context, 22, 4.5, [2, 9.5]);
    if (mark === 'dropped') {
      line(context, -16, -16, 16, 16, 5);
      line(context, -16, 16, 16, -16, 5);
    }
    if (mark === 'focus') ring(context, 27, 3.5, [21.2, 21.2]);
    context.restore();
  };
  return atlasOf(MARKS.length, CELL, draw, canvas);
}

function ring(context: CanvasRenderingContext2D, radius: number, width: number, dash: number[]): void {
  context.setLineDash(dash);
  context.lineWidth = width;
  context.beginPath();
  context.arc(0, 0, radius, 0, 2 * Math.PI);
  context.stroke();
}

function line(
  context: CanvasRenderingContext2D,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  width: number,
): void {
  context.lineWidth = width;
  context.beginPath();
  context.moveTo(x0, y0);
  context.lineTo(x1, y1);
  context.stroke();
}
