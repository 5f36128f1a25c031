import { useMemo } from 'preact/hooks';
import type { ReplayFile } from '../../contract/replay.ts';
import { useTexts } from '../app-context.ts';
import { scenarioOf } from '../links/scenarios.ts';
import { Button } from '../panels/controls.tsx';
import { SiteHeader } from '../panels/site-header.tsx';
import { momentsOf, moralsOf } from '../room/debrief.ts';
import { MomentCards, PeopleTable, PlayedMaps } from './debrief-parts.tsx';
import { ReplayDoor } from './replay-door.tsx';
import { type DebriefData, useDebrief } from './use-debrief.ts';
import { useTitle } from './use-title.ts';

/** Questions of the rounds' own, beside those for every match. */
const MOST_QUESTIONS = 5;

/** What a host talks about after a match, on the screen or on paper. */
export function DebriefPage({
  code,
  match,
}: {
  readonly code: string | null;
  readonly match: number | null;
}) {
  const { debrief: words } = useTexts();
  useTitle(words.title({ code }));
  const data = useDebrief(code, match);
  const { file } = data;
  return (
    <>
      <SiteHeader />
      <ReplayDoor code={code} opened={data} words={words} />
      {file && (
        <Debrief file={file} data={data} place={code !== null && data.isOfAddress ? { code, match } : null} />
      )}
    </>
  );
}

function Debrief(props: {
  readonly file: ReplayFile;
  readonly data: DebriefData;
  /** Where the replay is; null where it came out of a file. */
  readonly place: { readonly code: string; readonly match: number | null } | null;
}) {
  const { file, data, place } = props;
  const { debrief: words, morals } = useTexts();
  const { bouts, teams } = file;
  const moments = useMemo(() => momentsOf(bouts), [file]);
  const shown = useMemo(() => moralsOf(bouts, scenarioOf), [file]);
  const replay = place && `replay/${place.code}${place.match === null ? '' : `/${place.match}`}`;
  return (
    <main class="debrief" data-testid="debrief">
      <div class="spread debrief-head">
        <div class="stack">
          <p class="kicker">{words.title({ code: file.code })}</p>
          <h1>{words.heading}</h1>
          <p class="lede">{words.lede}</p>
        </div>
        <span class="screen-only">
          <Button tone="water" testId="debrief-print" onPress={() => print()}>
            {words.print}
          </Button>
        </span>
      </div>
      <MomentCards moments={moments} teams={teams} replay={replay} />
      <PlayedMaps bouts={bouts} />
      <section class="stack">
        <h2>{words.questions.title}</h2>
        <ol class="questions" data-testid="questions">
          {shown.slice(0, MOST_QUESTIONS).map((id) => (
            <li key={id}>
              <b>{morals[id].title}</b> {morals[id].ask}
            </li>
          ))}
          {words.questions.always.map((question) => (
            <li key={question}>{question}</li>
          ))}
        </ol>
      </section>
      <PeopleTable people={data.people} namesOnly={data.namesOnly} bouts={bouts} teams={teams} />
    </main>
  );
}
