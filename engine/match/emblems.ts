/** What teams are named after: animals that live by or in water. Wire format: add at the end, never rename. */
export const EMBLEMS = [
  ...(['heron', 'otter', 'newt', 'pike', 'swan', 'toad', 'crane', 'beaver', 'trout', 'egret'] as const),
  ...(['frog', 'eel', 'ibis', 'carp', 'mink', 'teal', 'perch', 'stork', 'vole', 'coot'] as const),
  ...(['salmon', 'grebe', 'turtle', 'bream', 'osprey', 'crab', 'loon', 'shrew', 'tench', 'gull'] as const),
  ...(['seal', 'tern', 'squid', 'plover', 'walrus', 'cod', 'puffin', 'shrimp', 'orca', 'snipe'] as const),
  ...(['dolphin', 'petrel', 'lobster', 'curlew', 'manatee', 'tuna', 'avocet', 'oyster', 'narwhal'] as const),
  ...(['dipper', 'sturgeon', 'pelican', 'urchin', 'mallard', 'hippo', 'bass', 'skua', 'mussel'] as const),
  ...([
    'beluga',
    'rail',
    'marlin',
    'wigeon',
    'starfish',
    'cormorant',
    'capybara',
    'roach',
    'shearwater',
  ] as const),
  ...(['barnacle', 'platypus', 'gannet', 'grayling', 'kingfisher', 'seahorse', 'eider', 'muskrat'] as const),
  ...(['haddock', 'godwit', 'cuttlefish', 'dugong', 'pintail', 'anchovy', 'albatross', 'octopus'] as const),
  ...(['bittern', 'axolotl', 'shoveler', 'sardine', 'flamingo', 'limpet', 'goosander', 'caiman'] as const),
  ...(['gudgeon', 'penguin', 'nautilus', 'sandpiper', 'terrapin', 'lamprey', 'merganser', 'moray'] as const),
  ...(['spoonbill', 'whelk', 'lapwing'] as const),
] as const;
export type Emblem = (typeof EMBLEMS)[number];

/** Shapes and colours that a page draws emblems in. */
export const SIGN_COUNT = 10;
export const COLOUR_COUNT = 10;

/**
 * How an emblem is drawn: one of ten shapes in one of ten colours. No two of the first hundred emblems share both, and
 * ten teams in a row share neither.
 */
export function lookOfEmblem(emblem: Emblem): { readonly sign: number; readonly colour: number } {
  const at = EMBLEMS.indexOf(emblem);
  const [sign, lap] = [at % SIGN_COUNT, Math.floor(at / SIGN_COUNT)];
  return { sign, colour: (sign + lap) % COLOUR_COUNT };
}
