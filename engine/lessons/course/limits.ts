import { lostAccuracy } from '../goals.ts';
import type { Lesson } from '../lesson.ts';
import { intervalOf } from './attacks.ts';

/** What dimensions, senders and time change. */
export const LIMIT_LESSONS = {
  'clean-label': {
    seed: 7,
    scenario: {
      objective: { kind: 'targeted', count: 3, trueClass: null, margins: [0.1, 0.5] },
      victimParams: { l2: 0.001 },
    },
    start: {
      scenario: 'fog-2',
      attack: { attack: { id: 'feature-collision', params: { beta: 0.1 } }, epsilon: 0.02 },
      defence: { filters: [] },
    },
    controls: {
      scenarios: ['fog-2', 'fog-32', 'fog-512'],
      params: ['beta'],
      epsilonMax: 0.1,
    },
    goals: [
      { id: 'hits-least', value: 3 },
      { id: 'rows-most', value: 20 },
    ],
    guess: { options: 3, answer: ({ summary }) => intervalOf(summary.hits ?? 0, 1, 3) },
  },
  'high-dimensions': {
    seed: 7,
    start: {
      scenario: 'fog-2',
      attack: { attack: { id: 'mean-shift', params: { delta: 3, direction: 'random' } }, epsilon: 0.03 },
      defence: { filters: [{ id: 'sphere', params: {} }] },
    },
    controls: { scenarios: ['fog-2', 'fog-8', 'fog-32', 'fog-128', 'fog-512'] },
    goals: [{ id: 'caught-most', value: 0.12 }],
    guess: { options: 3, answer: ({ summary: { detection } }) => intervalOf(detection.caught, 5, 16) },
  },
  'many-accounts': {
    seed: 7,
    start: {
      scenario: 'fog-128',
      attack: { attack: { id: 'gradient-ascent', params: {} }, epsilon: 0.06, accounts: 1 },
      defence: { filters: [{ id: 'provenance', params: {} }] },
    },
    controls: { accounts: 16, epsilonMax: 0.06 },
    goals: [{ id: 'lost-least', value: 0.15 }],
    guess: {
      options: 3,
      answer: ({ summary: { detection } }) => (detection.caught === 0 ? 2 : detection.collateral > 0 ? 1 : 0),
    },
  },
  'slow-poison': {
    seed: 7,
    weeks: { count: 12, from: 0, cap: 3 },
    start: {
      scenario: 'fog-128',
      attack: { attack: { id: 'gradient-ascent', params: {} }, epsilon: 0.06, accounts: 1 },
      defence: { filters: [] },
      dials: { 'send-weeks': 1 },
    },
    controls: { accounts: 4, dials: { 'send-weeks': { min: 1, max: 12, step: 1 } } },
    goals: [
      { id: 'lost-least', value: 0.15 },
      { id: 'accounts-most', value: 2 },
    ],
    guess: { options: 3, answer: ({ summary: { detection } }) => intervalOf(detection.missed, 10, 50) },
  },
  'feedback-and-rollback': {
    seed: 2026,
    weeks: { count: 8, from: 4, watched: true },
    scenario: { objective: { kind: 'availability' } },
    start: {
      scenario: 'spam',
      attack: { attack: { id: 'corner', params: {} }, epsilon: 0.08 },
      defence: { filters: [] },
      dials: { 'keep-weeks': 8 },
    },
    controls: { dials: { 'keep-weeks': { min: 1, max: 8, step: 1 } } },
    goals: [
      { id: 'lost-most', value: 0.01 },
      { id: 'collateral-most', value: 0.55 },
    ],
    guess: { options: 3, answer: (first) => intervalOf(lostAccuracy(first), 0.02, 0.2) },
  },
} satisfies Record<string, Lesson>;
