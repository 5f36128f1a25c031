import type { GeneratedId } from '../generated.ts';
import type { Scenario } from '../scenario.ts';
import { digits } from './digits.ts';
import { digits4v9 } from './digits-4v9.ts';
import { features } from './features.ts';
import { fogOf, isFog } from './fog.ts';
import { letters } from './letters.ts';
import { letters10 } from './letters-10.ts';
import { moons } from './moons.ts';
import { spam } from './spam.ts';
import { spamBayes } from './spam-bayes.ts';

/** Keys are wire format: add, never rename. */
export const SCENARIO_IDS = [
  'digits-4v9',
  'moons',
  'spam',
  'features',
  'fog-2',
  'fog-8',
  'fog-32',
  'fog-128',
  'fog-512',
  'digits',
  'spam-bayes',
  'letters',
  'letters-10',
] as const;
export type ScenarioId = (typeof SCENARIO_IDS)[number];

/** Scenarios that come with the game; all others are hosts' own. */
export const isShipped = (id: string): id is ScenarioId => Object.hasOwn(SCENARIOS, id);

/** Scenarios whose data follow from the seed; all others need their data pack. */
export function isGenerated(id: string): id is GeneratedId {
  return id === 'moons' || id === 'letters' || id === 'letters-10' || isFog(id);
}

export const SCENARIOS: Readonly<Record<ScenarioId, Scenario>> = {
  'digits-4v9': digits4v9,
  moons,
  spam,
  features,
  'fog-2': fogOf('fog-2'),
  'fog-8': fogOf('fog-8'),
  'fog-32': fogOf('fog-32'),
  'fog-128': fogOf('fog-128'),
  'fog-512': fogOf('fog-512'),
  digits,
  'spam-bayes': spamBayes,
  letters,
  'letters-10': letters10,
};
