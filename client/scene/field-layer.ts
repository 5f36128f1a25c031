import { BufferImageSource, Sprite, Texture } from 'pixi.js';
import type { Field } from '../state/contour.ts';
import { FIELD_COLOURS, FIELD_DOUBT } from './palette.ts';
import type { View } from './view.ts';

/** Upper ends of the bands of confidence, drawn as a chart draws depth: p = 0.6, 0.75, 0.9, 0.97. */
const BANDS = [0.405, 1.099, 2.197, 3.476] as const;
const LEVELS = [0.16, 0.36, 0.58, 0.8, 1] as const;
/** Softens the edge between two bands, in nats of the score. */
const EDGE = 0.05;

/** Background: hue is the prediction, intensity the confidence. One texture, one draw call. */
export function createFieldLayer(): View<Field> & { resize(width: number, height: number): void } {
  const sprite = new Sprite(Texture.EMPTY);
  let pixels: Uint8Array | null = null;
  let source: BufferImageSource | null = null;

  function prepare({ cols, rows }: Field): Uint8Array {
    if (pixels && source && source.width === cols && source.height === rows) return pixels;
    source?.destroy();
    pixels = new Uint8Array(cols * rows * 4);
    source = new BufferImageSource({
      resource: pixels,
      width: cols,
      height: rows,
      format: 'rgba8unorm',
      alphaMode: 'no-premultiply-alpha',
      scaleMode: 'linear',
    });
    const { width, height } = sprite;
    sprite.texture = new Texture({ source });
    sprite.setSize(width, height);
    return pixels;
  }

  return {
    node: sprite,
    show(field) {
      const rgba = prepare(field);
      for (let i = 0; i < field.scores.length; i++) {
        const score = field.scores[i] as number;
        const level = intensity(Math.abs(score));
        const colour = FIELD_COLOURS[score > 0 ? 1 : 0];
        for (let k = 0; k < 3; k++) {
          const doubt = FIELD_DOUBT[k] as number;
          rgba[4 * i + k] = doubt + ((colour[k] as number) - doubt) * level;
        }
        rgba[4 * i + 3] = 255;
      }
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
