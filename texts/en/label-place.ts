import type { LabelPlace } from '../../instrument/formats/table.ts';

/** As in `column 3 "kind"`. */
export function labelPlace(place: LabelPlace): string {
  if ('column' in place) return `column ${place.column}${place.name === undefined ? '' : ` "${place.name}"`}`;
  if ('array' in place) return `array "${place.array}"`;
  return 'file' in place ? place.file : 'the first number of a line';
}
