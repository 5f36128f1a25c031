import { readFileSync } from 'node:fs';

/** The page's colours as its style sheets write them, and what people see of them. */
export const SHADES = ['night', 'day'] as const;

/** Colours that are the same in both: paper, what a camera reads, and the strokes of samples that are pictures. */
export const SHARED = ['paper', 'picture-ink', 'picture-mark', 'qr-ground', 'qr-ink'];

const sheet = (name: string) =>
  readFileSync(new URL(`../../client/styles/${name}.css`, import.meta.url), 'utf8');
const COLOUR = /--([\w-]+):\s*(#[0-9a-f]{3,8}|rgb\([^)]*\)|var\(--[\w-]+\)|url\([^;]*\));/g;
const listed = (css: string) =>
  [...css.matchAll(COLOUR)].map(([, name, value]) => [name, value] as [string, string]);

/** Colour tokens by name; those of the day lie over those of the night. */
export const tokensOf = (shade: (typeof SHADES)[number]): ReadonlyMap<string, string> =>
  new Map([...listed(sheet('tokens')), ...(shade === 'day' ? listed(sheet('light')) : [])]);

/** A token's sRGB channels, 0 … 1. */
export function rgb(tokens: ReadonlyMap<string, string>, name: string): readonly number[] {
  const value = tokens.get(name);
  const other = /^var\(--([\w-]+)\)$/.exec(value ?? '')?.[1];
  if (other) return rgb(tokens, other);
  const hex = /^#([0-9a-f]{6})$/.exec(value ?? '')?.[1];
  if (!hex) throw new Error(`--${name} is no #rrggbb, which scripts read: ${value}`);
  return [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
}

const linear = (c: number) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
const times = (matrix: readonly number[], v: readonly number[]) =>
  [0, 1, 2].map((i) => v.reduce((sum, x, j) => sum + (matrix[3 * i + j] as number) * x, 0));

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(channels: readonly number[]): number {
  const [r, g, b] = channels.map(linear);
  return 0.2126 * (r as number) + 0.7152 * (g as number) + 0.0722 * (b as number);
}
export function contrast(a: readonly number[], b: readonly number[]): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

/**
 * What dichromats see, on linear sRGB. Source: Machado, Oliveira, Fernandes, "A Physiologically-based Model for
 * Simulation of Color Vision Deficiency" (2009), severity 1.0.
 */
export const BLINDNESS = [
  ['full sight', [1, 0, 0, 0, 1, 0, 0, 0, 1]],
  [
    'protanopia',
    [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  ],
  [
    'deuteranopia',
    [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  ],
  ['tritanopia', [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039]],
] as const;

/** Linear sRGB to CIE XYZ over the white of D65. */
const TO_XYZ = [
  0.4124564 / 0.95047,
  0.3575761 / 0.95047,
  0.1804375 / 0.95047,
  0.2126729,
  0.7151522,
  0.072175,
  0.0193339 / 1.08883,
  0.119192 / 1.08883,
  0.9503041 / 1.08883,
];

function lab(channels: readonly number[], sight: readonly number[]): readonly [number, number, number] {
  const seen = times(sight, channels.map(linear)).map((c) => Math.min(1, Math.max(0, c)));
  const [x, y, z] = times(TO_XYZ, seen).map((t) =>
    t > 216 / 24389 ? Math.cbrt(t) : (t * 24389) / 27 / 116 + 16 / 116,
  ) as [number, number, number];
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** How far apart two colours are for such eyes: the distance in CIELAB, where 2.3 can just be noticed. */
export const apart = (a: readonly number[], b: readonly number[], sight: readonly number[]): number => {
  const [p, q] = [lab(a, sight), lab(b, sight)];
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
};
