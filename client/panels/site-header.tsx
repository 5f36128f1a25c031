import type { ComponentChildren } from 'preact';
import { useTexts } from '../app-context.ts';
import { MarkIcon } from './icons.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { SkipLink } from './skip-link.tsx';
import { ThemeSwitch } from './theme-switch.tsx';

export function Wordmark() {
  const { site } = useTexts();
  return (
    <a class="wordmark" href="." aria-label={site.firstPage}>
      <MarkIcon />
      <span>Poisoned Well</span>
    </a>
  );
}

/** The header of the pages outside of a match. */
export function SiteHeader(props: {
  readonly here?: 'home' | 'lab' | 'lessons' | 'glossary';
  readonly children?: ComponentChildren;
}) {
  const { site, glossary } = useTexts();
  const current = (page: string) => (props.here === page ? { 'aria-current': 'page' as const } : {});
  return (
    <header class="header">
      <SkipLink />
      <Wordmark />
      {props.children}
      <nav aria-label={site.pages}>
        <a href="lessons" {...current('lessons')}>
          {site.lessons}
        </a>
        <a href="lab" {...current('lab')}>
          {site.lab}
        </a>
        <a href="glossary" class="wide-only" {...current('glossary')}>
          {glossary.title}
        </a>
        <a href="replay" class="wide-only">
          {site.replay}
        </a>
        <ThemeSwitch />
        <LanguageSwitch />
      </nav>
    </header>
  );
}
