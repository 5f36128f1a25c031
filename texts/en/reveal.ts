import type { RevealStep } from '../../engine/match/reveal.ts';
import { count, plural } from './numbers.ts';

const steps: Record<RevealStep, string> = {
  model: 'Model',
  poison: 'Poison',
  why: 'Why',
  sides: 'Who',
  better: 'Better',
  lesson: 'Lesson',
};

/** The steps of a reveal. */
export const reveal = {
  bar: 'Steps of the reveal',
  steps,
  titles: {
    poison: 'This was the poison.',
    why: 'Why it came out this way',
    sides: 'Who did it',
    better: 'What would have worked better',
  },
  lit: ({
    poison,
    caught,
    missed,
    collateral,
  }: { poison: number } & Record<'caught' | 'missed' | 'collateral', number>) =>
    poison === 0
      ? `There was none. ${plural(collateral, { one: 'clean sample', other: 'clean samples' })} had to go all the same.`
      : `${plural(missed, { one: 'poisoned sample', other: 'poisoned samples' })} got into the training, ${count(caught)} ${caught === 1 ? 'was' : 'were'} caught. ${plural(collateral, { one: 'clean sample was', other: 'clean samples were' })} lost.`,
  working: 'It is being worked out; rounds that are still being played come first.',
  failed: 'This could not be worked out: its computation failed.',
  unasked:
    'This is worked out for the well on the large stage only. The replay answers it for every well, once the match is over.',
  back: 'Back',
  next: 'Next step',
  follow: 'Back to the host’s step',
  stage: 'Well on the large stage',
  world: 'The same in the world',
  terms: 'Terms:',
  lesson: 'A lesson on this',
  /** Of a well of the wall: what became of its poison. */
  fates: ({ caught, missed, collateral }: Record<'caught' | 'missed' | 'collateral', number>) =>
    `${count(missed)} missed, ${count(caught)} caught, ${count(collateral)} clean lost`,
};
