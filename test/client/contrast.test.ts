import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../client/styles/tokens.css', import.meta.url), 'utf8');

/** A colour token as its sRGB channels, 0 … 1. */
function token(name: string): readonly number[] {
  const hex = new RegExp(`--${name}:\\s*#([0-9a-f]{6})`).exec(css)?.[1];
  if (!hex) throw new Error(`no colour token --${name}`);
  return [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
}

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(channels: readonly number[]): number {
  const [r, g, b] = channels.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * (r as number) + 0.7152 * (g as number) + 0.0722 * (b as number);
}
function contrast(a: readonly number[], b: readonly number[]): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

describe('CLIENT-13 text can be read', () => {
  const grounds = ['abyss', 'ink', 'deep', 'shelf'];
  const texts = [
    'foam',
    'mist',
    'clear',
    'poison',
    'ghost',
    'class-0',
    'class-1',
    'caught',
    ...Array.from({ length: 10 }, (_, i) => `team-tone-${i}`),
  ];
  it.each(texts.flatMap((text) => grounds.map((ground) => [text, ground] as const)))(
    '%s on %s',
    (text, ground) => {
      expect(contrast(token(text), token(ground))).toBeGreaterThanOrEqual(4.5);
    },
  );
  it('haze on the grounds it is used on', () => {
    for (const ground of ['abyss', 'ink']) {
      expect(contrast(token('haze'), token(ground))).toBeGreaterThanOrEqual(4.5);
    }
  });
});
