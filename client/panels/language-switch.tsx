import { LANGUAGES } from '../../texts/language.ts';
import { useApp, useTexts } from '../app-context.ts';

/** Turns the page into another language at once. `short` shows the language's code only, where there is little room. */
export function LanguageSwitch({ short = false }: { readonly short?: boolean }) {
  const { speak } = useApp();
  const { language, languages } = useTexts();
  const list = (
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
  if (!short) return list;
  return (
    <span class="short-pick">
      <span aria-hidden="true">{language.toUpperCase()}</span>
      {list}
    </span>
  );
}
