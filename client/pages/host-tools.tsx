import type { RoomView } from '../../engine/match/views.ts';
import { Button, LinkButton } from '../panels/controls.tsx';
import { PHASE_NAMES } from '../words/phase-texts.ts';
import type { HostCommands } from './use-host.ts';

/** What a host can do at any time. */
export function HostTools(props: {
  readonly view: RoomView;
  readonly host: HostCommands;
  readonly slim?: boolean;
}) {
  const { view, host } = props;
  const size = props.slim ? { size: 'slim' as const } : {};
  return (
    <>
      <Button {...size} onPress={() => host.lock(!view.locked)} testId="host-lock">
        {view.locked ? 'Unlock the room' : 'Lock the room'}
      </Button>
      <LinkButton {...size} href={`watch/${view.code}`} newTab testId="projector-link">
        Open the projector
      </LinkButton>
    </>
  );
}

/** The host's buttons during a match. */
export function HostBar({ view, host }: { readonly view: RoomView; readonly host: HostCommands }) {
  return (
    <section class="host-bar" aria-label="Host controls">
      {view.pausedWithMillis === null ? (
        <Button testId="host-pause" onPress={host.pause}>
          Pause
        </Button>
      ) : (
        <Button tone="water" testId="host-resume" onPress={host.resume}>
          Resume
        </Button>
      )}
      <Button testId="host-extend" onPress={host.extend}>
        +30 s
      </Button>
      <Button testId="host-advance" onPress={() => host.advance(view)}>
        End {PHASE_NAMES[view.phase]} now
      </Button>
      <HostTools view={view} host={host} />
      <span class="host-room">
        Room <span class="room-code">{view.code}</span>
      </span>
    </section>
  );
}
