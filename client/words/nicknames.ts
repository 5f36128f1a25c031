/** A name to start with: something from the water, something it does. Draws come from the caller. */
const FIRST = [
  'Brave', 'Calm', 'Clever', 'Deep', 'Drifting', 'Gentle', 'Keen', 'Lucky', 'Patient', 'Quick',
  'Quiet', 'Silver', 'Sly', 'Steady', 'Swift', 'Tidal', 'Warm', 'Wild', 'Wise', 'Young',
] as const; // biome-ignore format: a word list reads better in rows
const SECOND = [
  'Anchovy', 'Barnacle', 'Carp', 'Cormorant', 'Cuttlefish', 'Dolphin', 'Eel', 'Gannet', 'Hake',
  'Kelp', 'Kingfisher', 'Lamprey', 'Limpet', 'Manta', 'Minnow', 'Newt', 'Osprey', 'Pike', 'Puffin',
  'Seal', 'Squid', 'Stickleback', 'Tern', 'Trout', 'Urchin', 'Whelk',
] as const; // biome-ignore format: a word list reads better in rows

/** `draw(bound)` gives a uniform integer in 0 … bound − 1. */
export function offerNickname(draw: (bound: number) => number): string {
  return `${FIRST[draw(FIRST.length)] ?? FIRST[0]} ${SECOND[draw(SECOND.length)] ?? SECOND[0]}`;
}
