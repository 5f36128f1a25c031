import type { operatorTexts } from './en/operator.ts';
import type { Language } from './language.ts';

/** What the server says to whoever runs it, beside its log. It is no part of `Texts`, so that no page fetches it. */
export type ServerTexts = typeof operatorTexts;

export async function loadServerTexts(language: Language): Promise<ServerTexts> {
  switch (language) {
    case 'en':
      return (await import('./en/operator.ts')).operatorTexts;
    case 'de':
      return (await import('./de/operator.ts')).operatorTexts;
    default:
      return language satisfies never;
  }
}
