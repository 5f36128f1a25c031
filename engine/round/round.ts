import { ATTACK_IDS, type AttackId } from '../attacks/ids.ts';
import { ATTACKS } from '../attacks/index.ts';
import { inContentOrder } from '../data/content-order.ts';
import { indicesWhere, relabel, takeRows } from '../data/rows.ts';
import type { Samples } from '../data/samples.ts';
import { GameError } from '../errors.ts';
import type { Core } from '../numeric/core.ts';
import { watchFits } from '../numeric/fit-watch.ts';
import { createRandom, type Seed } from '../random.ts';
import type { Model } from '../victims/model.ts';
import { accuracy } from '../victims/predict.ts';
import { poisonRowsOf } from './costs.ts';
import { recorded } from './digest.ts';
import { filterStream } from './filtering.ts';
import { type Forged, forgeInRound, forgeParts } from './forge.ts';
import { toFrames } from './frames.ts';
import { checkLearnt } from './learnt.ts';
import type { AttackPlan, DefencePlan, RecipePlan } from './plans.ts';
import { ORIGINS, type RecordedResult } from './result.ts';
import type { Well } from './scenario.ts';
import { resultOf } from './scored.ts';
import { cleanDelivery, rowsBeyond } from './spare.ts';
import type { CleanModel, Delivery, FittedAnyway, Kept, PlannedAttack, Round } from './stages.ts';
import { mixStream, type Stream } from './stream.ts';
import { targetsOf } from './targets.ts';
import { fitVictim, type TrainingOptions, trainOn } from './training.ts';
import { knownRows } from './well.ts';

const CLEAN = ORIGINS.indexOf('clean');

export interface RoundOptions {
  /** Attacks that will be delivered; any when absent. Some must load code before they forge. */
  readonly attacks?: readonly AttackId[];
  /** The model that is carried along from the round before; training goes on from it. */
  readonly start?: Model;
}

/** The attack by itself where it must load code before it forges, else nothing: what `attacks` has to name for it. */
export const toLoad = (attack: AttackId | null): readonly AttackId[] =>
  attack && ATTACKS[attack].prepare ? [attack] : [];

/** Opens a round (see stages.ts), and loads first what its attacks need beyond the core. */
export async function openRound(
  core: Core,
  well: Well,
  seed: Seed,
  { attacks = ATTACK_IDS, start }: RoundOptions = {},
): Promise<Round> {
  await Promise.all(attacks.map((attack) => ATTACKS[attack].prepare?.(well.scenario.victim)));
  const round: Round = {
    well,
    seed,
    ...(start && { start }),
    knownRows: once(() => knownRows(well, seed)),
    clean: once(() => cleanOf(core, well, seed)),
    targets: once(() => targetsOf(core, round)),
    deliver(attack, onProgress) {
      for (const each of 'parts' in attack ? attack.parts : [attack])
        if (!('plan' in each)) checkLoaded(each, well, attacks);
      if ('poison' in attack)
        return deliveryOf(core, round, attack.plan, { poison: attack.poison, failures: [] });
      const { value, unconverged } = watchFits(core, 'forge', (watched) =>
        'parts' in attack
          ? forgeParts(watched, round, attack.parts, onProgress)
          : forgeInRound(watched, round, attack, onProgress),
      );
      return deliveryOf(core, round, 'parts' in attack ? attack.plan : attack, value, unconverged);
    },
  };
  return round;
}

function checkLoaded(plan: RecipePlan, { scenario }: Well, attacks: readonly AttackId[]): void {
  const { id } = plan.attack;
  if (poisonRowsOf(scenario, plan) > 0 && ATTACKS[id].prepare && !attacks.includes(id))
    throw new GameError('internal', `the round was opened without the attack ${id}`);
}

/** Trained in the order of a delivery, so that one without poison makes the same model, to the bit. */
function cleanOf(core: Core, well: Well, seed: Seed): CleanModel {
  const { value: model, unconverged } = watchFits(core, 'clean', (watched) =>
    fitVictim(watched, { well, seed }, inContentOrder(cleanDelivery(well))),
  );
  const right = accuracy(core, model, well.test);
  checkLearnt(well.scenario, right, well.test);
  return { model, unconverged, accuracy: right };
}

function deliveryOf(
  core: Core,
  round: Round,
  plan: AttackPlan,
  forged: Forged,
  unconverged: Delivery['unconverged'] = [],
): Delivery {
  const mixed = mixStream(
    round.well,
    round.knownRows(),
    forged.poison,
    createRandom(round.seed).fork('senders'),
    forged.owners,
  );
  const delivery: Delivery = {
    ...mixed,
    ...forged,
    plan,
    unconverged,
    unfiltered: once(() =>
      isClean(round, mixed)
        ? { model: round.clean().model, unconverged: [], failures: [] }
        : fitted(core, round, mixed.stream, { stage: 'unfiltered' }),
    ),
    filter: (defence) => keptOf(core, round, delivery, defence),
  };
  return delivery;
}

function keptOf(core: Core, round: Round, delivery: Delivery, plan: DefencePlan): Kept {
  const { well } = round;
  const { stream, contributor } = delivery;
  const aids = { golden: well.golden, ...(contributor && { contributor }) };
  const kept: Kept = {
    ...filterStream(core, well.scenario, stream, plan, aids),
    plan,
    train(onFrame) {
      const [relabelled, rows] = [relabel(stream, kept.y), indicesWhere(kept.removedBy, 0)];
      const data = rows.length === stream.n ? relabelled : takeRows(relabelled, rows);
      const { defence } = plan;
      const trained = fitted(core, round, data, { stage: 'train', defence, watched: onFrame !== undefined });
      if (onFrame) toFrames(core, trained.steps, well.test).forEach(onFrame);
      const score = once(() => resultOf(core, { round, delivery, kept, trained }));
      return { ...trained, score, record: once(() => recorded(core, score())) };
    },
  };
  return kept;
}

function fitted(core: Core, round: Round, data: Samples, options: TrainingOptions): FittedAnyway {
  const { value, unconverged } = watchFits(core, options.stage, (watched) =>
    trainOn(watched, round, data, options),
  );
  return { ...value, unconverged };
}

/** A whole round in one go, as it is recorded. */
export function playRound(
  round: Round,
  attack: PlannedAttack,
  defencePlan: DefencePlan,
  onFrame?: Parameters<Kept['train']>[0],
): RecordedResult {
  return round.deliver(attack).filter(defencePlan).train(onFrame).record();
}

/**
 * Whether training on the delivery gives the clean model: no row is there but those of a delivery without attack (a
 * change that leaves a row as it was is none), and no model is carried along.
 */
function isClean({ well, start }: Round, { origin, source }: Stream): boolean {
  const usual = well.train.n + rowsBeyond(well);
  const isUsual = source.length === usual && source.every((row) => row < usual);
  return !start && isUsual && origin.every((from) => from === CLEAN);
}

/** The value of `make`, made when it is first asked for. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
