import { useEffect, useRef } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import { rgbNow } from '../colours.ts';

/** One sample's picture, light on dark as it was written, enlarged without smoothing. */
export function SamplePicture(props: {
  readonly pixels: Uint8Array;
  readonly side: number;
  readonly index: number;
  /** What it is called; absent where words beside it say so already. */
  readonly label?: string;
  readonly size?: number;
}) {
  const { pixels, side, index, size } = props;
  const shade = useApp().look.shade.value;
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const [ground, ink] = [rgbNow('picture-ground'), rgbNow('picture-ink')];
    const image = context.createImageData(side, side);
    for (let i = 0; i < side * side; i++) {
      const grey = (pixels[index * side * side + i] as number) / 255;
      for (let k = 0; k < 3; k++)
        image.data[4 * i + k] = (ground[k] as number) * (1 - grey) + (ink[k] as number) * grey;
      image.data[4 * i + 3] = 255;
    }
    context.putImageData(image, 0, 0);
  }, [pixels, side, index, shade]);
  return (
    <canvas
      ref={canvas}
      class="digit"
      {...(props.label ? { role: 'img', 'aria-label': props.label } : { 'aria-hidden': true })}
      width={side}
      height={side}
      style={size ? { width: `${size}px`, height: `${size}px` } : undefined}
    />
  );
}
