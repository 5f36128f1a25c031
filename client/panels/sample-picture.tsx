import { useEffect, useRef } from 'preact/hooks';

/** One sample's picture, light on dark as it was written, enlarged without smoothing. */
export function SamplePicture(props: {
  readonly pixels: Uint8Array;
  readonly side: number;
  readonly index: number;
  readonly label: string;
  readonly size?: number;
}) {
  const { pixels, side, index, size } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const image = context.createImageData(side, side);
    for (let i = 0; i < side * side; i++) {
      const grey = pixels[index * side * side + i] as number;
      image.data.set([grey * 0.95 + 4, grey * 0.97 + 8, grey + 12, 255], 4 * i);
    }
    context.putImageData(image, 0, 0);
  }, [pixels, side, index]);
  return (
    <canvas
      ref={canvas}
      class="digit"
      role="img"
      aria-label={props.label}
      width={side}
      height={side}
      style={size ? { width: `${size}px`, height: `${size}px` } : undefined}
    />
  );
}
