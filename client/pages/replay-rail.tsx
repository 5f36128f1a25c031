import type { ReplayFile } from '../../contract/replay.ts';
import type { TeamId } from '../../engine/match/formats.ts';
import type { Team } from '../../engine/match/teams.ts';
import type { BoutRecord } from '../../engine/match/views.ts';
import type { WholeScores } from '../../engine/match/whole-points.ts';
import type { BySide } from '../../engine/round/sides.ts';
import { useTexts } from '../app-context.ts';
import type { Verified } from '../engine-worker/api.ts';
import { saveReplay } from '../links/save-replay.ts';
import { titleOf } from '../links/scenarios.ts';
import { Button } from '../panels/controls.tsx';
import { OpenFile } from '../panels/open-file.tsx';
import { teamOf } from '../room/teams.ts';
import type { Replay } from './use-replay.ts';

/** Differences of a round that are written out. */
const MOST_SHOWN = 3;

/** What came of the whole match, and each round of it to choose. */
export function ReplayRail(props: {
  readonly file: ReplayFile;
  readonly replay: Replay;
  readonly scoresOf: WholeScores;
}) {
  const { file, replay } = props;
  const { verified, asRecorded, chosen, choose } = replay;
  const { replayPage: words } = useTexts();
  return (
    <section class="replay-rail">
      <ReplayVerdict file={file} verified={verified} asRecorded={asRecorded} />
      <ol class="recipes">
        {file.bouts.map((bout) => (
          <li key={bout.id}>
            <RoundButton
              bout={bout}
              scores={props.scoresOf(bout)}
              teams={file.teams}
              state={verified.get(bout.id)}
              waiting={asRecorded ? words.asRecorded : words.computing}
              chosen={bout.id === chosen}
              onChoose={() => choose(bout.id)}
            />
          </li>
        ))}
      </ol>
      <Button onPress={() => saveReplay(file)}>{words.save}</Button>
      <OpenFile onText={replay.open} />
    </section>
  );
}

function RoundButton(props: {
  readonly bout: BoutRecord;
  readonly scores: BySide<number>;
  readonly teams: readonly Team[];
  readonly state: Verified | undefined;
  readonly waiting: string;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}) {
  const { bout, scores, state } = props;
  const texts = useTexts();
  const same = state && state.differences.length === 0;
  const { replayPage: replay, match } = texts;
  const nameOf = (id: TeamId) => match.team(teamOf(props.teams, id));
  const words = same ? replay.same : replay.differences({ n: state?.differences.length ?? 0 });
  return (
    <button type="button" class="recipe round-pick" aria-pressed={props.chosen} onClick={props.onChoose}>
      <span class="name">
        {replay.round(bout)}
        <span class={`price ${state ? (same ? 'same' : 'tone-bad') : ''}`}>
          {state ? words : props.waiting}
        </span>
      </span>
      <span class="what">
        {replay.sides({ attack: nameOf(bout.teams.attack), defend: nameOf(bout.teams.defend) })}
      </span>
      <span class="what">
        {titleOf(texts, bout.scenario)}, {scores.attack} : {scores.defend}
      </span>
      {state && !same && (
        <span class="what tone-bad">
          {state.differences
            .slice(0, MOST_SHOWN)
            .map(({ field, recorded, recomputed }) =>
              replay.difference({ field, recorded: String(recorded), now: String(recomputed) }),
            )
            .join('; ')}
        </span>
      )}
    </button>
  );
}

function ReplayVerdict(props: {
  readonly file: ReplayFile;
  readonly verified: ReadonlyMap<string, Verified>;
  readonly asRecorded: Replay['asRecorded'];
}) {
  const { file, verified, asRecorded } = props;
  const done = verified.size;
  const all = file.bouts.length;
  const wrong = [...verified.values()].filter(({ differences }) => differences.length > 0).length;
  const same = done === all ? wrong === 0 : null;
  const { replayPage: replay } = useTexts();
  const { verdict, explained } = replay;
  const words = asRecorded
    ? verdict[asRecorded]
    : same === null
      ? verdict.computing({ done, of: all })
      : same
        ? verdict.same
        : verdict.different({ rounds: wrong });
  return (
    <div
      class="stack"
      style={{ '--gap': 1 }}
      role="status"
      data-testid="replay-verdict"
      {...(same !== null && { 'data-same': String(same) })}
    >
      <p class="kicker">
        {replay.of} <span class="room-code">{file.code}</span>
        {replay.seed({ seed: String(file.seed) })}
      </p>
      <h1 class="stage-title">{words}</h1>
      <p class="quiet">{explained[asRecorded ?? (same ? 'same' : 'comparing')]}</p>
    </div>
  );
}
