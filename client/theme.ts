import { type ReadonlySignal, signal } from '@preact/signals';
import { colourNow } from './colours.ts';

/** What can be chosen; `auto` is as the device is set. */
export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];
type Shade = 'light' | 'dark';

const KEPT_AS = 'theme';
/** When the light colours hold; on paper always. public/theme.js has the same, for the first paint. */
const MEDIA: Readonly<Record<Theme, string>> = {
  auto: 'print, (prefers-color-scheme: light)',
  light: 'all',
  dark: 'print',
};

export interface Dressing {
  readonly theme: ReadonlySignal<Theme>;
  /** The colours that the page wears now: what is painted on a canvas is painted anew when they change. */
  readonly shade: ReadonlySignal<Shade>;
  /** Changes the theme, and remembers it. */
  readonly wear: (theme: Theme) => void;
}

const themeOf = (said: string | null | undefined): Theme | undefined => THEMES.find((each) => each === said);

/**
 * The page's theme: that of the link (`?theme=light`, for projectors), else the one that was chosen here before, else
 * the device's.
 */
export function startTheme(kept: Storage | null): Dressing {
  const linked = themeOf(new URLSearchParams(location.search).get('theme'));
  const theme = signal<Theme>(linked ?? themeOf(kept?.getItem(KEPT_AS)) ?? 'auto');
  const daylight = matchMedia('(prefers-color-scheme: light)');
  // Whoever chooses all colours chooses the ground with them, and the browser says whether it is a light one.
  const forced = matchMedia('(forced-colors: active)');
  const sheet = document.querySelector<HTMLLinkElement>('link#light');
  const shade = signal<Shade>(shadeNow());

  function dress(): void {
    if (sheet) sheet.media = MEDIA[forced.matches ? 'auto' : theme.value];
    shade.value = shadeNow();
    frame();
  }
  for (const query of [daylight, forced]) query.addEventListener('change', dress);
  // Another window of this browser, a projector's perhaps, has chosen.
  addEventListener('storage', ({ key, newValue }) => {
    if (key !== KEPT_AS) return;
    theme.value = themeOf(newValue) ?? 'auto';
    dress();
  });
  // A sheet that no medium asks for may come late.
  sheet?.addEventListener('load', dress);
  dress();
  return {
    theme,
    shade,
    wear(next) {
      theme.value = next;
      dress();
      try {
        kept?.setItem(KEPT_AS, next);
      } catch {
        // A full or forbidden storage forgets the choice; the page wears it all the same.
      }
    },
  };
}

const shadeNow = (): Shade =>
  getComputedStyle(document.documentElement).colorScheme === 'light' ? 'light' : 'dark';

/** The browser's own frame around the page has the page's colour. */
function frame(): void {
  const held = document.querySelector<HTMLMetaElement>('meta[name="theme-color"]');
  const meta =
    held ?? document.head.appendChild(Object.assign(document.createElement('meta'), { name: 'theme-color' }));
  meta.content = colourNow('abyss');
}
