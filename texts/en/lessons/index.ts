import type { Language } from '../../language.ts';
import { course } from './course.ts';
import { goals, page } from './page.ts';

/** Everything that lessons say, in English; its shape is what every other language fills. */
export const englishLessons = { language: 'en' as Language, page, goals, course };
