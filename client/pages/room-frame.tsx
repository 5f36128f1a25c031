import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { RoomView } from '../../engine/match/views.ts';
import { RoomHeader } from '../panels/room-header.tsx';
import { SiteHeader } from '../panels/site-header.tsx';
import { TroubleCard } from '../panels/trouble-card.tsx';
import { markReady } from '../ready.ts';
import { type Room, useTimeLeft } from './use-room.ts';

/** What every page of a room has around it: the header, the banner while away, the last word when it ended. */
export function RoomFrame(props: {
  readonly room: Room;
  readonly onJoinAgain?: () => void;
  /** Shown while nobody has told us of the room yet. */
  readonly waiting?: ComponentChildren;
  readonly children: (view: RoomView) => ComponentChildren;
}) {
  const { room } = props;
  const { standing, feed, fault } = room.state;
  const left = useTimeLeft(room.state);
  const { view } = feed.value;

  if (standing.value === 'ended' && fault.value) {
    return (
      <Ended>
        <TroubleCard
          {...fault.value}
          code={room.code}
          onRetry={() => location.reload()}
          onTakeBack={room.link.takeBack}
          {...(props.onJoinAgain && { onJoinAgain: props.onJoinAgain })}
        />
      </Ended>
    );
  }
  if (!view || standing.value === 'outside') {
    return (
      <>
        <SiteHeader />
        {props.waiting ?? <p class="centred quiet">Finding the room…</p>}
        {standing.value === 'reconnecting' && <Away />}
      </>
    );
  }
  return (
    <>
      <RoomHeader view={view} left={left} />
      {props.children(view)}
      {standing.value === 'reconnecting' && <Away />}
    </>
  );
}

function Ended({ children }: { readonly children: ComponentChildren }) {
  useEffect(markReady, []);
  return (
    <>
      <SiteHeader />
      <main class="centred">{children}</main>
    </>
  );
}

/** Nothing is lost; the page says so and keeps trying. */
const Away = () => (
  <div class="banner" role="status" data-testid="error-message" data-code="server-gone">
    <i class="pulse" /> Connection lost. Reconnecting; your seat and plans are kept.
  </div>
);
