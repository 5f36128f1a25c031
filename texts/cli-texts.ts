import type { cli } from './en/well/index.ts';
import type { Language } from './language.ts';

/** Everything that the `well` command says, by id. It is no part of `Texts`, so that no page fetches it. */
export type CliTexts = typeof cli;

export async function loadCliTexts(language: Language): Promise<CliTexts> {
  switch (language) {
    case 'en':
      return (await import('./en/well/index.ts')).cli;
    case 'de':
      return (await import('./de/well/index.ts')).cli;
    default:
      return language satisfies never;
  }
}
