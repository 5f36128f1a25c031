import { plural } from '../numbers.ts';
import { figures } from './figures.ts';

const { percent, decimal } = figures;

const BOUTS = { one: 'bout', other: 'bouts' };

/** `well replay`. */
export const replay = {
  description: 'recompute a finished match from its replay file; exit code 1 when a number differs',
  file: 'replay file, as downloaded from the result page',
  packs: 'packs of a host’s own data that the match was played on',
  recorded: (code: string, bouts: number) => `Match ${code}, ${plural(bouts, BOUTS)}, as it was recorded:`,
  recomputed: (code: string, bouts: number) =>
    `Match ${code}, ${plural(bouts, BOUTS)}, recomputed from its log:`,
  otherEngine: (recorded: number, own: number) =>
    `It was played on engine ${recorded}; this is engine ${own}, which would come to other numbers, so nothing was recomputed.`,
  noFilter: 'no filter',
  bout: ({
    round,
    scenario,
    attack,
    filters,
    accuracy,
    cleanAccuracy,
    attackScore,
    defenceScore,
  }: RecordedBout) =>
    `round ${round}  ${scenario}  ${attack} against ${filters}  ` +
    `accuracy ${percent(accuracy)} (clean ${percent(cleanAccuracy)})  ` +
    `attack ${decimal(attackScore, 1)} defence ${decimal(defenceScore, 1)}`,
  same: 'same to the bit',
  differ: (numbers: number) => (numbers === 1 ? 'one number differs' : `${numbers} numbers differ`),
  difference: (field: string, recorded: string, recomputed: string) =>
    `${field}: recorded ${recorded}, recomputed ${recomputed}`,
  allSame: 'Every number came out the same.',
  someDiffer: (different: number, bouts: number) =>
    `${different} of ${bouts} bouts did not come out as recorded.`,
};

export interface RecordedBout {
  readonly round: number;
  readonly scenario: string;
  readonly attack: string;
  readonly filters: string;
  readonly accuracy: number;
  readonly cleanAccuracy: number;
  readonly attackScore: number;
  readonly defenceScore: number;
}
