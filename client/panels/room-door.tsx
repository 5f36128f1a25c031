import { useTexts } from '../app-context.ts';
import { typedAddress } from '../room/join-address.ts';
import { Segments } from './controls.tsx';
import { QrCode } from './qr-code.tsx';
import { WellRings } from './well-rings.tsx';

/** Widths of the two widest letters in the type of codes, in ems; the others have at most one. */
const WIDE: Readonly<Record<string, number>> = { M: 1.15, W: 1.22 };
const SPACING = 0.08;
/** A margin for other typefaces. */
const SPARE = 1.03;

/** How wide a code is at most, in ems: it must fill its place and never run out of it. */
const emsOf = (code: string): number =>
  SPARE * [...code].reduce((sum, letter) => sum + (WIDE[letter] ?? 1) + SPACING, 0);

/** How to get in: code, address, QR, readable from the last row. Where there are several addresses, one is picked. */
export function RoomDoor(props: {
  readonly code: string;
  readonly urls: readonly string[];
  readonly chosen: string;
  readonly onPick: (url: string) => void;
}) {
  const { code, urls, chosen } = props;
  const {
    room: { door },
  } = useTexts();
  return (
    <section class="room-door" aria-label={door.label}>
      <WellRings />
      <div class="room-door-words">
        <p class="lede">
          {door.address.start}
          <b class="strong address">{typedAddress(chosen)}</b>
          {door.address.end}
        </p>
        <h1 class="room-code big" data-testid="room-code" style={{ '--ems': emsOf(code) }}>
          {code}
        </h1>
      </div>
      <div class="room-door-qr" data-testid="qr" data-url={chosen}>
        <QrCode text={chosen} />
      </div>
      {urls.length > 1 && (
        <div class="room-door-choice" data-testid="addresses">
          <Segments
            label={door.otherAddress}
            value={chosen}
            options={urls.map((url) => ({ value: url, label: typedAddress(url) }))}
            onChange={props.onPick}
          />
        </div>
      )}
    </section>
  );
}
