import { CanvasSource, Sprite, Texture } from 'pixi.js';
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

/** Background: hue is the prediction, intensity the confidence. One texture, one draw call. */
export function createFieldLayer({
  fields,
  doubt,
}: Palette): View<Field> & { resize(width: number, height: number): void } {
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
    show({ cols, rows, scores, winners }) {
      const width = (cols - 1) * FINE + 1;
      const height = (rows - 1) * FINE + 1;
      const held = prepare(width, height);
      if (!held) return;
      const rgba = held.data;
      for (let y = 0; y < height; y++) {
        const r = Math.min(rows - 2, Math.floor(y / FINE));
        const down = y / FINE - r;
        for (let x = 0; x < width; x++) {
          const c = Math.min(cols - 2, Math.floor(x / FINE));
          const along = x / FINE - c;
          const at = r * cols + c;
          const top = mix(scores[at] as number, scores[at + 1] as number, along);
          const bottom = mix(scores[at + cols] as number, scores[at + cols + 1] as number, along);
          const score = mix(top, bottom, down);
          const near = (r + (down < 0.5 ? 0 : 1)) * cols + c + (along < 0.5 ? 0 : 1);
          const level = intensity(winners ? (scores[near] as number) : Math.abs(score));
          const colour = fields[winners ? (winners[near] as number) : score > 0 ? 1 : 0] ?? doubt;
          const to = 4 * (y * width + x);
          for (let k = 0; k < 3; k++) rgba[to + k] = mix(doubt[k] as number, colour[k] as number, level);
        }
      }
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
