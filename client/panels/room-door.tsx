import { QrCode } from './qr-code.tsx';
import { WellRings } from './well-rings.tsx';

/** How to get in: code, address, QR, readable from the last row. */
export function RoomDoor({ code, urls }: { readonly code: string; readonly urls: readonly string[] }) {
  const first = urls[0] ?? '';
  const shown = (url: string) => url.replace(/^https?:\/\//, '').replace(/\/r\/.*$/, '');
  return (
    <section class="room-door" aria-label="How to join">
      <WellRings />
      <div class="room-door-words">
        <p class="lede">
          Open <b class="strong address">{shown(first)}</b>, type
        </p>
        <h1 class="room-code big" data-testid="room-code">
          {code}
        </h1>
        {urls.length > 1 && <p class="small quiet">also {urls.slice(1).map(shown).join(', ')}</p>}
      </div>
      <div class="room-door-qr">
        <QrCode text={first} />
      </div>
    </section>
  );
}
