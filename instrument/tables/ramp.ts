/**
 * Cividis in nine steps: lightness rises evenly from dark blue to yellow, and it looks the same to
 * people who cannot tell red from green. Source: Nuñez, Anderton, Renslow, "Optimizing colormaps with
 * consideration for color vision deficiency", 2018.
 */
const CIVIDIS = [
  [0, 34, 78],
  [26, 56, 111],
  [65, 77, 107],
  [97, 99, 111],
  [124, 123, 120],
  [154, 146, 118],
  [187, 172, 107],
  [221, 200, 87],
  [254, 232, 56],
] as const;

export type Rgb = readonly [number, number, number];

/** Colour at `share` of the ramp, 0 … 1, whole numbers 0 … 255. */
export function rampAt(share: number): Rgb {
  const at = Math.min(1, Math.max(0, share)) * (CIVIDIS.length - 1);
  const step = Math.min(CIVIDIS.length - 2, Math.floor(at));
  const [low, high] = [CIVIDIS[step] as Rgb, CIVIDIS[step + 1] as Rgb];
  const mix = (k: 0 | 1 | 2) => Math.round(low[k] + (at - step) * (high[k] - low[k]));
  return [mix(0), mix(1), mix(2)];
}

export function hex([r, g, b]: Rgb): string {
  return `#${[r, g, b].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

/** Relative luminance, 0 … 1, after WCAG 2.2. */
export function luminance(colour: Rgb): number {
  const [r, g, b] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast ratio of two colours, 1 … 21, after WCAG 2.2. */
export function contrast(a: Rgb, b: Rgb): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((p, q) => q - p) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

export const RAMP_INK: Rgb = [17, 20, 24];
export const PAPER: Rgb = [255, 255, 255];

const BLACK: Rgb = [0, 0, 0];

/** Black or white, whichever reads better on `background`: no colour leaves both below 4.5 to 1. */
export function textOn(background: Rgb): Rgb {
  return contrast(background, BLACK) >= contrast(background, PAPER) ? BLACK : PAPER;
}
