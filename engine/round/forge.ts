import type { Poison, Seen } from '../attacks/attack.ts';
import { ATTACKS } from '../attacks/index.ts';
import { boxOf } from '../data/quantise.ts';
import { takeRows } from '../data/rows.ts';
import type { Samples } from '../data/samples.ts';
import { GameError } from '../errors.ts';
import type { Core } from '../numeric/core.ts';
import { createRandom, type Seed } from '../random.ts';
import { poisonRowsOf } from './costs.ts';
import { attempt, type RecipeFailure } from './failures.ts';
import { beside, joinParts, type Owners, touchedRows } from './parts.ts';
import type { RecipePlan } from './plans.ts';
import { noPoison, type PoisonRows, toPoisonRows } from './poison-rows.ts';
import type { Scenario, Well } from './scenario.ts';
import type { PlannedSingle, Round } from './stages.ts';

/** What attackers know beside the rows of the clean training set: what they want misjudged, and the words of the features. */
export type Known = Pick<Well, 'targets' | 'vocabulary' | 'validation'>;

/** What attackers know when they forge. */
export function seenOf(
  { objective, quantiser, victim, victimParams, trainRows }: Scenario,
  known: Samples,
  { targets, vocabulary, validation }: Known,
  onProgress?: (share: number) => void,
): Seen {
  return {
    known,
    trainRows,
    box: boxOf(quantiser, known.d),
    victim,
    victimParams,
    ...(targets && { targets }),
    ...(validation && { validation }),
    ...(vocabulary && { vocabulary }),
    ...(objective?.kind === 'backdoor' && { targetClass: objective.targetClass }),
    ...(onProgress && { onProgress }),
  };
}

/**
 * The rows that a plan's recipe makes, from what the attackers know and nothing else: their own page can work them out,
 * and what it gets is what is sent. The same arguments give the same rows on every engine.
 *
 * @param seed  of the attack's draws: the attackers' own, or the bout's where the server forges
 * @throws GameError or ZodError of the recipe; 'internal' where it breaks its promise. Attacks with `prepare` must
 *   have been prepared.
 */
export function forgeRows(
  core: Core,
  scenario: Scenario,
  seen: Seen,
  plan: RecipePlan,
  seed: Seed,
): PoisonRows {
  const { known, box } = seen;
  const { id, params } = plan.attack;
  const count = poisonRowsOf(scenario, plan);
  const trigger =
    scenario.objective?.kind === 'backdoor' && ATTACKS[id].trigger?.({ d: known.d, box }, params);
  if (count === 0) return { ...noPoison(known), ...(trigger && { trigger }) };
  const poison = ATTACKS[id].forge(core, seen, count, params, createRandom(seed).fork('attack'));
  checkPoison(poison, known, count);
  const rows = toPoisonRows(poison, { known, quantiser: scenario.quantiser }, plan.accounts);
  return { ...rows, ...(trigger && { trigger }) };
}

/** Rows of poison, and the recipe where it failed: it has made none then. */
export interface Forged {
  readonly poison: PoisonRows;
  readonly failures: readonly RecipeFailure[];
  /** Whose rows are whose; absent where the plan is one author's. */
  readonly owners?: Owners;
}

type ForgingRound = Pick<Round, 'well' | 'seed' | 'knownRows' | 'targets'>;

/**
 * The same in a round: a recipe that fails, or breaks its promises (too many rows, wrong shapes), makes no rows.
 *
 * @param taken  known rows that the recipe is not to touch, by their number among those that the attackers know
 */
export function forgeInRound(
  core: Core,
  round: ForgingRound,
  plan: RecipePlan,
  onProgress?: (share: number) => void,
  taken: ReadonlySet<number> = new Set(),
): Forged {
  const { scenario, train, vocabulary, validation } = round.well;
  const targets = poisonRowsOf(scenario, plan) === 0 ? null : round.targets();
  const known = {
    ...(targets && { targets: targets.samples }),
    ...(vocabulary && { vocabulary }),
    ...(validation && { validation }),
  };
  const seen = seenOf(
    { ...scenario, trainRows: train.n },
    takeRows(train, round.knownRows()),
    known,
    onProgress,
  );
  const { value, failure } = attempt('forge', plan.attack.id, () =>
    beside(seen.known, taken, (left) =>
      forgeRows(core, scenario, { ...seen, known: left }, plan, round.seed),
    ),
  );
  return { poison: value ?? noPoison(train), failures: failure ? [failure] : [] };
}

/**
 * The parts of a split plan, one after the other. A recipe leaves alone what earlier parts have touched, and each draws
 * on a seed of its own.
 */
export function forgeParts(
  core: Core,
  round: ForgingRound,
  parts: readonly PlannedSingle[],
  onProgress?: (share: number) => void,
): Forged {
  const taken = new Set<number>();
  const failures: RecipeFailure[] = [];
  const rows = parts.map((part, number) => {
    const forged = 'plan' in part ? part : forgePart(part, number);
    if ('failures' in forged) failures.push(...forged.failures);
    for (const row of touchedRows(forged.poison)) taken.add(row);
    return forged.poison;
  });
  return { ...joinParts(rows, round.well.train), failures };

  function forgePart(plan: RecipePlan, number: number): Forged {
    const seed = createRandom(round.seed).fork(`part ${number}`).seed();
    const tell = onProgress && ((share: number) => onProgress((number + share) / parts.length));
    // What is misjudged is drawn by the round's own seed, whoever forges.
    return forgeInRound(core, { ...round, seed }, plan, tell, taken);
  }
}

function checkPoison({ inserted, changed, removed }: Poison, known: Samples, count: number): void {
  const broken = (why: string) => new GameError('internal', `an attack broke its promise: ${why}`);
  if (inserted.n + changed.index.length + removed.length > count) throw broken('more rows than it was given');
  if (inserted.d !== known.d || inserted.x.length !== inserted.n * known.d)
    throw broken('shape of inserted rows');
  if (changed.x.length !== changed.index.length * known.d) throw broken('shape of changed rows');
  for (const { x, y } of [inserted, changed]) {
    if (!x.every(Number.isFinite)) throw broken('a feature is not finite');
    if (!y.every((label) => label >= 0 && label < known.classes)) throw broken('a label is no class');
  }
  const touched = [...changed.index, ...removed];
  if (touched.some((row) => !(row >= 0 && row < known.n)))
    throw broken('a row that the attacker does not know');
  if (new Set(touched).size !== touched.length) throw broken('a row is touched twice');
}
