/**
 * Okabe & Ito's colours, lightened for dark water, and three muted ones for the last of ten classes; every
 * class has a shape of its own as well, and so have the marks of poison.
 */
export const CLASS_COLOURS = [
  0xf0a818, 0x63bdf0, 0x2fc09a, 0xf0e442, 0x5b8ff0, 0xe8733a, 0xd98fbf, 0xe4ebf2, 0xc2a878, 0x8fa9c4,
] as const;
export const INK = 0x071322;

/** What the water looks like where the model says this class without any doubt. */
export const FIELD_COLOURS = [
  [80, 50, 18],
  [12, 66, 104],
  [16, 63, 55],
  [79, 75, 24],
  [30, 47, 86],
  [77, 38, 21],
  [72, 47, 69],
  [75, 78, 87],
  [64, 55, 43],
  [47, 56, 71],
] as const;
export const FIELD_DOUBT = [9, 22, 38] as const;

export const BOUNDARY = 0xf3fbff;
export const GHOST = 0x9fd9c8;

export const MARK_COLOURS = {
  missed: 0xff6b2c,
  caught: 0xe79bc4,
  collateral: 0xd6e2ec,
  dropped: 0xd6e2ec,
  focus: 0xffffff,
} as const;
