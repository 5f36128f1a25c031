import type { ReplayFile } from '../../contract/replay.ts';
import type { BoutRecord } from '../../engine/match/views.ts';
import { ENGINE_VERSION } from '../../engine/round/engine-version.ts';
import type { Verified } from '../engine-worker/api.ts';
import { saveReplay } from '../links/save-replay.ts';
import { findScenario } from '../links/scenarios.ts';
import { Button } from '../panels/controls.tsx';
import { OpenFile } from '../panels/open-file.tsx';
import { plural } from '../words/format.ts';
import type { Replay } from './use-replay.ts';

/** Differences of a round that are written out. */
const MOST_SHOWN = 3;

/** What came of the whole match, and each round of it to choose. */
export function ReplayRail({ file, replay }: { readonly file: ReplayFile; readonly replay: Replay }) {
  const { verified, chosen, choose } = replay;
  return (
    <section class="replay-rail">
      <ReplayVerdict file={file} verified={verified} />
      <ol class="recipes">
        {file.bouts.map((bout) => (
          <li key={bout.id}>
            <RoundButton
              bout={bout}
              state={verified.get(bout.id)}
              waiting={file.engine === ENGINE_VERSION ? 'computing…' : 'as recorded'}
              chosen={bout.id === chosen}
              onChoose={() => choose(bout.id)}
            />
          </li>
        ))}
      </ol>
      <Button onPress={() => saveReplay(file)}>Save the replay as a file</Button>
      <OpenFile onText={replay.open} />
    </section>
  );
}

function RoundButton(props: {
  readonly bout: BoutRecord;
  readonly state: Verified | undefined;
  readonly waiting: string;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}) {
  const { bout, state } = props;
  const same = state && state.differences.length === 0;
  const words = same ? 'every number the same' : plural(state?.differences.length ?? 0, 'difference');
  return (
    <button type="button" class="recipe" aria-pressed={props.chosen} onClick={props.onChoose}>
      <span class="name">
        Round {bout.round}
        <span class={`price ${state ? (same ? 'same' : 'tone-bad') : ''}`}>
          {state ? words : props.waiting}
        </span>
      </span>
      <span class="what">
        {findScenario(bout.scenario)?.title ?? bout.scenario}, {Math.round(bout.summary.attackScore)} :{' '}
        {Math.round(bout.summary.defenceScore)}
      </span>
      {state && !same && (
        <span class="what tone-bad">
          {state.differences
            .slice(0, MOST_SHOWN)
            .map(({ field, recorded, recomputed }) => `${field}: ${recorded} recorded, ${recomputed} now`)
            .join('; ')}
        </span>
      )}
    </button>
  );
}

function ReplayVerdict(props: {
  readonly file: ReplayFile;
  readonly verified: ReadonlyMap<string, Verified>;
}) {
  const { file, verified } = props;
  const done = verified.size;
  const all = file.bouts.length;
  const wrong = [...verified.values()].filter(({ differences }) => differences.length > 0).length;
  const same = done === all ? wrong === 0 : null;
  const earlier = file.engine !== ENGINE_VERSION;
  const words = earlier
    ? 'Played on an earlier engine.'
    : same === null
      ? `Computing round ${Math.min(all, done + 1)} of ${all} again…`
      : same
        ? 'Every number came out the same.'
        : `${plural(wrong, 'round')} came out differently.`;
  return (
    <div
      class="stack"
      style={{ '--gap': 1 }}
      role="status"
      data-testid="replay-verdict"
      {...(same !== null && { 'data-same': String(same) })}
    >
      <p class="kicker">
        Replay of <span class="room-code">{file.code}</span>, seed {file.seed}
      </p>
      <h1 class="stage-title">{words}</h1>
      <p class="quiet">
        {earlier
          ? 'The numbers are those that the server recorded. This engine comes to others, so nothing is computed again.'
          : same
            ? 'Stream, fates, models and scores: bit for bit what the server recorded, computed again in this browser.'
            : 'Each round is played again from its plans and seed, here in this browser, and compared byte by byte.'}
      </p>
    </div>
  );
}
