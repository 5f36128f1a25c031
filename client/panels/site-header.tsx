import type { ComponentChildren } from 'preact';
import { MarkIcon } from './icons.tsx';

export const Wordmark = () => (
  <a class="wordmark" href="." aria-label="Poisoned Well, first page">
    <MarkIcon />
    <span>Poisoned Well</span>
  </a>
);

/** The header of the pages outside of a match. */
export function SiteHeader(props: { readonly here?: 'home' | 'lab'; readonly children?: ComponentChildren }) {
  const current = (page: string) => (props.here === page ? { 'aria-current': 'page' as const } : {});
  return (
    <header class="header">
      <Wordmark />
      {props.children}
      <nav aria-label="Site">
        <a href="lab" {...current('lab')}>
          Lab
        </a>
        <a href="replay" class="wide-only">
          Replay
        </a>
      </nav>
    </header>
  );
}
