import type { Core } from '../engine/numeric/core.ts';
import { rocAuc } from '../engine/round/auc.ts';
import { playRound, trainOn } from '../engine/round/play.ts';
import type { ModelFrame, RoundResult } from '../engine/round/result.ts';
import type { Arena } from '../engine/round/scenario.ts';
import { forgeStream } from '../engine/round/stream.ts';
import type { Model } from '../engine/victims/model.ts';
import type { Cell } from '../instrument/tables/table.ts';
import { type AttackChoice, bluePlanOf, type DefenceChoice, redPlanOf } from './recipes.ts';

/** One attack on one seed: its poison is forged once and then held against any number of defences. */
export interface AttackRun {
  readonly forgeMillis: number;
  against(defence: DefenceChoice, onFrame?: (frame: ModelFrame) => void): { cell: Cell; result: RoundResult };
}

/**
 * @param cleanModel  the model of the clean data where it is known: it is the same for all attacks on a seed
 * @param onProgress  told how far the forging has come, 0 … 1
 */
export function startAttack(
  core: Core,
  arena: Arena,
  seed: number,
  attack: AttackChoice,
  epsilon: number | null,
  cleanModel: Model,
  onProgress?: (share: number) => void,
): AttackRun {
  const red = redPlanOf(arena.scenario, attack, epsilon);
  const started = performance.now();
  const forged = forgeStream(core, arena, seed, red, onProgress);
  const forgeMillis = performance.now() - started;
  let unfilteredModel: Model | undefined;
  return {
    forgeMillis,
    against(defence, onFrame) {
      unfilteredModel ??= trainOn(core, arena, seed, forged.stream);
      const begun = performance.now();
      let filtered = begun;
      let auc: number | null = null;
      const result = playRound(core, arena, seed, red, bluePlanOf(defence), onFrame, {
        forged,
        cleanModel,
        unfilteredModel,
        onVerdict: (_filter, _rows, { suspicion }) => {
          filtered = performance.now();
          if (defence.filters.length === 1) auc = rocAuc(suspicion, forged.origin);
        },
      });
      const trainMillis = performance.now() - filtered;
      return {
        cell: cellOf(attack.name, defence.name, seed, result, {
          auc,
          forgeMillis,
          filterMillis: filtered - begun,
          trainMillis,
        }),
        result,
      };
    },
  };
}

function cellOf(
  attack: string,
  filter: string,
  seed: number,
  { summary }: RoundResult,
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
    redScore: summary.redScore,
    blueScore: summary.blueScore,
    digest: summary.digest,
    ...measured,
  };
}
