import { useEffect, useRef } from 'preact/hooks';
import { THUMB_COLS, THUMB_ROWS } from '../../engine/round/thumbnail.ts';
import { useApp } from '../app-context.ts';
import { rgbNow } from '../colours.ts';
import { type ThumbPicture, thumbPixels } from '../picture/thumbnail.ts';

/** Sizes of a sample's mark, in shares of the picture's height. */
const DOT = 0.03;
const DIAMOND = 0.042;
/** From one model of the training to the next. */
const FRAME_MILLIS = 700;

/** One scratch canvas for all pictures of a page. */
let scratch: HTMLCanvasElement | null = null;

/** A training in small: the model's field with some samples, from its first model to its last. */
export function WellPicture({ picture }: { readonly picture: ThumbPicture }) {
  const { platform, motion, look } = useApp();
  const shade = look.shade.value;
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const last = picture.frames.length - 1;
    let at = motion ? 0 : last;
    let stop = () => {};
    const show = () => {
      draw(canvas.current, picture, at);
      if (at++ < last) stop = platform.after(FRAME_MILLIS, show);
    };
    show();
    return () => stop();
  }, [picture, shade]);
  return <canvas ref={canvas} class="well-picture" />;
}

function draw(canvas: HTMLCanvasElement | null, { frames, points }: ThumbPicture, at: number): void {
  const context = canvas?.getContext('2d');
  const levels = frames[at];
  if (!context || !levels) return;
  // As many pixels as the tile has: marks keep their shape, whatever the tile's.
  const width = canvas?.clientWidth ?? 0;
  const height = canvas?.clientHeight ?? 0;
  if (canvas) Object.assign(canvas, { width, height });
  scratch ??= document.createElement('canvas');
  scratch.width = THUMB_COLS;
  scratch.height = THUMB_ROWS;
  const classes = [rgbNow('class-0'), rgbNow('class-1')] as const;
  const pixels = thumbPixels(levels, [rgbNow('field-0'), rgbNow('field-1')], rgbNow('field-doubt'));
  scratch.getContext('2d')?.putImageData(new ImageData(pixels, THUMB_COLS, THUMB_ROWS), 0, 0);
  context.imageSmoothingEnabled = true;
  context.drawImage(scratch, 0, 0, width, height);
  for (const { x, y, label, dropped } of points) {
    context.fillStyle = `rgb(${classes[label === 1 ? 1 : 0].join(' ')} / ${dropped ? 0.25 : 0.95})`;
    context.beginPath();
    // Classes differ by shape, not by colour alone.
    const [u, v] = [x * width, y * height];
    if (label === 1) {
      const reach = DIAMOND * height;
      context.moveTo(u, v - reach);
      context.lineTo(u + reach, v);
      context.lineTo(u, v + reach);
      context.lineTo(u - reach, v);
    } else context.arc(u, v, DOT * height, 0, 2 * Math.PI);
    context.fill();
  }
}
