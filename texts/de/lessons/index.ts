import type { LessonTexts } from '../../lesson-text.ts';
import { course } from './course.ts';
import { goals, page } from './page.ts';

export const germanLessons: LessonTexts = { language: 'de', page, goals, course };
