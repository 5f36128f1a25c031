import { encode } from 'uqr';
import { useTexts } from '../app-context.ts';

/** A QR code as one path, drawn in the page: nothing is fetched. */
export function QrCode({ text }: { readonly text: string }) {
  const { room } = useTexts();
  const { data, size } = encode(text, { ecc: 'M', border: 2 });
  const path = data
    .map((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')).join(''))
    .join('');
  return (
    <svg
      class="qr"
      viewBox={`0 0 ${size} ${size}`}
      shape-rendering="crispEdges"
      role="img"
      aria-label={room.door.qrCode({ url: text })}
    >
      <path d={path} fill="currentColor" />
    </svg>
  );
}
