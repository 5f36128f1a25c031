import { lostAccuracy } from '../goals.ts';
import type { Lesson, LessonPlan } from '../lesson.ts';

/** Which of the intervals between ascending limits a value lies in: 0 below the first. */
export const intervalOf = (value: number, ...limits: readonly number[]): number =>
  limits.filter((limit) => value >= limit).length;

const NO_DEFENCE: LessonPlan['defence'] = { filters: [] };

/** What an attack can do: change samples, labels, or what is there at all. */
export const ATTACK_LESSONS = {
  'poisoning-or-evasion': {
    seed: 2026,
    start: {
      scenario: 'digits-4v9',
      attack: { attack: { id: 'gradient-ascent', params: {} }, epsilon: 0 },
      defence: NO_DEFENCE,
      dials: { evasion: 0.1 },
    },
    controls: { epsilonMax: 0.03, dials: { evasion: { min: 0, max: 0.2, step: 0.02 } } },
    goals: [{ id: 'lost-least', value: 0.05 }],
    guess: { options: 3, answer: ({ evadedAccuracy }) => 2 - intervalOf(evadedAccuracy ?? 0, 0.25, 0.75) },
  },
  'label-flips': {
    seed: 2026,
    start: {
      scenario: 'digits-4v9',
      attack: { attack: { id: 'random-flip', params: {} }, epsilon: 0.03 },
      defence: NO_DEFENCE,
    },
    controls: { attacks: ['random-flip', 'far-flip', 'alfa'], epsilonMax: 0.03 },
    goals: [{ id: 'lost-least', value: 0.025 }],
    guess: { options: 3, answer: (first) => intervalOf(lostAccuracy(first), 0.01, 0.05) },
  },
  'insert-mutate-remove': {
    seed: 7,
    start: {
      scenario: 'moons',
      attack: { attack: { id: 'gradient-ascent', params: {} }, epsilon: 0.12 },
      defence: NO_DEFENCE,
    },
    controls: { attacks: ['gradient-ascent', 'influence-flip', 'remove-influence'], epsilonMax: 0.12 },
    goals: [
      { id: 'lost-least', value: 0.015 },
      { id: 'false-most', value: 0 },
    ],
    guess: { options: 3, answer: (first) => intervalOf(lostAccuracy(first), 0.01, 0.05) },
  },
  'tipping-point': {
    seed: 2026,
    scenario: { epsilonMax: 0.02 },
    start: {
      scenario: 'spam',
      attack: { attack: { id: 'focused', params: {} }, epsilon: 0.002 },
      defence: NO_DEFENCE,
    },
    controls: { epsilonMax: 0.02 },
    goals: [
      { id: 'hits-least', value: 1 },
      { id: 'rows-most', value: 24 },
    ],
    guess: {
      options: 3,
      answer: (first) => ((first.summary.hits ?? 0) > 0 ? 0 : lostAccuracy(first) >= 0.01 ? 1 : 2),
    },
  },
  'targeted-or-availability': {
    seed: 2026,
    start: {
      scenario: 'features',
      attack: { attack: { id: 'far-flip', params: {} }, epsilon: 0.02 },
      defence: NO_DEFENCE,
    },
    controls: { attacks: ['far-flip', 'subpopulation', 'target-flip'], epsilonMax: 0.025 },
    goals: [
      { id: 'hits-least', value: 2 },
      { id: 'lost-most', value: 0.015 },
    ],
    guess: { options: 3, answer: ({ summary }) => intervalOf(summary.hits ?? 0, 1, 3) },
  },
} satisfies Record<string, Lesson>;
