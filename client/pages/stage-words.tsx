import type { ComponentChildren } from 'preact';
import type { BoutView, RoomView } from '../../engine/match/views.ts';
import type { Scenario } from '../../engine/round/scenario.ts';
import { AccuracyCurve } from '../panels/accuracy-curve.tsx';
import { AccuracyGauge } from '../panels/accuracy-gauge.tsx';
import { Drop, Sieve } from '../panels/icons.tsx';
import { Totals } from '../panels/score-board.tsx';
import { TeamName } from '../panels/team-badge.tsx';
import { boutOnShow } from '../room/bouts.ts';
import { teamOf } from '../room/teams.ts';
import type { Shown } from '../room/theatre.ts';
import { count } from '../words/format.ts';
import type { RoundData } from './use-round-data.ts';

/** Both stories and no secret: what a side reads while it is not its turn, and the projector always. */
export function WaitingWords(props: { readonly view: RoomView; readonly scenario: Scenario }) {
  const { view, scenario } = props;
  const bout = boutOnShow(view);
  return (
    <>
      {view.phase === 'briefing' && <Lead title={scenario.title}>{scenario.story}</Lead>}
      {view.phase === 'prepare' && (
        <Lead title="The well is being poisoned.">
          {bout?.committed.attack
            ? 'The plan is in. Nobody else knows what it is.'
            : 'Somewhere in the next delivery there will be samples that lie. Nobody else knows which.'}
        </Lead>
      )}
      {view.phase === 'filter' && (
        <Lead title="The water is being filtered.">
          {bout?.committed.defend
            ? 'The filters are chosen. Training starts when the phase ends.'
            : 'The delivery is here, good and bad samples alike, with nothing to tell them apart but themselves.'}
        </Lead>
      )}
      {bout && <Sides view={view} bout={bout} />}
      {view.history.length > 0 && <Totals standings={view.standings} teams={view.teams} />}
    </>
  );
}

function Sides({ view, bout }: { readonly view: RoomView; readonly bout: BoutView }) {
  const { teams, committed } = bout;
  return (
    <dl class="sides">
      <div>
        <dt>
          <Drop /> Attackers
        </dt>
        <dd>
          <TeamName team={teamOf(view.teams, teams.attack)} />
          <State done={committed.attack} now={view.phase === 'prepare'} />
        </dd>
      </div>
      <div>
        <dt>
          <Sieve /> Defenders
        </dt>
        <dd>
          <TeamName team={teamOf(view.teams, teams.defend)} />
          <State done={committed.defend} now={view.phase === 'filter'} />
        </dd>
      </div>
    </dl>
  );
}

const State = ({ done, now }: { readonly done: boolean; readonly now: boolean }) => (
  <span class={`state ${done ? 'done' : ''}`}>{done ? 'plan is in' : now ? 'choosing' : 'waiting'}</span>
);

/** A headline and what it is about. */
export const Lead = (props: { readonly title: string; readonly children: ComponentChildren }) => (
  <div class="stack">
    <h1 class="stage-title">{props.title}</h1>
    <p class="lede">{props.children}</p>
  </div>
);

/** The theatre's numbers. */
export function TrainWords(props: {
  readonly scenario: Scenario;
  readonly data: RoundData;
  readonly frames: readonly Shown[];
  readonly frameCount: number;
}) {
  const { data, frames, frameCount } = props;
  const last = frames[frames.length - 1] ?? null;
  const kept = data.training?.kept.reduce((sum, flag) => sum + flag, 0) ?? null;
  const clean = data.training?.meta.cleanAccuracy ?? null;
  return (
    <>
      <Lead title="The model drinks.">
        {kept === null || !data.training
          ? 'It learns from whatever is left in the delivery.'
          : `It learns from the ${count(kept)} samples that are left of ${count(data.training.meta.n)}.`}
      </Lead>
      <AccuracyGauge now={last?.accuracy ?? null} clean={clean} classes={props.scenario.classNames.length} />
      <div class="stack film" style={{ '--gap': 1 }}>
        <AccuracyCurve points={frames} clean={clean} />
        <div class="progress known" aria-hidden="true">
          <i style={{ width: `${frameCount > 0 ? (frames.length / frameCount) * 100 : 0}%` }} />
        </div>
      </div>
    </>
  );
}
