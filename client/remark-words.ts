import { type Remark, remarkIn } from '../engine/errors.ts';
import type { RemarkSentences } from '../texts/error-words.ts';
import type { Language } from '../texts/language.ts';

/** What is said about files, in one language. */
export interface RemarkWords {
  readonly language: Language;
  readonly say: (remark: Remark) => string;
}

/** The words are scripts of their own in every language: few people bring a file. */
export async function loadRemarkWords(language: Language): Promise<RemarkWords> {
  const texts = await sentencesIn(language);
  return { language, say: (remark) => withoutOptions(remarkIn(texts, remark)) };
}

async function sentencesIn(language: Language): Promise<RemarkSentences> {
  switch (language) {
    case 'en': {
      const [{ REMARKS }, { REPLAY_FAULTS }, { POISON_FAULTS }] = await Promise.all([
        import('../instrument/remarks.ts'),
        import('../contract/replay-faults.ts'),
        import('../engine/round/poison-faults.ts'),
      ]);
      return { ...REMARKS, ...REPLAY_FAULTS, ...POISON_FAULTS };
    }
    case 'de':
      return (await import('../texts/de/well/remarks.ts')).remarks;
    default:
      return language satisfies never;
  }
}

/**
 * A message without what it says of the command's options, which stands in brackets: for pages, where there are none.
 */
const withoutOptions = (message: string): string => message.replaceAll(/ \(--[^)]*\)/g, '');
