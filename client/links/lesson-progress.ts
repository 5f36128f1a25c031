import { isLesson, type LessonId } from '../../engine/lessons/index.ts';

/** How far somebody has come with a lesson. */
export interface LessonProgress {
  /** The answer that was guessed, from 0. */
  readonly guess: number;
  readonly solved: boolean;
}

export type CourseProgress = Readonly<Partial<Record<LessonId, LessonProgress>>>;

const KEY = 'poisoned-well.lessons';

/** What this browser remembers of the lessons. What is not understood counts as not begun. */
export function readProgress(storage: Pick<Storage, 'getItem'> | null): CourseProgress {
  try {
    const held: unknown = JSON.parse(storage?.getItem(KEY) ?? '{}');
    if (typeof held !== 'object' || held === null) return {};
    return Object.fromEntries(
      Object.entries(held).filter(([id, value]) => isLesson(id) && isProgress(value)),
    );
  } catch {
    return {};
  }
}

/** Storage that is full or forbidden keeps nothing. */
export function writeProgress(storage: Pick<Storage, 'setItem'> | null, progress: CourseProgress): void {
  try {
    storage?.setItem(KEY, JSON.stringify(progress));
  } catch {
    // The page still knows it, until it is left.
  }
}

function isProgress(value: unknown): value is LessonProgress {
  if (typeof value !== 'object' || value === null) return false;
  const { guess, solved } = value as Partial<LessonProgress>;
  return Number.isInteger(guess) && (guess as number) >= 0 && typeof solved === 'boolean';
}
