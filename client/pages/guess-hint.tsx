import type { RoomView } from '../../engine/match/views.ts';
import { useTexts } from '../app-context.ts';
import { QrCode } from '../panels/qr-code.tsx';
import { mayGuess } from '../room/crowd.ts';
import { typedAddress, watchAddress } from '../room/join-address.ts';
import { GuessButton } from './guess-button.tsx';
import { useJoinAddress } from './use-join-address.ts';
import type { RoomHandle } from './use-room.ts';

/** On a big screen, at which nobody sits: how those who only watch guess on a device of their own. */
export function GuessHint({ room, view }: { readonly room: RoomHandle; readonly view: RoomView }) {
  const { chosen } = useJoinAddress(view.code);
  const { crowd } = useTexts();
  if (!mayGuess(view)) return null;
  const url = watchAddress(chosen, view.code);
  return (
    <div class="guess-hint" data-testid="guess-hint">
      <div>
        <p>
          {crowd.byPhone}
          <b class="address">{typedAddress(url)}</b>
        </p>
        <GuessButton room={room} view={view} />
      </div>
      <div class="guess-qr" data-url={url}>
        <QrCode text={url} />
      </div>
    </div>
  );
}
