import { useEffect, useState } from 'preact/hooks';
import { useTexts } from './app-context.ts';
import { loadRemarkWords, type RemarkWords } from './remark-words.ts';

/**
 * What says remarks in the language of the page, also where it changes with a remark in sight; null while there is none, or
 * its words are on their way.
 */
export function useRemarkWords(needed: boolean): RemarkWords | null {
  const { language } = useTexts();
  const [words, setWords] = useState<RemarkWords | null>(null);
  useEffect(() => {
    if (!needed) return;
    let called = true;
    loadRemarkWords(language).then(
      (loaded) => called && setWords(loaded),
      () => undefined,
    );
    return () => {
      called = false;
    };
  }, [needed, language]);
  return needed ? words : null;
}
