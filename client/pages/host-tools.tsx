import type { RoomView } from '../../engine/match/views.ts';
import { useTexts } from '../app-context.ts';
import { Button, LinkButton } from '../panels/controls.tsx';
import { EXTEND_SECONDS, type HostCommands } from './use-host.ts';

/** What a host can do at any time. */
export function HostTools(props: {
  readonly view: RoomView;
  readonly host: HostCommands;
  readonly slim?: boolean;
}) {
  const { view, host } = props;
  const { host: words } = useTexts().room;
  const size = props.slim ? { size: 'slim' as const } : {};
  return (
    <>
      <Button {...size} onPress={() => host.lock(!view.locked)} testId="host-lock">
        {view.locked ? words.unlock : words.lock}
      </Button>
      <LinkButton {...size} href={`watch/${view.code}`} newTab testId="projector-link">
        {words.projector}
      </LinkButton>
    </>
  );
}

/** The host's buttons during a match. */
export function HostBar({ view, host }: { readonly view: RoomView; readonly host: HostCommands }) {
  const { match, room } = useTexts();
  const words = room.host;
  return (
    <section class="host-bar" aria-label={words.controls}>
      {view.pausedWithMillis === null ? (
        <Button testId="host-pause" onPress={host.pause}>
          {words.pause}
        </Button>
      ) : (
        <Button tone="water" testId="host-resume" onPress={host.resume}>
          {words.resume}
        </Button>
      )}
      <Button testId="host-extend" onPress={host.extend}>
        {words.extend({ seconds: EXTEND_SECONDS })}
      </Button>
      <Button testId="host-advance" onPress={() => host.advance(view)}>
        {words.endPhase({ phase: match.phases[view.phase] })}
      </Button>
      <HostTools view={view} host={host} />
      <span class="host-room">
        {room.room} <span class="room-code">{view.code}</span>
      </span>
    </section>
  );
}
