import { useApp, useTexts } from '../app-context.ts';
import { THEMES } from '../theme.ts';
import { ThemeSign } from './icons.tsx';

/** Turns the page light or dark at once: a sign, and on top of it, unseen, the platform's own list. */
export function ThemeSwitch() {
  const { look } = useApp();
  const { themes } = useTexts();
  const theme = look.theme.value;
  return (
    <span class="short-pick">
      <ThemeSign theme={theme} />
      <select
        class="language-switch"
        data-testid="theme"
        aria-label={themes.choose}
        value={theme}
        onChange={({ currentTarget }) => {
          const chosen = THEMES.find((each) => each === currentTarget.value);
          if (chosen) look.wear(chosen);
        }}
      >
        {THEMES.map((each) => (
          <option key={each} value={each}>
            {themes.names[each]}
          </option>
        ))}
      </select>
    </span>
  );
}
