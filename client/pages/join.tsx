import { useEffect, useState } from 'preact/hooks';
import type { AnswerOf } from '../../contract/routes.ts';
import { useApp, useTexts } from '../app-context.ts';
import { drawBelow } from '../clock.ts';
import { troubleIn } from '../net/asking.ts';
import { roomInfo } from '../net/room-requests.ts';
import { Button } from '../panels/controls.tsx';
import { RoadCard } from '../panels/road-card.tsx';
import { SiteHeader } from '../panels/site-header.tsx';
import { TroubleCard } from '../panels/trouble-card.tsx';
import { WellRings } from '../panels/well-rings.tsx';
import { markReady } from '../ready.ts';
import { drawNickname } from '../room/nickname.ts';
import type { Fault } from '../room/room-state.ts';
import { troubleOf } from '../room/trouble.ts';
import type { RoomHandle } from './use-room.ts';
import { useTitle } from './use-title.ts';

/** At the door: a name is offered, one press and in. */
export function JoinPage({ room }: { readonly room: RoomHandle }) {
  const { platform } = useApp();
  const { nicknames, room: words } = useTexts();
  useTitle(words.join.title({ code: room.code }));
  const [offered] = useState(() => drawNickname(nicknames, (bound) => drawBelow(platform, bound)));
  const [typed, setName] = useState<string | null>(null);
  const name = typed ?? nicknames.name(...offered);
  const [info, setInfo] = useState<AnswerOf<'GET /api/rooms/:code'> | null>(null);
  const [closed, setClosed] = useState<Fault | null>(null);
  const [fault, setFault] = useState<Fault | null>(() => room.state.fault.value);
  const [joining, setJoining] = useState(false);

  useEffect(() => {
    roomInfo(room.code)
      .then((found) => {
        setInfo(found);
        if (found.phase === 'over') setClosed({ trouble: 'room-over', detail: '' });
      })
      .catch((error: unknown) => {
        const trouble = troubleIn(error);
        // Without an answer the door stays: whoever joins waits for the connection.
        if (trouble.trouble !== 'server-gone') setClosed(trouble);
      })
      .finally(markReady);
  }, [room.code]);

  const join = async () => {
    setJoining(true);
    setFault(null);
    const ack = await room.link.join(name, undefined, () => setFault({ trouble: 'nod-needed', detail: '' }));
    if (ack.ok) return;
    setJoining(false);
    const refusal = { trouble: troubleOf(ack.code), detail: ack.detail ?? '' };
    const final = ['room-full', 'room-locked', 'room-over', 'room-unknown', 'stale-client'].includes(
      ack.code,
    );
    if (final) setClosed(refusal);
    else setFault(refusal);
  };

  if (closed) {
    return (
      <>
        <SiteHeader />
        <main class="centred">
          <TroubleCard {...closed} code={room.code} onRetry={() => location.reload()} />
        </main>
      </>
    );
  }
  return (
    <>
      <SiteHeader />
      <main class="door">
        <WellRings />
        <form
          class="door-card"
          onSubmit={(event) => {
            event.preventDefault();
            void join();
          }}
        >
          <div class="stack" style={{ '--gap': 1 }}>
            <p class="kicker">
              {words.room} <span class="room-code">{room.code}</span>
              {info && words.join.inside({ n: info.players })}
            </p>
            <h1>{words.join.who}</h1>
          </div>
          <div class="field">
            <label class="label" for="nickname">
              {words.join.nickname}
            </label>
            <input
              id="nickname"
              class="input"
              data-testid="nickname"
              value={name}
              autocomplete="off"
              spellcheck={false}
              onInput={(event) => setName(event.currentTarget.value)}
            />
            <span class="help">{words.join.help}</span>
          </div>
          {room.state.road.value && <RoadCard inline road={room.state.road.value} />}
          {fault && <TroubleCard inline {...fault} onDismiss={() => setFault(null)} />}
          <Button submit tone="water" size="big" testId="join-submit" disabled={joining}>
            {joining ? words.join.joining : words.join.join}
          </Button>
        </form>
      </main>
    </>
  );
}
