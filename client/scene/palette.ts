import { type Channels, colourNow, rgbNow } from '../colours.ts';
import { CLASS_SHAPES } from '../picture/shapes.ts';

/** Outlines around samples, told apart by form: solid, struck through, dotted, crossed, bracketed. */
export const MARKS = ['missed', 'caught', 'collateral', 'dropped', 'focus'] as const;
export type AtlasMark = (typeof MARKS)[number];

/** The colours of the picture. Each class has a shape of its own as well, and so have the marks of poison. */
export interface Palette {
  readonly ground: string;
  readonly classes: readonly Paint[];
  /** Parts a sample from its neighbours. */
  readonly rim: string;
  /** The water where the model says a class without any doubt, and where it is all doubt. */
  readonly fields: readonly Channels[];
  readonly doubt: Channels;
  readonly boundary: string;
  readonly ghost: string;
  readonly marks: Readonly<Record<AtlasMark, string>>;
}

interface Paint {
  readonly css: string;
  readonly rgb: Channels;
}

/** The picture's colours as the page wears them now: styles/tokens.css by night, styles/light.css by day. */
export function paletteNow(): Palette {
  return {
    ground: colourNow('ink'),
    classes: CLASS_SHAPES.map((_, label) => ({
      css: colourNow(`class-${label}`),
      rgb: rgbNow(`class-${label}`),
    })),
    rim: colourNow('rim'),
    fields: CLASS_SHAPES.map((_, label) => rgbNow(`field-${label}`)),
    doubt: rgbNow('field-doubt'),
    boundary: colourNow('boundary'),
    ghost: colourNow('ghost'),
    marks: {
      missed: colourNow('poison'),
      caught: colourNow('caught'),
      collateral: colourNow('lost'),
      dropped: colourNow('lost'),
      focus: colourNow('focus'),
    },
  };
}
