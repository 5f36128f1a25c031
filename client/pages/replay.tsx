import { useMemo } from 'preact/hooks';
import type { ReplayFile } from '../../contract/replay.ts';
import { type Beliefs, beliefsOf, outcomeOf } from '../../engine/match/crowd.ts';
import { wholeScores } from '../../engine/match/whole-points.ts';
import { useApp, useTexts } from '../app-context.ts';
import { SiteHeader } from '../panels/site-header.tsx';
import { ReplayDoor } from './replay-door.tsx';
import { ReplayRail } from './replay-rail.tsx';
import { ReplayRound } from './replay-round.tsx';
import { useReplay } from './use-replay.ts';
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
  const { file, chosen, verified } = replay;
  const record = file?.bouts.find(({ id }) => id === chosen) ?? null;
  const scoresOf = useMemo(() => (file ? wholeScores(file) : null), [file]);
  return (
    <>
      <SiteHeader />
      <ReplayDoor code={code} opened={replay} words={words} />
      {file && scoresOf && (
        <main class="replay">
          <ReplayRail file={file} replay={replay} scoresOf={scoresOf} />
          {record && (
            <ReplayRound
              key={record.id}
              record={record}
              teams={file.teams}
              scoresOf={scoresOf}
              verified={verified.get(chosen) ?? null}
              linked={code !== null}
              asRecorded={replay.asRecorded !== null}
              every={platform.every}
              crowd={crowdOfRound(file, record.round)}
              step={replay.step}
              onStep={replay.goTo}
              at={replay.at}
              onSeek={replay.seek}
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
