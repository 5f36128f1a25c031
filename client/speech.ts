import { type ReadonlySignal, signal } from '@preact/signals';
import { type Language, languageOf } from '../texts/language.ts';
import { loadTexts, type Texts } from '../texts/texts.ts';

const KEPT_AS = 'language';

export interface Speech {
  readonly texts: ReadonlySignal<Texts>;
  readonly speak: (language: Language) => Promise<void>;
}

/**
 * The page's language: that of the link (`?lang=de`, for projectors), else the one that was chosen here before, else
 * the browser's.
 */
export async function startSpeech(kept: Storage | null): Promise<Speech> {
  const linked = new URLSearchParams(location.search).get('lang');
  const texts = signal(await loadTexts(languageOf([linked, kept?.getItem(KEPT_AS), ...navigator.languages])));
  const show = (next: Texts) => {
    texts.value = next;
    document.documentElement.lang = next.language;
  };
  show(texts.value);
  return {
    texts,
    async speak(language) {
      show(await loadTexts(language));
      try {
        kept?.setItem(KEPT_AS, language);
      } catch {
        // A full or forbidden storage forgets the choice; the page speaks it all the same.
      }
    },
  };
}
