import { useState } from 'preact/hooks';
import type { HostView } from '../../engine/match/views.ts';
import { useTexts } from '../app-context.ts';
import { CohostWindow } from '../panels/cohost-window.tsx';
import { Button, LinkButton } from '../panels/controls.tsx';
import { DoorWindow } from '../panels/door-window.tsx';
import { EditLine } from '../panels/edit-line.tsx';
import { AskedTwice } from '../panels/person-window.tsx';
import { useKeptAbove } from '../panels/use-kept-above.ts';
import { Window } from '../panels/window.tsx';
import { cohostLink } from '../room/host-link.ts';
import { placeOf } from '../room/join-address.ts';
import { ExportWindow } from './host-export.tsx';
import { EXTEND_SECONDS, type HostCommands } from './use-host.ts';
import { useJoinAddress } from './use-join-address.ts';

const MESSAGE_MAX = 400;

/** What a host can do at any time. */
export function HostTools(props: {
  readonly view: HostView;
  readonly host: HostCommands;
  readonly slim?: boolean;
}) {
  const { view, host } = props;
  const { hosting, room } = useTexts();
  const words = room.host;
  const [open, setOpen] = useState<'cohost' | 'door' | 'message' | 'export' | 'end' | null>(null);
  const size = props.slim ? { size: 'slim' as const } : {};
  const { chosen } = useJoinAddress(view.code);
  const close = () => setOpen(null);
  return (
    <>
      <Button {...size} onPress={() => host.lock(!view.locked)} testId="host-lock">
        {view.locked ? words.unlock : words.lock}
      </Button>
      <Button
        {...size}
        {...(view.knocks.length > 0 && { tone: 'water' as const })}
        onPress={() => setOpen('door')}
        testId="host-door"
      >
        {view.knocks.length > 0 ? hosting.door.waiting({ n: view.knocks.length }) : hosting.door.open}
      </Button>
      <Button {...size} onPress={() => setOpen('message')} testId="host-message">
        {hosting.message.open}
      </Button>
      {view.you === 'host' && (
        <Button {...size} onPress={() => setOpen('cohost')} testId="host-cohost">
          {hosting.cohost.open}
        </Button>
      )}
      <LinkButton {...size} href={`watch/${view.code}`} newTab testId="projector-link">
        {words.projector}
      </LinkButton>
      <Button {...size} onPress={() => setOpen('export')} testId="host-export">
        {hosting.taking.open}
      </Button>
      {view.phase !== 'lobby' && view.phase !== 'over' && (
        <Button {...size} onPress={() => setOpen('end')} testId="host-end">
          {hosting.end}
        </Button>
      )}
      {open === 'door' && (
        <DoorWindow view={view} onNod={host.nod} onDoor={host.setDoor} onClear={host.clear} onClose={close} />
      )}
      {open === 'cohost' && (
        <CohostWindow
          hosts={view.hosts}
          onInvite={async () => {
            const token = await host.invite();
            return token === null ? null : cohostLink(placeOf(chosen), view.code, token);
          }}
          onDismiss={host.dismissHost}
          onClose={close}
        />
      )}
      {open === 'export' && <ExportWindow view={view} onClose={close} />}
      {open === 'message' && (
        <Window title={hosting.message.open} testId="message-window" onClose={close}>
          <EditLine
            clears
            label={hosting.message.all}
            value=""
            max={MESSAGE_MAX}
            action={hosting.message.send}
            testId="message-all"
            onUse={(text) => {
              host.say(null, text);
              close();
            }}
          />
        </Window>
      )}
      {open === 'end' && (
        <Window title={hosting.end} testId="end-window" onClose={close}>
          <AskedTwice label={hosting.end} help={hosting.endHelp} testId="host-end-sure" onSure={host.end} />
        </Window>
      )}
    </>
  );
}

/** The host's buttons during a match. */
export function HostBar({ view, host }: { readonly view: HostView; readonly host: HostCommands }) {
  const { match, room } = useTexts();
  const words = room.host;
  const bar = useKeptAbove('--bar');
  return (
    <section ref={bar} class="host-bar" aria-label={words.controls}>
      {view.paused ? (
        <Button tone="water" testId="host-resume" onPress={host.resume}>
          {words.resume}
        </Button>
      ) : (
        <Button testId="host-pause" onPress={host.pause}>
          {words.pause}
        </Button>
      )}
      <Button
        testId="host-extend"
        disabled={view.endsAt === null && view.pausedWithMillis === null}
        onPress={host.extend}
      >
        {words.extend({ seconds: EXTEND_SECONDS })}
      </Button>
      <Button tone="water" testId="host-advance" onPress={() => host.advance(view)}>
        {words.endPhase({ phase: match.phases[view.phase] })}
      </Button>
      <HostTools slim view={view} host={host} />
    </section>
  );
}
