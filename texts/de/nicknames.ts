import type { Texts } from '../texts.ts';

/** Adjectives without their ending. */
const FIRST = [
  'Blau', 'Flink', 'Fröhlich', 'Geduldig', 'Heiter', 'Jung', 'Kühn', 'Klug', 'Leis', 'Mutig',
  'Ruhig', 'Sanft', 'Schlau', 'Schnell', 'Silbern', 'Still', 'Tapfer', 'Warm', 'Weis', 'Wild',
] as const; // biome-ignore format: a word list reads better in rows
/** Animals by their gender, which the adjective's ending follows. */
const SECOND = {
  er: ['Aal', 'Delfin', 'Eisvogel', 'Hecht', 'Hummer', 'Karpfen', 'Kormoran', 'Krebs', 'Lachs', 'Molch', 'Otter'],
  e: ['Forelle', 'Garnele', 'Krake', 'Möwe', 'Muschel', 'Qualle', 'Robbe', 'Sardelle', 'Schnecke', 'Unke'],
  es: ['Neunauge', 'Rotauge', 'Seepferd', 'Walross'],
} as const; // biome-ignore format: a word list reads better in rows
const NAMES = Object.entries(SECOND).flatMap(([ending, names]) => names.map((name) => ({ ending, name })));

export const nicknames: Texts['nicknames'] = {
  counts: { first: FIRST.length, second: NAMES.length },
  name(first, second) {
    const { ending, name } = NAMES[second] ?? { ending: 'er', name: SECOND.er[0] };
    return `${FIRST[first] ?? FIRST[0]}${ending} ${name}`;
  },
};
