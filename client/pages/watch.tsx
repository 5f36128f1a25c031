import { useEffect } from 'preact/hooks';
import type { RoomView } from '../../engine/match/views.ts';
import { useTexts } from '../app-context.ts';
import { FitColumn } from '../panels/fit-column.tsx';
import { PageMark } from '../panels/page-mark.tsx';
import { RoomDoor } from '../panels/room-door.tsx';
import { TeamCards } from '../panels/team-cards.tsx';
import { usePages } from '../panels/use-pages.ts';
import { markReady } from '../ready.ts';
import { onPage } from '../room/pages.ts';
import { MatchStage } from './match-stage.tsx';
import { RoomFrame } from './room-frame.tsx';
import { useJoinAddress } from './use-join-address.ts';
import { useRoom } from './use-room.ts';

/** With more teams than these, the rules have no room beside them; with still more, names have none. */
const FEW_TEAMS = 4;
const MOST_NAMED = 8;
/** Height of the teams' place with the rules and without, of a card's frame and of a name, in rems of a projector. */
const PLACE = { short: 27, tall: 41 } as const;
const CARD_REMS = 4.6;
const NAME_REMS = 2.1;
/** The line of a team among many, with its gap. */
const LINE = { width: 8.8, height: 2.3 };
const LEAST_COLUMNS = 2;

/** Names of a team that are written out: nobody can scroll a projector. One line is left for those that are not. */
function namesOf(teams: number): number {
  if (teams > MOST_NAMED) return 0;
  const place = teams <= FEW_TEAMS ? PLACE.short : PLACE.tall;
  return Math.max(1, Math.floor((place / Math.ceil(teams / 2) - CARD_REMS) / NAME_REMS) - 1);
}

/** The big screen: type to be read from afar, and nothing that is a secret. */
export function WatchPage({ code }: { readonly code: string }) {
  const room = useRoom(code, 'watch');
  useEffect(() => {
    document.documentElement.classList.add('projector');
    return () => document.documentElement.classList.remove('projector');
  }, []);
  return (
    <RoomFrame room={room} showCode>
      {(view) =>
        view.phase === 'lobby' ? (
          <WatchLobby view={view} />
        ) : (
          <MatchStage fit room={room} view={view} token={null} />
        )
      }
    </RoomFrame>
  );
}

function WatchLobby({ view }: { readonly view: RoomView }) {
  const { urls, chosen, pick } = useJoinAddress(view.code);
  const { hosting, room } = useTexts();
  const { lobby } = room;
  useEffect(markReady, []);
  const count = (
    <>
      {view.event && <p class="watch-event">{view.event}</p>}
      <p class="watch-count">
        {hosting.peopleInTeams({ people: view.players.length, teams: view.teams.length })}
      </p>
    </>
  );
  return (
    <main class="host-lobby watch-lobby">
      <RoomDoor code={view.code} urls={urls} chosen={chosen} onPick={pick} />
      {view.teams.length > MOST_NAMED ? (
        <section class="host-people watch-people watch-many">
          {count}
          <ManyTeams view={view} />
        </section>
      ) : (
        <FitColumn class="host-people watch-people">
          {count}
          {view.teams.length <= FEW_TEAMS && (
            <ol class="steps">
              {(view.format === 'duel' ? lobby.steps : lobby.stepsWells).map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
          )}
          <TeamCards teams={view.teams} players={view.players} most={namesOf(view.teams.length)} />
        </FitColumn>
      )}
    </main>
  );
}

/** Many teams, a line each, page by page; no more columns than they need, for names are wide. */
function ManyTeams({ view }: { readonly view: RoomView }) {
  const pages = usePages<HTMLDivElement>(view.teams.length, LINE);
  const { perPage, rows, columns: most } = pages.paging;
  const columns = Math.min(most, Math.max(LEAST_COLUMNS, Math.ceil(perPage / rows)));
  return (
    <>
      <div class="cards-dense" ref={pages.place} style={{ '--columns': columns }}>
        <TeamCards teams={onPage(view.teams, pages.paging, pages.page)} players={view.players} most={0} />
      </div>
      <PageMark pages={pages} of={view.teams.length} />
    </>
  );
}
