const FIRST = [
  'Brave', 'Calm', 'Clever', 'Deep', 'Drifting', 'Gentle', 'Keen', 'Lucky', 'Patient', 'Quick',
  'Quiet', 'Silver', 'Sly', 'Steady', 'Swift', 'Tidal', 'Warm', 'Wild', 'Wise', 'Young',
] as const; // biome-ignore format: a word list reads better in rows
const SECOND = [
  'Anchovy', 'Barnacle', 'Carp', 'Cormorant', 'Cuttlefish', 'Dolphin', 'Eel', 'Gannet', 'Hake',
  'Kelp', 'Kingfisher', 'Lamprey', 'Limpet', 'Manta', 'Minnow', 'Newt', 'Osprey', 'Pike', 'Puffin',
  'Seal', 'Squid', 'Stickleback', 'Tern', 'Trout', 'Urchin', 'Whelk',
] as const; // biome-ignore format: a word list reads better in rows

/** Names to start with: something from the water, and what it is like. */
export const nicknames = {
  /** How many words of each kind there are. */
  counts: { first: FIRST.length as number, second: SECOND.length as number },
  /** The words at two places of the lists, made to go together. */
  name: (first: number, second: number) => `${FIRST[first] ?? FIRST[0]} ${SECOND[second] ?? SECOND[0]}`,
};
