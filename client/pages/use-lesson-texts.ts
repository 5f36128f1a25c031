import { useEffect, useState } from 'preact/hooks';
import { type LessonTexts, loadLessonTexts } from '../../texts/lesson-text.ts';
import { useTexts } from '../app-context.ts';

/** The lessons in the page's language; null until they have come. */
export function useLessonTexts(): LessonTexts | null {
  const { language } = useTexts();
  const [held, setHeld] = useState<LessonTexts | null>(null);
  useEffect(() => {
    let gone = false;
    loadLessonTexts(language).then(
      (texts) => !gone && setHeld(texts),
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [language]);
  return held;
}
