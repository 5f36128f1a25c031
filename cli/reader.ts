import { languageOf } from '../texts/language.ts';
import { loadTexts, type Texts } from '../texts/texts.ts';

/** The texts in the language of whoever runs the command, by LC_ALL, LC_MESSAGES and LANG in this order. */
export function readersTexts(
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<Texts> {
  return loadTexts(languageOf([env.LC_ALL || env.LC_MESSAGES || env.LANG]));
}
