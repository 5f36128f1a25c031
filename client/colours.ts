/** Red, green and blue, 0 … 255. */
export type Channels = readonly [red: number, green: number, blue: number];

/** A colour token as the page wears it now, for what is painted on a canvas: any CSS colour. */
export const colourNow = (token: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(`--${token}`).trim();

/** The same as channels, for what is painted pixel by pixel. The token is a colour without transparency. */
export const rgbNow = (token: string): Channels => rgbOf(colourNow(token));

/** Channels of `#rgb` and `#rrggbb`, which is how a built style sheet may write a token. */
export function rgbOf(hex: string): Channels {
  const long = /^#[0-9a-f]{3}$/i.test(hex) ? hex.replace(/[0-9a-f]/gi, '$&$&') : hex;
  const channel = (at: number) => Number.parseInt(long.slice(at, at + 2), 16);
  return [channel(1), channel(3), channel(5)];
}
