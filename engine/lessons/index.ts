import { ATTACK_LESSONS } from './course/attacks.ts';
import { DEFENCE_LESSONS } from './course/defences.ts';
import { LIMIT_LESSONS } from './course/limits.ts';
import type { Lesson } from './lesson.ts';

/** The lessons in their order. Ids are parts of links: add, never rename. */
export const LESSON_IDS = [
  'poisoning-or-evasion',
  'label-flips',
  'insert-mutate-remove',
  'tipping-point',
  'targeted-or-availability',
  'turned-filter',
  'golden-gate',
  'backdoor-stealth',
  'spectral-signatures',
  'clean-label',
  'high-dimensions',
  'many-accounts',
  'slow-poison',
  'robust-training',
  'feedback-and-rollback',
] as const;
export type LessonId = (typeof LESSON_IDS)[number];

export const LESSONS: Readonly<Record<LessonId, Lesson>> = {
  ...ATTACK_LESSONS,
  ...DEFENCE_LESSONS,
  ...LIMIT_LESSONS,
};

export const isLesson = (id: string): id is LessonId => Object.hasOwn(LESSONS, id);
