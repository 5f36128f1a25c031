/** Languages that everything a person reads is written in. Keys are wire format: add, never rename. */
export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

/**
 * The first language that is spoken here of those that somebody prefers; English where none is.
 *
 * @param preferred  tags as a browser or an environment gives them, the dearest first: `de-CH`, `de_AT.UTF-8`, `C`
 */
export function languageOf(preferred: readonly (string | null | undefined)[]): Language {
  for (const tag of preferred) {
    const primary = tag?.split(/[-_.@]/, 1)[0]?.toLowerCase();
    const spoken = LANGUAGES.find((language) => language === primary);
    if (spoken) return spoken;
  }
  return 'en';
}

/**
 * The language of a process by its environment, as POSIX orders it: LC_ALL, else LC_MESSAGES, else LANG, the first that
 * is not empty. English for `C`, `POSIX`, a language that is not spoken here, and none.
 */
export function languageOfEnvironment(env: Readonly<Record<string, string | undefined>>): Language {
  return languageOf([env.LC_ALL || env.LC_MESSAGES || env.LANG]);
}
