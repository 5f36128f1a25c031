import type { LabelPlace } from '../../instrument/formats/table.ts';

export function labelPlace(place: LabelPlace): string {
  if ('column' in place) return `Spalte ${place.column}${place.name === undefined ? '' : ` „${place.name}“`}`;
  if ('array' in place) return `Array „${place.array}“`;
  return 'file' in place ? place.file : 'erste Zahl der Zeile';
}
