import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { RoomView } from '../../engine/match/views.ts';
import { useTexts } from '../app-context.ts';
import { HostMessage } from '../panels/host-message.tsx';
import { LateNotice } from '../panels/late-notice.tsx';
import { RoadCard } from '../panels/road-card.tsx';
import { RoomHeader } from '../panels/room-header.tsx';
import { SeatWanted } from '../panels/seat-wanted.tsx';
import { ChosenSeed } from '../panels/seed-note.tsx';
import { SiteHeader } from '../panels/site-header.tsx';
import { TroubleCard } from '../panels/trouble-card.tsx';
import { markReady } from '../ready.ts';
import { seatView } from '../room/bouts.ts';
import { type Road, roadWords } from '../room/road.ts';
import { roomTitle } from '../room/room-words.ts';
import { isLate } from '../room/unsent.ts';
import { useCountdown } from './use-countdown.ts';
import { type RoomHandle, useTimeLeft } from './use-room.ts';
import { useTitle } from './use-title.ts';

/** What every page of a room has around it: the header, the banner while away, the last word when it ended. */
export function RoomFrame(props: {
  readonly room: RoomHandle;
  readonly onJoinAgain?: () => void;
  /** Whether the header has the room's code in large letters. */
  readonly showCode?: boolean;
  readonly children: (view: RoomView) => ComponentChildren;
}) {
  const { room } = props;
  const { standing, feed, fault, road, late } = room.state;
  const left = useTimeLeft(room.state);
  const { view } = feed.value;
  useTitle(roomTitle(room.as, room.code, view, useTexts()));

  const waits = fault.value?.trouble === 'seat-asked' && standing.value !== 'inside';
  if (fault.value && (waits || standing.value === 'ended')) {
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
        <main class="centred">{road.value ? <Blocked road={road.value} /> : <Finding />}</main>
      </>
    );
  }
  return (
    <>
      <RoomHeader view={view} left={left} code={props.showCode === true && view.phase !== 'lobby'}>
        {standing.value === 'reconnecting' && <Away road={road.value} />}
        <ChosenSeed view={view} />
        {view.role !== 'host' && <HostMessage said={view.said} you={seatView(view)?.you ?? null} />}
        {isLate(late.value, view) && <LateNotice onClose={() => (late.value = null)} />}
        <WantedSeat room={room} />
      </RoomHeader>
      {props.children(view)}
    </>
  );
}

/** Asks about the seat for as long as somebody waits for it. */
function WantedSeat({ room }: { readonly room: RoomHandle }) {
  const { wanted } = room.state;
  const left = useCountdown(room.state, wanted.value?.until ?? null);
  const { value: wish } = wanted;
  const isOver = wish !== null && left <= 0;
  useEffect(() => {
    if (isOver) wanted.value = null;
  }, [isOver]);
  if (!wish || isOver) return null;
  return <SeatWanted from={wish.from} seconds={Math.ceil(left / 1_000)} onAnswer={room.link.answerWish} />;
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

const Finding = () => (
  <div class="finding" role="status">
    <h1 class="quiet">{useTexts().room.finding}</h1>
  </div>
);

function Blocked({ road }: { readonly road: Road }) {
  useEffect(markReady, []);
  return <RoadCard road={road} />;
}

/** Nothing is lost; the page says so and keeps trying. */
function Away({ road }: { readonly road: Road | null }) {
  const texts = useTexts();
  const { lost, reconnecting } = texts.room;
  const blocked = road && roadWords(road, texts);
  return (
    <div class="banner" role="status" data-testid="error-message" data-code="server-gone">
      <i class="pulse" />
      <p>
        <b>{lost}</b> {reconnecting}
        {blocked && ` ${blocked.title}: ${blocked.text}`}
      </p>
    </div>
  );
}
