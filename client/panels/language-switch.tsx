import { LANGUAGES } from '../../texts/language.ts';
import { useApp, useTexts } from '../app-context.ts';

/** Turns the page into another language at once. */
export function LanguageSwitch() {
  const { speak } = useApp();
  const { language, languages } = useTexts();
  return (
    <select
      class="language-switch"
      data-testid="language"
      aria-label={languages.choose}
      value={language}
      onChange={({ currentTarget }) => {
        const chosen = LANGUAGES.find((each) => each === currentTarget.value);
        if (chosen) void speak(chosen);
      }}
    >
      {LANGUAGES.map((each) => (
        <option key={each} value={each} lang={each}>
          {languages.names[each]}
        </option>
      ))}
    </select>
  );
}
