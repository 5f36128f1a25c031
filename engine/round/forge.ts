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
import type { RecipePlan } from './plans.ts';
import { noPoison, type PoisonRows, toPoisonRows } from './poison-rows.ts';
import type { Scenario, Well } from './scenario.ts';
import type { Round } from './stages.ts';

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
}

/** The same in a round: a recipe that fails, or breaks its promises (too many rows, wrong shapes), makes no rows. */
export function forgeInRound(
  core: Core,
  round: Pick<Round, 'well' | 'seed' | 'knownRows' | 'targets'>,
  plan: RecipePlan,
  onProgress?: (share: number) => void,
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
    forgeRows(core, scenario, seen, plan, round.seed),
  );
  return { poison: value ?? noPoison(train), failures: failure ? [failure] : [] };
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
