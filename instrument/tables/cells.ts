import { chainSuspicion } from '../../engine/filters/chain.ts';
import { rocAuc } from '../../engine/round/auc.ts';
import type { ModelFrame, RecordedResult } from '../../engine/round/result.ts';
import type { Round } from '../../engine/round/stages.ts';
import { type AttackChoice, attackPlanOf, type DefenceChoice, defencePlanOf } from '../recipes.ts';
import type { Cell } from './table.ts';

/** One attack on one seed: its poison is forged once and then held against any number of defences. */
export interface AttackRun {
  against(
    defence: DefenceChoice,
    onFrame?: (frame: ModelFrame) => void,
  ): { cell: Cell; result: RecordedResult };
}

/** Who watches an attack. */
export interface AttackWatch {
  /** A clock, milliseconds. */
  readonly now: () => number;
  /** Told how far the forging has come, 0 … 1. */
  readonly onProgress?: (share: number) => void;
}

export function startAttack(
  round: Round,
  attack: AttackChoice,
  epsilon: number | null,
  { now, onProgress }: AttackWatch,
): AttackRun {
  const timed = <T>(work: () => T): { readonly value: T; readonly millis: number } => {
    const started = now();
    const value = work();
    return { value, millis: now() - started };
  };
  const { value: delivery, millis: forgeMillis } = timed(() =>
    round.deliver(attackPlanOf(round.well.scenario, attack, epsilon), onProgress),
  );
  return {
    against(defence, onFrame) {
      delivery.unfiltered(); // the same for all defences, so no one's time
      const { value: kept, millis: filterMillis } = timed(() => delivery.filter(defencePlanOf(defence)));
      const { value: result, millis: trainMillis } = timed(() => kept.train(onFrame).record());
      const { stream, origin } = delivery;
      const auc = kept.verdicts.length > 0 ? rocAuc(chainSuspicion(stream.y, kept.verdicts), origin) : null;
      const measured = { auc, forgeMillis, filterMillis, trainMillis };
      return { cell: cellOf(attack.name, defence.name, Number(round.seed), result, measured), result };
    },
  };
}

function cellOf(
  attack: string,
  filter: string,
  seed: number,
  { summary }: RecordedResult,
  measured: Pick<Cell, 'auc' | 'forgeMillis' | 'filterMillis' | 'trainMillis'>,
): Cell {
  const { detection } = summary;
  return {
    attack,
    filter,
    seed,
    error: 1 - summary.accuracy,
    cleanError: 1 - summary.cleanAccuracy,
    unfilteredError: 1 - summary.unfilteredAccuracy,
    poisonRows: summary.poisonRows,
    removedRows: summary.removedRows,
    relabelledRows: summary.relabelledRows ?? 0,
    hitShare: summary.targets ? (summary.hits ?? 0) / summary.targets : null,
    attackSuccess: summary.attackSuccess ?? null,
    precision: detection.precision,
    recall: detection.recall,
    fpr: detection.fpr,
    mcc: detection.mcc,
    utility: summary.utility,
    impact: summary.impact,
    outage: summary.outage,
    certified: summary.certified ? [...summary.certified] : null,
    attackScore: summary.attackScore,
    defenceScore: summary.defenceScore,
    unconverged: [...(summary.unconverged ?? [])],
    failures: [...(summary.failures ?? [])],
    digest: summary.digest,
    ...measured,
  };
}
