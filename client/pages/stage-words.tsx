import type { ComponentChildren } from 'preact';
import type { BoutView, RoomView } from '../../engine/match/views.ts';
import type { Scenario } from '../../engine/round/scenario.ts';
import { useScenarioText, useTexts } from '../app-context.ts';
import { AccuracyCurve } from '../panels/accuracy-curve.tsx';
import { AccuracyGauge } from '../panels/accuracy-gauge.tsx';
import { Drop, Sieve } from '../panels/icons.tsx';
import { Totals } from '../panels/score-board.tsx';
import { TeamName } from '../panels/team-badge.tsx';
import { hasScores, seatView } from '../room/bouts.ts';
import { teamOf } from '../room/teams.ts';
import type { Shown } from '../room/theatre.ts';
import type { RoundData } from './use-round-data.ts';

/** Both stories and no secret: what a side reads while it is not its turn, and the projector always. */
export function WaitingWords(props: {
  readonly view: RoomView;
  readonly scenario: Scenario;
  readonly bout: BoutView | null;
}) {
  const { view, scenario, bout } = props;
  const told = useScenarioText(scenario);
  const { poisoning, filtering } = useTexts().stage;
  return (
    <>
      {view.phase === 'briefing' && <Lead title={told.title}>{told.story}</Lead>}
      {view.phase === 'prepare' && (
        <Lead title={poisoning.title}>{bout?.committed.attack ? poisoning.done : poisoning.open}</Lead>
      )}
      {view.phase === 'filter' && (
        <Lead title={filtering.title}>{bout?.committed.defend ? filtering.done : filtering.open}</Lead>
      )}
      {bout && <Sides view={view} bout={bout} />}
      {hasScores(view) && (
        <Totals standings={view.standings} teams={view.teams} own={seatView(view)?.team ?? null} />
      )}
    </>
  );
}

function Sides({ view, bout }: { readonly view: RoomView; readonly bout: BoutView }) {
  const { teams, committed } = bout;
  const { match } = useTexts();
  return (
    <dl class="sides">
      <div>
        <dt>
          <Drop /> {match.attackers}
        </dt>
        <dd>
          <TeamName team={teamOf(view.teams, teams.attack)} />
          <State done={committed.attack} now={view.phase === 'prepare'} />
        </dd>
      </div>
      <div>
        <dt>
          <Sieve /> {match.defenders}
        </dt>
        <dd>
          <TeamName team={teamOf(view.teams, teams.defend)} />
          <State done={committed.defend} now={view.phase === 'filter'} />
        </dd>
      </div>
    </dl>
  );
}

function State({ done, now }: { readonly done: boolean; readonly now: boolean }) {
  const { planIsIn, choosing, waiting } = useTexts().stage;
  return <span class={`state ${done ? 'done' : ''}`}>{done ? planIsIn : now ? choosing : waiting}</span>;
}

/** A headline and what it is about. */
export const Lead = (props: { readonly title: string; readonly children: ComponentChildren }) => (
  <div class="stack">
    <h1 class="stage-title">{props.title}</h1>
    {props.children && <p class="lede">{props.children}</p>}
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
  const { training } = useTexts().stage;
  const last = frames[frames.length - 1] ?? null;
  const kept = data.training?.kept.reduce((sum, flag) => sum + flag, 0) ?? null;
  const clean = data.training?.meta.cleanAccuracy ?? null;
  return (
    <>
      <Lead title={training.title}>
        {kept === null || !data.training ? training.open : training.left({ kept, of: data.training.meta.n })}
      </Lead>
      <AccuracyGauge now={last?.accuracy ?? null} clean={clean} classes={props.scenario.classes} />
      <div class="stack film" style={{ '--gap': 1 }}>
        <AccuracyCurve points={frames} clean={clean} />
        <div class="progress known" aria-hidden="true">
          <i style={{ width: `${frameCount > 0 ? (frames.length / frameCount) * 100 : 0}%` }} />
        </div>
      </div>
    </>
  );
}
