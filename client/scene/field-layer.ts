import { CanvasSource, Sprite, Texture } from 'pixi.js';
import type { Channels } from '../colours.ts';
import type { Field } from '../picture/contour.ts';
import type { Palette } from './palette.ts';
import type { View } from './view.ts';

/** Upper ends of the bands of confidence, drawn as a chart draws depth: p = 0.6, 0.75, 0.9, 0.97. */
const BANDS = [0.405, 1.099, 2.197, 3.476] as const;
const LEVELS = [0.16, 0.36, 0.58, 0.8, 1] as const;
/** Softens the edge between two bands, in nats of the score. */
const EDGE = 0.08;
/** Texels per grid cell: bands need finer edges than the scores do. */
const FINE = 3;
/** Confidences that colours are worked out for, from none to the end of the last band. */
const STEPS = 1_024;
const MOST = BANDS[3] + EDGE;
const STEPS_PER_NAT = (STEPS - 1) / MOST;

/** Background: hue is the prediction, intensity the confidence. One texture, one draw call. */
export function createFieldLayer({
  fields,
  doubt,
}: Palette): View<Field> & { resize(width: number, height: number): void } {
  const ramps = fields.map((colour) => rampOf(doubt, colour));
  const sprite = new Sprite(Texture.EMPTY);
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  let image: ImageData | null = null;
  let source: CanvasSource | null = null;

  function prepare(cols: number, rows: number): ImageData | null {
    if (image && image.width === cols && image.height === rows) return image;
    canvas.width = cols;
    canvas.height = rows;
    image = context?.createImageData(cols, rows) ?? null;
    image?.data.fill(255);
    source?.destroy();
    source = new CanvasSource({ resource: canvas, scaleMode: 'linear' });
    const { width, height } = sprite;
    sprite.texture = new Texture({ source });
    sprite.setSize(width, height);
    return image;
  }

  return {
    node: sprite,
    show(field) {
      const held = prepare((field.cols - 1) * FINE + 1, (field.rows - 1) * FINE + 1);
      if (!held) return;
      paint(held, field, ramps);
      context?.putImageData(held, 0, 0);
      source?.update();
    },
    resize(width, height) {
      sprite.setSize(width, height);
    },
    destroy() {
      sprite.destroy();
      source?.destroy();
    },
  };
}

/** The colours of a class from all doubt to none, each as the four bytes of a pixel. */
function rampOf(doubt: Channels, colour: Channels): Uint32Array {
  const bytes = new Uint8ClampedArray(4 * STEPS).fill(255);
  for (let step = 0; step < STEPS; step++) {
    const level = intensity((step / (STEPS - 1)) * MOST);
    for (let k = 0; k < 3; k++) bytes[4 * step + k] = mix(doubt[k] as number, colour[k] as number, level);
  }
  return new Uint32Array(bytes.buffer);
}

/** Paints a field, scores between its places being mixed; this runs for every frame of a transition. */
function paint(
  image: ImageData,
  { cols, rows, scores, winners }: Field,
  ramps: readonly Uint32Array[],
): void {
  const { height } = image;
  const pixels = new Uint32Array(image.data.buffer);
  const row = new Float32Array(cols);
  const [below, above] = [ramps[0] as Uint32Array, ramps[1] as Uint32Array];
  let to = 0;
  for (let y = 0; y < height; y++) {
    const r = Math.min(rows - 2, Math.floor(y / FINE));
    const down = y / FINE - r;
    const near = (r + (down < 0.5 ? 0 : 1)) * cols;
    for (let c = 0; c < cols; c++) {
      const place = r * cols + c;
      row[c] = winners
        ? (scores[near + c] as number)
        : mix(scores[place] as number, scores[place + cols] as number, down);
    }
    // The last place of a row is one texel, all others are FINE.
    for (let c = 0; c < cols; c++) {
      const texels = c === cols - 1 ? 1 : FINE;
      const score = row[c] as number;
      const change = winners || texels === 1 ? 0 : ((row[c + 1] as number) - score) / FINE;
      for (let k = 0; k < texels; k++) {
        const nearest = 2 * k < FINE ? c : c + 1;
        const here = winners ? (row[nearest] as number) : score + k * change;
        const ramp = winners
          ? (ramps[winners[near + nearest] as number] as Uint32Array)
          : here > 0
            ? above
            : below;
        const step = (here < 0 ? -here : here) * STEPS_PER_NAT + 0.5;
        pixels[to++] = ramp[step < STEPS ? step | 0 : STEPS - 1] as number;
      }
    }
  }
}

function intensity(confidence: number): number {
  let level: number = LEVELS[0];
  for (let b = 0; b < BANDS.length; b++) {
    const past = (confidence - (BANDS[b] as number)) / EDGE + 0.5;
    if (past <= 0) break;
    level += ((LEVELS[b + 1] as number) - (LEVELS[b] as number)) * Math.min(1, past);
  }
  return level;
}

const mix = (a: number, b: number, t: number): number => a + (b - a) * t;
