import { useEffect } from 'preact/hooks';
import { useTexts } from '../app-context.ts';
import { SiteHeader } from '../panels/site-header.tsx';
import { TroubleCard } from '../panels/trouble-card.tsx';
import { markReady } from '../ready.ts';
import { useTitle } from './use-title.ts';

/** What stands at an address that nothing has. */
export function LostPage({ trouble = 'not-found' }: { readonly trouble?: 'not-found' | 'no-lesson' }) {
  useTitle(useTexts().site.noSuchPage);
  useEffect(markReady, []);
  return (
    <>
      <SiteHeader />
      <main class="centred">
        <TroubleCard trouble={trouble} detail="" />
      </main>
    </>
  );
}
