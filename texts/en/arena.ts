import type { Detected, FateId } from '../facts.ts';
import { count, list, numbers, percent, plural } from './numbers.ts';

const { short } = numbers;

const fates: Record<FateId, { label: string; inLegend: string }> = {
  passed: { label: 'Clean, kept', inLegend: 'clean, kept' },
  missed: { label: 'Poison, missed', inLegend: 'poison, missed' },
  caught: { label: 'Poison, caught', inLegend: 'poison, caught' },
  collateral: { label: 'Clean, lost', inLegend: 'clean, lost' },
  kept: { label: 'Kept', inLegend: 'kept' },
  dropped: { label: 'Removed', inLegend: 'removed' },
};

/** While the poison is being made. */
const making: typeof fates = {
  ...fates,
  passed: { label: 'As you know it', inLegend: 'as you know it' },
  missed: { label: 'Your poison', inLegend: 'your poison' },
  dropped: { label: 'Removed by you', inLegend: 'removed by you' },
};

/** The picture of a model: its legend, its buttons, and what it shows for those who do not see it. */
export const arena = {
  fates,
  making,
  sentBy: ({ name }: { name: string | null }) => `Sent by ${name ?? 'somebody who has left'}`,
  legend: 'Legend',
  boundary: 'boundary',
  projected: 'a projection',
  cleanModel: 'clean model',
  labelled: 'labelled',
  /** Below a mail that nobody wrote down. */
  onlyWords: 'Only the words of a mail are known; they are shown in the order that is usual in other mails.',
  /** In front of the names of two classes. */
  markedWords: 'Marked words are at least four times as common in',
  takenFor: ({ label, score }: { label: string; score: number }) =>
    `taken for ${label}, score ${short(score)}`,
  suspicion: ({ suspicion }: { suspicion: number }) => `suspicion ${short(suspicion)}`,
  account: ({ account }: { account: number }) => `from account ${count(account)}`,
  byHand: 'Thrown out by hand',
  byCap: 'Beyond the cap of its account',
  /** How the samples of a picture are gone through without a pointer. */
  byKeys: 'Arrow keys go from sample to sample, poison first where it is known. Escape leaves them.',
  sampleAt: ({ place, of }: { place: number; of: number }) => `Sample ${count(place)} of ${count(of)}:`,
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  showAll: 'Show everything',
  samplePicture: 'The sample’s picture',
  cannotDraw: 'This browser cannot draw the arena: it has neither WebGL nor a 2-D canvas.',
  loading: 'Loading.',
  filling: 'Filling the well…',
  healthy: ({ classes }: { classes: readonly string[] }) =>
    `A healthy model that tells ${list(classes)} apart.`,
  healthyWith: ({ classes, accuracy }: { classes: readonly string[]; accuracy: number }) =>
    `A healthy model that tells ${list(classes)} apart, accuracy ${percent(accuracy)}.`,
  round: (
    facts: Detected & { classes: readonly string[]; samples: number; accuracy: number; clean: number },
  ) =>
    `${plural(facts.samples, { one: 'training sample', other: 'training samples' })} of ${list(facts.classes)} in a plane, coloured by what the model predicts. ` +
    `Accuracy ${percent(facts.accuracy)}, ${percent(facts.clean)} on clean data. ` +
    `${plural(facts.missed, { one: 'poisoned sample', other: 'poisoned samples' })} got through, ${count(facts.caught)} caught, ` +
    `${count(facts.collateral)} clean ones lost.`,
  revealed: (facts: Detected & { classes: readonly string[]; samples: number; accuracy: number }) =>
    `${plural(facts.samples, { one: 'sample', other: 'samples' })} of ${list(facts.classes)} and the final model, accuracy ${percent(facts.accuracy)}. ` +
    `Poison missed ${count(facts.missed)}, caught ${count(facts.caught)}, clean lost ${count(facts.collateral)}.`,
  training: ({ classes, step, accuracy }: { classes: readonly string[]; step: number; accuracy: number }) =>
    `Training on ${list(classes)}, step ${count(step)}, accuracy ${percent(accuracy)}.`,
};
