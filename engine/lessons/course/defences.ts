import type { Lesson } from '../lesson.ts';
import { intervalOf } from './attacks.ts';

/** What a defence sees, what it misses, and what it does to those who use it. */
export const DEFENCE_LESSONS = {
  'turned-filter': {
    seed: 2026,
    start: {
      scenario: 'digits-4v9',
      attack: { attack: { id: 'noise-insert', params: {} }, epsilon: 0.03 },
      defence: { filters: [{ id: 'knn-distance', params: {} }] },
    },
    controls: { attacks: ['noise-insert', 'natural-tail', 'koh-influence'], epsilonMax: 0.03 },
    goals: [
      { id: 'turned-least', value: 1 },
      { id: 'harm-least', value: 0.01 },
    ],
    guess: {
      options: 2,
      answer: ({ summary: { detection } }) => (detection.caught > detection.collateral ? 0 : 1),
    },
  },
  'golden-gate': {
    seed: 2026,
    scenario: { epsilonMax: 0.012 },
    start: {
      scenario: 'spam',
      attack: { attack: { id: 'corner', params: {} }, epsilon: 0.01 },
      defence: { filters: [], defence: { id: 'regression-gate', params: {} } },
    },
    controls: { attacks: ['corner', 'subpopulation', 'focused'], epsilonMax: 0.012 },
    goals: [
      { id: 'hits-least', value: 1 },
      { id: 'lost-most', value: 0.01 },
    ],
    guess: {
      options: 3,
      answer: ({ summary: { detection } }) => intervalOf(detection.collateral, 1, 100),
    },
  },
  'backdoor-stealth': {
    seed: 2026,
    start: {
      scenario: 'digits',
      attack: { attack: { id: 'blended', params: { alpha: 0.8 } }, epsilon: 0.008 },
      defence: { filters: [{ id: 'sphere', params: {} }] },
    },
    controls: { params: ['alpha'] },
    goals: [
      { id: 'obeyed-least', value: 0.8 },
      { id: 'caught-most', value: 0.25 },
    ],
    guess: { options: 3, answer: ({ summary: { detection } }) => intervalOf(detection.caught, 6, 13) },
  },
  'spectral-signatures': {
    seed: 2026,
    start: {
      scenario: 'digits',
      attack: { attack: { id: 'badnets', params: {} }, epsilon: 0.008 },
      defence: { filters: [{ id: 'spectral', params: {} }] },
    },
    controls: { filters: ['spectral', 'loss', 'sphere', 'spectre'] },
    goals: [
      { id: 'obeyed-most', value: 0.25 },
      { id: 'collateral-most', value: 0.08 },
    ],
    guess: { options: 3, answer: ({ summary: { detection } }) => 2 - intervalOf(detection.caught, 3, 18) },
  },
  'robust-training': {
    seed: 2026,
    start: {
      scenario: 'digits-4v9',
      attack: { attack: { id: 'gradient-ascent', params: {} }, epsilon: 0.03 },
      defence: { filters: [] },
    },
    controls: { defences: ['stronger-regularisation', 'trim', 'dp-sgd', 'bounded-loss'] },
    goals: [
      { id: 'lost-most', value: 0.02 },
      { id: 'quiet-most', value: 0.005 },
    ],
    guess: {
      options: 3,
      answer: ({ summary }) => intervalOf(summary.cleanAccuracy - summary.accuracy, 0.02, 0.06),
    },
    quiet: true,
  },
} satisfies Record<string, Lesson>;
