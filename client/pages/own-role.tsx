import type { AttackDesk, DefendDesk, SeatView } from '../../engine/match/views.ts';
import type { Scenario } from '../../engine/round/scenario.ts';
import { objectiveOf } from '../../texts/story.ts';
import { useScenarioText, useTexts } from '../app-context.ts';
import { MAX_FILTERS } from '../links/read-lab.ts';
import { scenarioOf } from '../links/scenarios.ts';
import { Drop, Sieve } from '../panels/icons.tsx';
import { Told } from '../panels/term.tsx';
import { attackTitle, defendTitle } from './desk-titles.ts';

/** The own part in this round, so that it cannot be missed: in `wells` both, one after the other. */
export function OwnRole({ view }: { readonly view: SeatView }) {
  const { attack, defend } = view;
  const scenario = scenarioOf(view.scenario);
  const told = useScenarioText(scenario);
  return (
    <>
      <section class="stack" style={{ '--gap': 1 }}>
        <h1 class="stage-title">{told.title}</h1>
        <p class="lede">{told.story}</p>
      </section>
      {attack && <AttackRole view={view} desk={attack} scenario={scenario} />}
      {defend && <DefendRole view={view} desk={defend} />}
    </>
  );
}

function AttackRole(props: {
  readonly view: SeatView;
  readonly desk: AttackDesk;
  readonly scenario: Scenario;
}) {
  const { view, desk, scenario } = props;
  const texts = useTexts();
  const { desks } = texts;
  return (
    <section class="role attack">
      <h2>
        <Drop size={28} /> {attackTitle(view, texts)}
      </h2>
      <p>
        <Told text={objectiveOf(texts, scenario)} />
      </p>
      <p class="quiet">{desks.attack.budget({ points: desk.points, most: desk.epsilonMax })}</p>
    </section>
  );
}

function DefendRole({ view, desk }: { readonly view: SeatView; readonly desk: DefendDesk }) {
  const texts = useTexts();
  const { desks } = texts;
  const [low, high] = desk.epsilonRange;
  return (
    <section class="role defend">
      <h2>
        <Sieve size={28} /> {defendTitle(view, texts)}
      </h2>
      <p>{desks.defend.ahead({ low, high })}</p>
      <p class="quiet">{desks.defend.budget({ points: desk.points, filters: MAX_FILTERS })}</p>
    </section>
  );
}
