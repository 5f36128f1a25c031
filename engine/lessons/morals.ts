import type { AttackId } from '../attacks/ids.ts';
import { ATTACKS } from '../attacks/index.ts';
import { type AttackPlan, type DefencePlan, recipesOf, singlePlansOf } from '../round/plans.ts';
import type { RoundSummary } from '../round/result.ts';
import type { Scenario } from '../round/scenario.ts';
import type { LessonId } from './index.ts';

/** A bout that is over, as far as its moral depends on it. */
export interface JudgedBout {
  readonly attack: { readonly plan: AttackPlan };
  readonly defend: { readonly plan: DefencePlan };
  readonly summary: RoundSummary;
}

/** What a bout's moral is told from. */
export interface MoralFacts {
  readonly summary: RoundSummary;
  readonly objective: 'availability' | 'targeted' | 'backdoor';
  /** What the poison was made with; work by hand is not among it. */
  readonly recipes: readonly AttackId[];
  /** Whether recipes alone made it: of rows made by hand nobody knows what they are. */
  readonly byRecipes: boolean;
  /** Accounts that new rows were sent from. */
  readonly accounts: number;
  /** Whether the defenders chose another way to train. */
  readonly robust: boolean;
  /** Whether a filter looked for a direction that samples have in common. */
  readonly spectral: boolean;
  /** Features of a sample. */
  readonly features: number;
}

/** Loss of test accuracy that whoever watches a service sees. */
export const SEEN_LOSS = 0.02;
/** Difference of test accuracy below which a defence neither helped nor harmed. */
export const SAME_ACCURACY = 0.005;
/** Share of the objective from which an attack has worked, and share of the poison from which most was caught. */
export const HALF = 0.5;
/** Accounts that are many, and features that are many. */
const MANY_ACCOUNTS = 4;
const MANY_FEATURES = 128;

const SPECTRAL = new Set(['spectral', 'spectre', 'sever', 'svd', 'activation-clustering']);
/** Recipes whose new samples look like their class and say so truly. */
const TRUE_LABELS = new Set<string>(['feature-collision', 'bullseye', 'gradient-matching']);

/** One thing that a bout has shown, and where more is to be learnt of it. */
export interface Moral {
  /** The course's lesson on it, and terms of the glossary. */
  readonly lesson: LessonId;
  readonly terms: readonly string[];
  /** Whether the bout has shown it. */
  holds(facts: MoralFacts): boolean;
}

const lost = ({ cleanAccuracy, accuracy }: RoundSummary) => cleanAccuracy - accuracy;
/** Worse than without any defence. */
const isWorse = ({ accuracy, unfilteredAccuracy }: RoundSummary) =>
  accuracy < unfilteredAccuracy - SAME_ACCURACY;
const changed = ({ removedRows, relabelledRows = 0 }: RoundSummary) => removedRows + relabelledRows;
const worked = ({ summary }: MoralFacts) => summary.impact >= HALF;
const hitHalf = ({ summary: { hits = 0, targets = 0 } }: MoralFacts) => hits > 0 && hits >= HALF * targets;
const caughtMost = ({ summary }: MoralFacts) => summary.detection.recall >= HALF;
const unseen = ({ summary }: MoralFacts) => lost(summary) <= SEEN_LOSS;
/** Some of the poison was trained on. */
const cameThrough = ({ summary }: MoralFacts) => summary.detection.missed > 0;
const all = (facts: MoralFacts, made: (id: AttackId) => boolean) =>
  facts.byRecipes && facts.recipes.length > 0 && facts.recipes.every(made);
const isAvailability = ({ objective }: MoralFacts) => objective === 'availability';

/** In the order in which they are tried: the first that holds is a bout's moral. Ids are keys of texts. */
export const MORALS = {
  outage: {
    lesson: 'turned-filter',
    terms: ['collateral', 'filter'],
    holds: ({ summary }) => summary.outage,
  },
  'false-alarm': {
    lesson: 'robust-training',
    terms: ['collateral', 'fpr'],
    holds: ({ summary }) => summary.poisonRows === 0 && changed(summary) > 0,
  },
  quiet: {
    lesson: 'golden-gate',
    terms: ['golden', 'suspicion'],
    holds: ({ summary }) => summary.poisonRows === 0,
  },
  'hidden-mark': {
    lesson: 'backdoor-stealth',
    terms: ['backdoor', 'trigger', 'asr'],
    holds: (facts) => facts.objective === 'backdoor' && worked(facts) && unseen(facts),
  },
  'true-labels': {
    lesson: 'clean-label',
    terms: ['cleanLabel', 'collision'],
    holds: (facts) =>
      (facts.summary.hits ?? 0) > 0 && cameThrough(facts) && all(facts, (id) => TRUE_LABELS.has(id)),
  },
  'one-of-many': {
    lesson: 'targeted-or-availability',
    terms: ['targeted', 'accuracy'],
    holds: (facts) => (facts.summary.hits ?? 0) > 0 && unseen(facts),
  },
  'seen-by-a-gate': {
    lesson: 'golden-gate',
    terms: ['gate', 'golden'],
    holds: (facts) => !isAvailability(facts) && (worked(facts) || hitHalf(facts)) && !unseen(facts),
  },
  'honest-samples': {
    lesson: 'turned-filter',
    terms: ['tail', 'suspicion'],
    holds: (facts) => all(facts, (id) => id === 'natural-tail'),
  },
  'word-flood': {
    lesson: 'feedback-and-rollback',
    terms: ['feedback', 'rollback'],
    holds: (facts) => worked(facts) && cameThrough(facts) && all(facts, (id) => id === 'dictionary'),
  },
  'turned-filter': {
    lesson: 'turned-filter',
    terms: ['filter', 'collateral'],
    holds: (facts) =>
      isAvailability(facts) && !facts.robust && changed(facts.summary) > 0 && isWorse(facts.summary),
  },
  'many-features': {
    lesson: 'high-dimensions',
    terms: ['feature', 'suspicion'],
    holds: (facts) =>
      isAvailability(facts) &&
      facts.features >= MANY_FEATURES &&
      changed(facts.summary) > 0 &&
      !caughtMost(facts) &&
      unseen(facts),
  },
  'many-accounts': {
    lesson: 'many-accounts',
    terms: ['provenance', 'cap'],
    holds: (facts) => worked(facts) && cameThrough(facts) && facts.accounts >= MANY_ACCOUNTS,
  },
  'chosen-labels': {
    lesson: 'label-flips',
    terms: ['flip', 'label'],
    holds: (facts) =>
      isAvailability(facts) &&
      worked(facts) &&
      all(facts, (id) => id !== 'random-flip' && ATTACKS[id].means === 'flip'),
  },
  'damage-done': {
    lesson: 'tipping-point',
    terms: ['availability', 'epsilon'],
    holds: worked,
  },
  'price-of-robustness': {
    lesson: 'robust-training',
    terms: ['robust'],
    holds: (facts) => isAvailability(facts) && facts.robust && isWorse(facts.summary),
  },
  'held-by-training': {
    lesson: 'robust-training',
    terms: ['robust', 'loss'],
    holds: (facts) =>
      facts.robust &&
      !caughtMost(facts) &&
      facts.summary.accuracy > facts.summary.unfilteredAccuracy + SAME_ACCURACY,
  },
  spectrum: {
    lesson: 'spectral-signatures',
    terms: ['spectrum', 'caught'],
    holds: (facts) => caughtMost(facts) && facts.spectral,
  },
  caught: {
    lesson: 'insert-mutate-remove',
    terms: ['caught', 'collateral'],
    holds: caughtMost,
  },
  'shrugged-off': {
    lesson: 'tipping-point',
    terms: ['epsilon', 'boundary'],
    holds: () => true,
  },
} as const satisfies Readonly<Record<string, Moral>>;

export type MoralId = keyof typeof MORALS;
export const MORAL_IDS = Object.keys(MORALS) as MoralId[];

/** What a bout has shown above all. Every bout has exactly one moral. */
export const moralOf = (facts: MoralFacts): MoralId =>
  MORAL_IDS.find((id) => (MORALS[id] as Moral).holds(facts)) ?? 'shrugged-off';

/** The facts of a bout that its moral is chosen by. */
export function moralFacts(
  scenario: Pick<Scenario, 'objective' | 'features'>,
  { attack, defend, summary }: JudgedBout,
): MoralFacts {
  const made = recipesOf(attack.plan);
  const recipes = made.filter((id) => id !== 'hand');
  return {
    summary,
    objective: scenario.objective?.kind ?? 'availability',
    recipes,
    byRecipes: recipes.length === made.length,
    accounts: singlePlansOf(attack.plan).reduce(
      (sum, plan) => sum + ('rows' in plan ? plan.rows.accounts : (plan.accounts ?? 1)),
      0,
    ),
    robust: defend.plan.defence !== undefined,
    spectral: defend.plan.filters.some(({ id }) => SPECTRAL.has(id)),
    features: scenario.features,
  };
}
