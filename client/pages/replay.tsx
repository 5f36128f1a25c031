import type { ReplayFile } from '../../contract/replay.ts';
import { type Beliefs, beliefsOf, outcomeOf } from '../../engine/match/crowd.ts';
import { ENGINE_VERSION } from '../../engine/round/engine-version.ts';
import { useApp, useTexts } from '../app-context.ts';
import { OpenFile } from '../panels/open-file.tsx';
import { SiteHeader } from '../panels/site-header.tsx';
import { TroubleCard } from '../panels/trouble-card.tsx';
import { ReplayRail } from './replay-rail.tsx';
import { ReplayRound } from './replay-round.tsx';
import { type Replay, useReplay } from './use-replay.ts';
import { useTitle } from './use-title.ts';

/** A finished match, computed again in this browser and compared number by number. */
export function ReplayPage({
  code,
  match,
}: {
  readonly code: string | null;
  /** The number of the match in its room; null for the last. */
  readonly match: number | null;
}) {
  const { platform } = useApp();
  const { replayPage: words } = useTexts();
  useTitle(words.title({ code }));
  const replay = useReplay(code, match);
  const { file, fault, chosen, verified } = replay;
  const record = file?.bouts.find(({ id }) => id === chosen) ?? null;
  return (
    <>
      <SiteHeader />
      {!file && !fault && code !== null && <p class="centred quiet">{words.fetching}</p>}
      {fault && (
        <div class="replay-fault">
          <TroubleCard
            {...fault}
            {...(fault.trouble === 'wrong-phase' && { trouble: 'not-over' as const })}
            {...(code && { code })}
            onDismiss={replay.dismiss}
            onRetry={() => location.reload()}
          />
        </div>
      )}
      {!file && (code === null || fault) && <ReplayDoor code={code} replay={replay} />}
      {file && (
        <main class="replay">
          <ReplayRail file={file} replay={replay} />
          {record && (
            <ReplayRound
              key={record.id}
              record={record}
              teams={file.teams}
              verified={verified.get(chosen) ?? null}
              otherEngine={file.engine !== ENGINE_VERSION}
              every={platform.every}
              crowd={crowdOfRound(file, record.round)}
              step={replay.step}
              onStep={replay.goTo}
            />
          )}
        </main>
      )}
    </>
  );
}

/** What those believed who did not play a round; null where nobody guessed. */
function crowdOfRound({ guesses, teams, bouts }: ReplayFile, round: number): Beliefs | null {
  const own = guesses.filter((guess) => guess.round === round);
  if (own.length === 0) return null;
  return { ...beliefsOf(teams, own), outcome: outcomeOf({ teams, records: bouts }, round) };
}

function ReplayDoor({ code, replay }: { readonly code: string | null; readonly replay: Replay }) {
  const { door } = useTexts().replayPage;
  return (
    <main class="replay-door">
      {code === null && (
        <div class="stack">
          <h1>{door.title}</h1>
          <p class="lede">{door.text}</p>
        </div>
      )}
      <OpenFile onText={replay.open} />
    </main>
  );
}
