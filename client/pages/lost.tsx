import { useEffect } from 'preact/hooks';
import { SiteHeader } from '../panels/site-header.tsx';
import { TroubleCard } from '../panels/trouble-card.tsx';
import { markReady } from '../ready.ts';

export function LostPage() {
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
