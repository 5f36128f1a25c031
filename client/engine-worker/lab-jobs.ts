import { knownFileOf, streamFileOf } from '../../contract/files/of-round.ts';
import { decodePoison, poisonHash } from '../../contract/files/poison.ts';
import type { Core } from '../../engine/numeric/core.ts';
import type { Seed } from '../../engine/random.ts';
import { withVictim } from '../../engine/round/menus.ts';
import type { DefencePlan, RecipePlan } from '../../engine/round/plans.ts';
import { checkPoisonRows } from '../../engine/round/poison-check.ts';
import { tallyOf } from '../../engine/round/poison-rows.ts';
import { openRound, toLoad } from '../../engine/round/round.ts';
import type { Scenario, Well } from '../../engine/round/scenario.ts';
import type { Delivery, Kept, PlannedSingle } from '../../engine/round/stages.ts';
import type { VictimId } from '../../engine/victims/ids.ts';
import { scenarioOf } from '../links/scenarios.ts';
import type { MadeRows, OnProgress, PlayedRound, RowFacts } from './api.ts';
import { extractorIsThere, looksThroughExtractor } from './extractor-numbers.ts';
import { deliveryIn, type Opened, type ShowResult } from './opened.ts';
import { shownOrder } from './shown-order.ts';

/** What is attacked with in the Lab: a recipe, or rows that were made by hand. */
export type LabAttack = RecipePlan | MadeRows;

/** What a round of the Lab is made from. */
export interface LabRound {
  readonly scenario: string;
  readonly seed: Seed;
  /** Another kind of model than the scenario's own, with its own defaults. */
  readonly victim?: VictimId | undefined;
}

export interface LabApi {
  play(round: LabRound, attack: LabAttack, defence: DefencePlan, onProgress?: OnProgress): PlayedRound;
  /** What attackers know in the round: a `known` file. */
  labKnown(round: LabRound): Uint8Array;
  /** The delivery as its defenders get it: a `stream` file. */
  labStream(round: LabRound, attack: LabAttack, onProgress?: OnProgress): Uint8Array;
}

/** The files of the Lab are of no bout. */
const BOUT = 'lab';

/** @param show  a result as the pages see it */
export function createLabJobs(
  core: () => Promise<Core>,
  wellOf: (scenario: string, seed: Seed) => Promise<Well>,
  show: ShowResult,
) {
  /** The round that was played last: most of what is tried changes one plan of it. */
  let held: (Opened & { readonly key: string }) | null = null;

  async function opened({ scenario, seed, victim }: LabRound, attack: LabAttack | null): Promise<Opened> {
    const attacks = attack && 'attack' in attack ? toLoad(attack.attack.id) : [];
    const key = JSON.stringify([scenario, seed, victim, attacks]);
    if (held?.key === key) return held;
    if (looksThroughExtractor(scenarioOf(scenario), victim)) await extractorIsThere();
    const own = await wellOf(scenario, seed);
    const well = { ...own, scenario: withVictim(own.scenario, victim) };
    held = { key, round: await openRound(await core(), well, seed, { attacks }) };
    return held;
  }

  return {
    async play(of: LabRound, attack: LabAttack, defence: DefencePlan, onProgress?: OnProgress) {
      const open = await opened(of, attack);
      const { well } = open.round;
      const planned = plannedOf(well.scenario, attack);
      const delivery = deliveryIn(open, planned, onProgress);
      const kept = delivery.filter(defence);
      const result = kept.train().score();
      const round = show(await core(), well, 'plan' in planned ? planned.plan : planned, defence, result);
      return { ...round, told: factsOf(delivery, kept) };
    },
    async labKnown(of: LabRound) {
      return knownFileOf({ bout: BOUT, scenario: of.scenario }, (await opened(of, null)).round);
    },
    async labStream(of: LabRound, attack: LabAttack, onProgress?: OnProgress) {
      const open = await opened(of, attack);
      const delivery = deliveryIn(open, plannedOf(open.round.well.scenario, attack), onProgress);
      return streamFileOf({ bout: BOUT, scenario: of.scenario }, open.round, delivery, true);
    },
  };
}

/** Rows go the way that a team's rows go: by a plan that names their file. */
function plannedOf(scenario: Scenario, attack: LabAttack): PlannedSingle {
  if ('attack' in attack) return attack;
  const { file, made } = attack;
  const poison = decodePoison(scenario, file);
  checkPoisonRows(scenario, poison);
  return { plan: { rows: { hash: poisonHash(file), ...tallyOf(poison) }, made }, poison };
}

/** What is known of each row, in the order in which rounds are shown. */
function factsOf({ source, contributor }: Delivery, { verdicts }: Kept): RowFacts {
  const order = shownOrder(source);
  const [first] = verdicts;
  const suspicion = first ? new Float32Array(source.length).fill(Number.NaN) : null;
  first?.rows.forEach((row, k) => {
    if (suspicion) suspicion[row] = first.suspicion[k] as number;
  });
  return {
    sender: contributor ? Int32Array.from(order, (row) => contributor[row] as number) : null,
    suspicion: suspicion && Float32Array.from(order, (row) => suspicion[row] as number),
  };
}
