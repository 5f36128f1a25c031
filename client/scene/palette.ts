/** Okabe & Ito's colours for the two classes; marks of poison differ in form as well as in hue. */
export const CLASS_COLOURS = [0xf0a818, 0x63bdf0] as const;
export const INK = 0x071322;

/** What the water looks like where the model says class 0 or class 1 without any doubt. */
export const FIELD_COLOURS = [
  [80, 50, 18],
  [12, 66, 104],
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
