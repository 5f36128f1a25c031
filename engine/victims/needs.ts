import { VICTIMS } from './index.ts';
import type { VictimChoice } from './ridge.ts';

/** What a recipe, or one of its parameters, may need of the service that it is used on. */
export type Need = keyof typeof NEEDS;

/** Facts about a service that decide which recipes fit it and which of their parameters do anything. */
export interface Service extends VictimChoice {
  readonly classes: number;
  /** Whether its features stand for words. */
  readonly words: boolean;
  /** Different senders that its samples come from; absent where it is not known. */
  readonly accounts?: number;
  /** Trusted samples that the defenders have; absent where it is not known. */
  readonly trusted?: number;
  /** Steps of the grid that features lie on, 1 where a feature is there or not; absent where it is not known. */
  readonly levels?: number;
  /** Poisoned / clean rows, at most; absent where it is not known. */
  readonly epsilonMax?: number;
}

interface NeedSpec {
  /** Ends the sentence "it needs …". */
  readonly what: string;
  isMet(service: Service): boolean;
}

const victimOf = ({ victim }: Service) => VICTIMS[victim];

const NEEDS = {
  'two-classes': { what: 'two classes', isMet: ({ classes }) => classes === 2 },
  'many-classes': { what: 'three classes or more', isMet: ({ classes }) => classes > 2 },
  words: { what: 'samples whose features are words', isMet: ({ words }) => words },
  accounts: { what: 'samples of several senders', isMet: ({ accounts }) => (accounts ?? 2) > 1 },
  trusted: { what: 'trusted samples', isMet: ({ trusted }) => trusted !== 0 },
  steps: { what: 'a victim that is trained in steps', isMet: (service) => victimOf(service).iterative },
  loss: { what: 'a victim that minimises a loss', isMet: (service) => victimOf(service).loss !== null },
  margin: { what: 'a support vector machine', isMet: (service) => victimOf(service).loss === 'hinge' },
  ridge: {
    what: 'a victim with a ridge',
    isMet: (service) => hasRidge(victimOf(service).params.parse(service.victimParams)),
  },
  'frozen-network': {
    what: 'a victim that looks through a frozen network',
    isMet: (service) => victimOf(service).extractor(service.victimParams) !== null,
  },
  'fine-grid': { what: 'features of more than two values', isMet: ({ levels }) => levels !== 1 },
  'large-budget': {
    what: 'a budget of more than 1 % of the samples',
    isMet: ({ epsilonMax = 1 }) => epsilonMax > 0.01,
  },
} as const satisfies Record<string, NeedSpec>;

const hasRidge = (params: unknown) => (params as { l2?: number }).l2 !== undefined;

/** Anything that states what it needs. */
export interface Needing {
  /** What it needs of a service beyond what every service has; nothing when absent. */
  readonly needs?: readonly Need[];
  /** Parameters that do nothing where their need is not met; all others do something everywhere. */
  readonly parameterNeeds?: Readonly<Record<string, Need>>;
}

/** Ends the sentence "it needs …". */
export const wordsOfNeed = (need: Need): string => NEEDS[need].what;

/** Why a recipe does not fit a service, as the end of a sentence: "it needs …"; null where it fits. */
export function misfit({ needs = [] }: Needing, service: Service): string | null {
  const unmet = needs.find((need) => !NEEDS[need].isMet(service));
  return unmet ? `it needs ${wordsOfNeed(unmet)}` : null;
}

/** Parameters of a recipe that do nothing on a service, each with the reason: "it needs …". */
export function idleParameters(
  { parameterNeeds = {} }: Needing,
  service: Service,
): ReadonlyMap<string, string> {
  const reasons = Object.entries(parameterNeeds).map(([name, need]) => [
    name,
    misfit({ needs: [need] }, service),
  ]);
  return new Map(reasons.filter((entry): entry is [string, string] => entry[1] !== null));
}
