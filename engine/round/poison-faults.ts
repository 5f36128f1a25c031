import { type RemarkErrors, remarkErrorsOf, type SameSentences } from '../errors.ts';

/** What is wrong with rows of poison, or the file that they come in, in English. */
export const POISON_FAULTS = {
  // The file
  'poison-file-large': ({ bytes, most }: { bytes: number; most: number }) =>
    `The file of poison has ${bytes} bytes; at most ${most} are allowed.`,
  'poison-unpaid': (_: object) => 'The file of poison holds more rows than the points pay.',
  'poison-packed': (_: object) => 'The rows cannot be unpacked: part of the file is missing or was changed.',
  'poison-damaged': ({ said }: { said: string }) => `The file of poison is damaged: ${said}.`,
  'poison-other-data': ({ found, features, wanted }: OtherData) =>
    `The rows are of ${found} with ${features} features, not of ${wanted}.`,
  'poison-code': ({ levels }: { levels: number }) =>
    `A feature of a row has a code above ${levels}, so it is off the grid of the data.`,
  // The rows
  'poison-shape': ({ scenario, features }: { scenario: string; features: number }) =>
    `The rows are not of ${scenario}, which has ${features} features.`,
  'poison-label': (_: object) => 'The label of a row is no class.',
  'poison-grid': ({ feature, value }: { feature: number; value: number }) =>
    `Feature ${feature} of a row is not on the grid of the data: ${value}.`,
  'poison-account': (_: object) => 'A row names an account that does not exist.',
  'poison-mark': (_: object) => 'The mark has a number that is not finite.',
  'poison-order': (_: object) => 'The numbers of the rows that are changed do not ascend.',
  'poison-unknown-row': ({ known }: { known: number }) =>
    `A row is named that the attackers do not know; they know ${known}, numbered from 0.`,
  'poison-twice': (_: object) =>
    'A row is named twice: it can be relabelled, changed or removed, and only one of them.',
  'poison-cost': ({ cost, points }: { cost: number; points: number }) =>
    `The rows cost ${cost} points, and there are ${points}: send fewer.`,
} as const;

export type PoisonFaultTexts = SameSentences<typeof POISON_FAULTS>;

interface OtherData {
  /** Ids of scenarios. */
  readonly found: string;
  readonly wanted: string;
  readonly features: number;
}

export const poisonFault: RemarkErrors<typeof POISON_FAULTS> = remarkErrorsOf(POISON_FAULTS);
