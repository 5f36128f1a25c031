import type { DefencePlan, RecipePlan } from '../../engine/round/plans.ts';
import type { LabAttack, LabRound } from '../engine-worker/lab-jobs.ts';
import { fromBase64Url } from '../links/base64url.ts';
import type { LabState } from '../links/lab-link.ts';

export const labRoundOf = ({ scenario, seed, victim }: LabState): LabRound => ({ scenario, seed, victim });

/** Rows that were made by hand, where there are some, else the recipe. */
export const labAttackOf = (state: LabState): LabAttack =>
  state.rows ? { file: fromBase64Url(state.rows.file), made: state.rows.made } : labAttackPlan(state);

export function labAttackPlan({ attack, epsilon, accounts }: LabState): RecipePlan {
  return { attack: { ...attack, params: { ...attack.params } }, epsilon, ...(accounts && { accounts }) };
}

export function labDefencePlan({ filters, defence, panel, cap }: LabState): DefencePlan {
  return {
    filters: filters.map(({ id, params }) => ({ id, params: { ...params } })),
    ...(defence && { defence: { ...defence, params: { ...defence.params } } }),
    ...(panel && { panel }),
    ...(cap !== undefined && { cap }),
  };
}
