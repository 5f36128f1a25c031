import { ATTACK_IDS, ATTACKS, type AttackId } from '../../engine/attacks/index.ts';
import { FILTER_IDS, type FilterId } from '../../engine/filters/index.ts';
import type { Scenario } from '../../engine/round/scenario.ts';
import { VICTIM_IDS, type VictimId } from '../../engine/victims/index.ts';

/** Attacks that write mails, or fill them. */
const WORDS_ONLY: readonly AttackId[] = ['own-mail', 'dictionary', 'focused'];
/** Pixels on a side of the pictures that the frozen extractor reads. */
const EYE_SIDE = 28;

/** Attacks that are not on a scenario's menu and are after what its red is after: for the Lab. */
export function moreAttacks({ attacks, objective, picture }: Scenario): readonly AttackId[] {
  const goal = objective?.kind ?? 'availability';
  return ATTACK_IDS.filter(
    (id) =>
      ATTACKS[id].goal === goal &&
      !attacks.includes(id) &&
      (picture.kind === 'words' || !WORDS_ONLY.includes(id)),
  );
}

/** Filters that are not on a scenario's menu. */
export const moreFilters = ({ filters }: Scenario): readonly FilterId[] =>
  FILTER_IDS.filter((id) => !filters.includes(id));

/** Kinds of model that take a scenario's data, its own first. */
export function victimsFor({ victim, classNames, quantiser, picture }: Scenario): readonly VictimId[] {
  const two = classNames.length === 2;
  const takes: Readonly<Record<VictimId, boolean>> = {
    logistic: two,
    hinge: two,
    softmax: true,
    network: true,
    'naive-bayes': two && [quantiser.lo].flat().every((low) => low >= 0),
    transfer: two && picture.kind === 'image' && picture.side === EYE_SIDE,
  };
  return [victim, ...VICTIM_IDS.filter((id) => id !== victim && takes[id])];
}
