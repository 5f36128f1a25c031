import { useEffect } from 'preact/hooks';
import { SiteHeader } from '../panels/site-header.tsx';
import { TroubleCard } from '../panels/trouble-card.tsx';
import { markReady } from '../ready.ts';
import { useTitle } from './use-title.ts';

export function LostPage() {
  useTitle('No such page');
  useEffect(markReady, []);
  return (
    <>
      <SiteHeader />
      <main class="centred">
        <TroubleCard trouble="not-found" detail="" />
      </main>
    </>
  );
}
