import { REMARKS, type Remark, type RemarkTexts, remarkIn, withoutOptions } from '../instrument/remarks.ts';
import type { Language } from '../texts/language.ts';

/** What is said about a file, in one language. */
export interface RemarkWords {
  readonly language: Language;
  readonly say: (remark: Remark) => string;
}

/** Languages other than English are scripts of their own: few people bring a file. */
export async function loadRemarkWords(language: Language): Promise<RemarkWords> {
  const inWords = (texts: RemarkTexts): RemarkWords => ({
    language,
    say: (remark) => withoutOptions(remarkIn(texts, remark)),
  });
  switch (language) {
    case 'en':
      return inWords(REMARKS);
    case 'de':
      return inWords((await import('../texts/de/well/remarks.ts')).remarks);
    default:
      return language satisfies never;
  }
}
