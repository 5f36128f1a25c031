import { useState } from 'preact/hooks';
import type { RoomView } from '../../engine/match/views.ts';
import { useTexts } from '../app-context.ts';
import { Button } from '../panels/controls.tsx';
import { GuessWindow } from '../panels/guess-window.tsx';
import { TroubleCard } from '../panels/trouble-card.tsx';
import { useAct } from './use-act.ts';
import type { RoomHandle } from './use-room.ts';

/** The way to a guess: a button that opens its form. */
export function GuessButton({ room, view }: { readonly room: RoomHandle; readonly view: RoomView }) {
  const { crowd } = useTexts();
  const { act, fault, dismiss } = useAct();
  const [open, setOpen] = useState(false);
  const { round } = view;
  return (
    <>
      {fault && <TroubleCard inline {...fault} onDismiss={dismiss} />}
      <div class="row">
        <Button tone="water" testId="guess-open" onPress={() => setOpen(true)}>
          {crowd.make}
        </Button>
      </div>
      {open && (
        <GuessWindow
          teams={view.teams}
          onGuess={(team, accuracy) => void act(room.link.send('guess:make', { round, team, accuracy }))}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
